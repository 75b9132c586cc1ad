import { dayText, wallDateTime, wallDay } from '#domain/calendar.ts';
import { PEOPLE_KEEPERS, ROLE_GIVERS } from '#domain/directory/keepers.ts';
import { hasRole, type Person, type Role } from '#domain/person.ts';
import type { PersonSheet, Unreached } from '#workflows/read-directory.ts';
import { DIRECTORY_FORMS, type DirectoryFormName } from '../forms/directory-forms.ts';
import { SIGNS_AS } from '../words.ts';
import { paged } from './paging.ts';
import type { Button, Entry, PageView } from './view.ts';

const INSTALL =
  'They have not opened Steward, or took it away. Ask IT to install it for them; then they are written to again.';

type Shown = {
  readonly banner: string;
  readonly viewer: Person;
  readonly roleTitle: (role: Role) => string;
  readonly result?: string;
};

/** One person, for whoever looks after people or gives roles. */
export function personPage(sheet: PersonSheet, { banner, viewer, roleTitle, result = '' }: Shown): PageView {
  const { person, manager, sponsor, reached } = sheet;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Position', person.position],
    ['Group', person.group],
    ['Line manager', manager?.name],
    ['First day', person.since && dayText(person.since)],
    ['Last day', person.until && dayText(person.until)],
    ['On leave', person.away && leaveText(person.away)],
    ['Left', person.left && wallDay(person.left)],
    ['Who answers for this guest', sponsor?.name],
    ['Signs as', person.signsAs?.map(signerTitle).join(', ')],
    ['Roles', rolesText(person, roleTitle)],
    ['Chat', reached ? 'Steward can write to them.' : INSTALL],
  ];
  return {
    ...{ banner, title: person.name, subtitle: '', alarm: [], result, refusal: '', more: [], pager: [] },
    sections: [
      {
        heading: 'What is known here',
        entries: facts.flatMap(([label, text]) => (text === undefined ? [] : [{ label, text, meta: '' }])),
      },
    ],
    buttons: buttonsFor(person, viewer),
  };
}

function signerTitle(signer: string): string {
  return SIGNS_AS.options.find(({ value }) => value === signer)?.title ?? signer;
}

function leaveText({ from, until }: NonNullable<Person['away']>): string {
  const first = `From ${dayText(from) ?? from}`;
  return until === undefined ? `${first}, no last day yet` : `${first} to ${dayText(until) ?? until}`;
}

function rolesText({ roles, acting = [] }: Person, roleTitle: (role: Role) => string): string {
  const above = roles.filter((role) => role !== 'staff');
  const title = (role: Role) => {
    const until = acting.find((one) => one.role === role)?.until;
    return until === undefined ? roleTitle(role) : `${roleTitle(role)} (until ${wallDateTime(until)})`;
  };
  return above.length === 0 ? 'None above all staff' : above.map(title).join('\n');
}

function buttonsFor(person: Person, viewer: Person): readonly Button[] {
  const forms = [
    ...(hasRole(viewer, PEOPLE_KEEPERS) ? keeperForms(person) : []),
    ...(hasRole(viewer, ROLE_GIVERS) && person.left === undefined ? (['grant', 'take'] as const) : []),
  ];
  const button = (name: DirectoryFormName): Button => ({
    ...{ title: DIRECTORY_FORMS[name].title, verb: 'person-form', data: { name, person: person.id } },
  });
  const isHolder = person.roles.some((role) => role !== 'staff');
  return [
    ...forms.filter((name) => name !== 'take' || isHolder).map(button),
    { title: 'Back', verb: 'people', data: {} },
  ];
}

function keeperForms({ left, away }: Person): readonly DirectoryFormName[] {
  if (left !== undefined) return ['returned'];
  return ['change', away === undefined ? 'away' : 'back', 'left', 'account'];
}

/** **Who cannot be reached**. */
export function unreachedView(
  { looked, people, next }: Unreached,
  {
    banner,
    page,
    after,
  }: { readonly banner: string; readonly page: number; readonly after?: string | undefined },
): PageView {
  const none: Entry = { label: 'Nobody', text: 'Steward can write to everybody here.', meta: '' };
  const entries = people.map(
    (one): Entry => ({ label: one.name, text: one.position, meta: one.group ?? '' }),
  );
  const place = after === undefined ? {} : { after };
  return paged(
    {
      ...{ banner, title: 'Who cannot be reached', alarm: [], result: '', refusal: '', more: [] },
      subtitle: `${people.length} of ${looked} people looked at. ${people.length === 0 ? '' : INSTALL}`,
      sections: [{ heading: 'No chat with Steward', entries: entries.length === 0 ? [none] : entries }],
      buttons: [{ title: 'Hide', verb: 'people', data: {} }],
    },
    page,
    { verb: 'unreached', data: place },
    {
      ...(after === undefined ? {} : { back: { page: 1 } }),
      ...(next === undefined ? {} : { next: { after: next, page: 1 } }),
    },
  );
}
