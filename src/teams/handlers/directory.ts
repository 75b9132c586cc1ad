import { PEOPLE_KEEPERS } from '#domain/directory/keepers.ts';
import type { PersonId } from '#domain/ids.ts';
import { hasRole, type Role } from '#domain/person.ts';
import { roleTitle } from '#domain/role-titles.ts';
import { readPerson, readRoles, readUnreached, seesRoles } from '#workflows/read-directory.ts';
import type { Actor } from '../actor.ts';
import { NOT_YOUR_PEOPLE, NOT_YOUR_ROLES } from '../directory-replies.ts';
import { choosePeople, MANY_PEOPLE } from '../forms/people.ts';
import { type Card, renderPage, renderPosted } from '../render-card.ts';
import { personPress, rolesPress, unreachedPress } from '../submissions.ts';
import { personPage, unreachedView } from '../views/person-page.ts';
import { rolesFace, rolesView } from '../views/roles-view.ts';
import type { Option } from '../views/view.ts';
import { outOfDate, refused } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import { renderFitting } from './render-fitting.ts';
import type { TeamsDeps } from './teams-deps.ts';

export const roleTitleIn =
  ({ school }: Actor) =>
  (role: Role): string =>
    roleTitle(school.policy, role);

/** `/roles`: a harmless card. What it holds opens for its presser alone. */
export function rolesCard(actor: Actor): Card {
  return seesRoles(actor.person) ? renderPosted(rolesFace(actor.banner)) : refused(actor, NOT_YOUR_ROLES);
}

/** **Open roles**. */
export async function showRoles(
  deps: TeamsDeps,
  actor: Actor,
  { page = 1, before, result = '' }: { page?: number; before?: number | undefined; result?: string } = {},
): Answer {
  const { school, person: viewer, banner } = actor;
  const sheet = await readRoles(deps, school.id, viewer, before);
  if (sheet === undefined) return refused(actor, NOT_YOUR_ROLES);
  return renderPage(
    rolesView(sheet, { banner, viewer, roleTitle: roleTitleIn(actor), page, before, result }),
  );
}

/** Its pages, and earlier changes. */
export async function openRoles(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = rolesPress.safeParse(data);
  return asked.success ? await showRoles(deps, actor, asked.data) : outOfDate(actor);
}

/** **People**: whom to open. */
export async function openPeople(deps: TeamsDeps, { actor }: Press): Answer {
  return seesRoles(actor.person) ? await peopleCard(deps, actor) : refused(actor, NOT_YOUR_PEOPLE);
}

async function peopleCard(deps: TeamsDeps, actor: Actor, find = ''): Answer {
  const part = find.trim() === '' ? undefined : find;
  const options = await everybody(deps, actor, part);
  const found = part === undefined ? '' : ` ${options.length} found.`;
  return renderFitting({
    ...{ banner: actor.banner, title: 'People', alarm: [], refusal: '' },
    lines: [`Everybody with an account of the school, leavers too.${found}`],
    fields: choosePeople('who', 'Who?', options, { optional: true, find }),
    buttons: [
      { title: 'Open', verb: 'person', data: {}, style: 'positive', takesInputs: true },
      { title: 'Add person', verb: 'person-form', data: { name: 'add' } },
      { title: 'Who cannot be reached', verb: 'unreached', data: {} },
      ...(hasRole(actor.person, PEOPLE_KEEPERS)
        ? [{ title: 'Compare with the team', verb: 'roster', data: {} }]
        : []),
      { title: 'Back', verb: 'roles', data: {} },
    ],
  });
}

/** Leavers too: they are found to be brought back. */
async function everybody(
  deps: TeamsDeps,
  { school }: Actor,
  part: string | undefined,
): Promise<readonly Option[]> {
  const people = await deps.store.people(school.id, MANY_PEOPLE + 1, part);
  return people.map(({ id, name, position, left }) => ({
    ...{ value: id, title: `${name}, ${position}${left === undefined ? '' : ' (has left)'}` },
  }));
}

/** **Open**: the person chosen, or those found by a part of their name. */
export async function openPerson(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = personPress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const { who, find } = asked.data;
  if (!seesRoles(actor.person)) return refused(actor, NOT_YOUR_PEOPLE);
  return who === '' ? await peopleCard(deps, actor, find) : await personCard(deps, actor, who);
}

export async function personCard(deps: TeamsDeps, actor: Actor, id: PersonId, result = ''): Answer {
  const { school, person: viewer, banner } = actor;
  const sheet = await readPerson(deps, school.id, viewer, id);
  if (sheet === undefined) return refused(actor, NOT_YOUR_PEOPLE);
  return renderPage(personPage(sheet, { banner, viewer, roleTitle: roleTitleIn(actor), result }));
}

/** **Who cannot be reached**, and its pages. */
export async function openUnreached(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = unreachedPress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const { after, page } = asked.data;
  const unreached = await readUnreached(deps, actor.school.id, actor.person, after);
  if (unreached === undefined) return refused(actor, NOT_YOUR_PEOPLE);
  return renderPage(unreachedView(unreached, { banner: actor.banner, page, after }));
}
