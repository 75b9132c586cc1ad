import { wallDateTime } from '#domain/calendar.ts';
import { GRANT_APPROVERS, PEOPLE_KEEPERS, ROLE_GIVERS } from '#domain/directory/keepers.ts';
import type { Holder } from '#domain/directory/model.ts';
import type { PersonId } from '#domain/ids.ts';
import { hasRole, type Person, ROLES, type Role } from '#domain/person.ts';
import type { RolesSheet } from '#workflows/read-directory.ts';
import { DIRECTORY_FORMS, type DirectoryFormName } from '../forms/directory-forms.ts';
import { changeEntry } from './directory-words.ts';
import { paged } from './paging.ts';
import type { Button, Entry, PageView, PostedView } from './view.ts';

type Shown = {
  readonly banner: string;
  readonly viewer: Person;
  readonly roleTitle: (role: Role) => string;
  readonly page: number;
  /** Before which entry the changes begin that are shown. */
  readonly before?: number | undefined;
  readonly result?: string;
};

/** Roles without which something cannot be done: that nobody holds one is said. */
const NEEDED: readonly Role[] = ['dsl', 'head', 'chair', 'admin'];

/** `/roles`, as it is posted: no name and no reason. */
export function rolesFace(banner: string): PostedView {
  return {
    ...{ banner, flag: '', title: 'Roles', facts: [] },
    lines: ['Who holds which role here, what waits for a second person, and the people of the school.'],
    buttons: [
      { title: 'Open roles', verb: 'roles-open', data: {} },
      { title: 'People', verb: 'people', data: {} },
    ],
  };
}

/** **Open roles**: who holds which role, what waits for a second person, and who decided what and when. */
export function rolesView(sheet: RolesSheet, shown: Shown): PageView {
  const { asked, changes, people, next } = sheet;
  const { banner, viewer, roleTitle, page, before, result = '' } = shown;
  const person = (id: PersonId) => people.get(id)?.name ?? 'somebody who has left';
  const waiting = asked.map(
    (grant): Entry => ({
      label: `${person(grant.person)}: ${roleTitle(grant.role)}`,
      text: grant.reason,
      meta: `Asked for by ${person(grant.by)}, ${wallDateTime(grant.at)}`,
    }),
  );
  const record = changes.map((entry) => changeEntry(entry, { person, role: roleTitle }));
  const place = before === undefined ? {} : { before };
  return paged(
    {
      ...{ banner, title: 'Roles', alarm: [], result, refusal: '', more: [] },
      subtitle: 'Who holds which role. A safeguarding lead, a head and a chair are made by two people.',
      sections: [
        ...(waiting.length === 0 ? [] : [{ heading: 'Waiting for a second person', entries: waiting }]),
        { heading: 'Who holds what', entries: holderEntries(sheet, roleTitle) },
        ...(record.length === 0 ? [] : [{ heading: 'Last changes', entries: record }]),
      ],
      buttons: buttonsFor(viewer, waiting.length > 0),
    },
    page,
    { verb: 'roles-open', data: place },
    {
      ...(before === undefined ? {} : { back: { page: 1 } }),
      ...(next === undefined ? {} : { next: { before: next, page: LAST_PAGE } }),
    },
  );
}

/** The changes stand last. */
const LAST_PAGE = 999;

function buttonsFor(viewer: Person, isWaiting: boolean): readonly Button[] {
  const form = (name: DirectoryFormName): Button => ({
    ...{ title: DIRECTORY_FORMS[name].title, verb: 'person-form', data: { name } },
  });
  const gives = hasRole(viewer, ROLE_GIVERS);
  return [
    ...(isWaiting && hasRole(viewer, GRANT_APPROVERS) ? [form('approve'), form('refuse')] : []),
    ...(gives ? [form('grant'), form('take')] : []),
    ...(gives || hasRole(viewer, PEOPLE_KEEPERS) ? [{ title: 'People', verb: 'people', data: {} }] : []),
    { title: 'Hide', verb: 'roles', data: {} },
  ];
}

function holderEntries({ holders, people }: RolesSheet, roleTitle: (role: Role) => string): readonly Entry[] {
  return ROLES.filter((role) => role !== 'staff').flatMap((role): readonly Entry[] => {
    const lines = holders
      .filter(({ roles }) => roles.includes(role))
      .map((one) => holderLine(one, role, people));
    if (lines.length === 0 && !NEEDED.includes(role)) return [];
    return [{ label: roleTitle(role), text: lines.length === 0 ? 'Nobody' : lines.join('\n'), meta: '' }];
  });
}

function holderLine({ id, acting = [] }: Holder, role: Role, people: RolesSheet['people']): string {
  const person = people.get(id);
  const until = acting.find((one) => one.role === role)?.until;
  const name = person === undefined ? 'somebody who has left' : `${person.name}, ${person.position}`;
  return until === undefined ? name : `${name} (until ${wallDateTime(until)})`;
}
