import { dayText, wallDateTime } from '#domain/calendar.ts';
import type { DirectoryEvent } from '#domain/directory/event.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Role } from '#domain/person.ts';
import { assertNever } from '#domain/result.ts';
import type { DirectoryEntry } from '#workflows/directory-ports.ts';
import type { Entry } from './view.ts';

export type DirectoryNames = {
  readonly person: (id: PersonId) => string;
  readonly role: (role: Role) => string;
};

/** Who decided what, when and why. */
export function changeEntry({ event }: DirectoryEntry, names: DirectoryNames): Entry {
  const reason = 'reason' in event && event.reason !== '' ? `\nReason: ${event.reason}` : '';
  const by = event.by === 'steward' ? 'Steward, by the clock' : names.person(event.by);
  return {
    label: wallDateTime(event.at),
    text: `${names.person(event.person)}: ${whatHappened(event, names)}${reason}`,
    meta: by,
  };
}

function whatHappened(event: DirectoryEvent, { role }: DirectoryNames): string {
  switch (event.type) {
    case 'person-added':
      return 'added';
    case 'person-changed':
      return 'changed';
    case 'person-left':
      return 'has left';
    case 'person-returned':
      return 'has come back';
    case 'went-away':
      return `on leave from ${dayText(event.from) ?? event.from}`;
    case 'came-back':
      return 'back from leave';
    case 'account-added':
      return 'has a second account';
    case 'grant-asked':
      return `${role(event.role)}, asked for`;
    case 'grant-refused':
      return `${role(event.role)}, refused`;
    case 'role-granted':
      return event.until === undefined
        ? `${role(event.role)}, given${event.grant === undefined ? '' : ' by two people'}`
        : `${role(event.role)}, given until ${wallDateTime(event.until)}`;
    case 'role-taken':
      return `${role(event.role)}, taken away`;
    case 'role-lapsed':
      return `${role(event.role)}, over after 72 hours`;
    default:
      return assertNever(event, 'directory event');
  }
}
