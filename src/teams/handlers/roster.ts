import { PEOPLE_KEEPERS } from '#domain/directory/keepers.ts';
import { hasRole } from '#domain/person.ts';
import { applyRoster, askRoster, readRoster } from '#workflows/ask-roster.ts';
import type { Actor } from '../actor.ts';
import { NOT_YOUR_PEOPLE } from '../directory-replies.ts';
import { renderPage } from '../render-card.ts';
import { rosterPress } from '../submissions.ts';
import { rosterView } from '../views/roster-view.ts';
import { outOfDate, refused } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import type { TeamsDeps } from './teams-deps.ts';

/**
 * `/here staff`: the people of this team are the staff. Nobody is added or taken out by it.
 *
 * @returns one sentence, fit for everybody in the channel.
 */
export async function bindTeam(deps: TeamsDeps, { school, person, inbound }: Actor): Promise<string> {
  if (!hasRole(person, PEOPLE_KEEPERS)) return 'Only the office or an administrator does that.';
  const { window: _window, teamsUserId: _user, ...team } = inbound.route;
  await deps.store.directory.roster.bindTeam(school.id, team, person.id, deps.clock.now());
  await askRoster(deps, school.id, person);
  return 'The people of this team are the staff. To see who would be added, type /roles in my chat and press People, then Compare with the team.';
}

/** **Compare with the team**, and its pages. */
export async function openRoster(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = rosterPress.safeParse(data);
  return asked.success ? await rosterCard(deps, actor, asked.data.page) : outOfDate(actor);
}

async function rosterCard(deps: TeamsDeps, actor: Actor, page = 1): Answer {
  const { school, person, banner } = actor;
  const sheet = await readRoster(deps, school.id, person);
  if (sheet === undefined) return refused(actor, NOT_YOUR_PEOPLE);
  return renderPage(rosterView(sheet, { banner, page }));
}

/** **Compare now**. */
export async function compareRoster(deps: TeamsDeps, { actor }: Press): Answer {
  if (!hasRole(actor.person, PEOPLE_KEEPERS)) return refused(actor, NOT_YOUR_PEOPLE);
  await askRoster(deps, actor.school.id, actor.person);
  return await rosterCard(deps, actor);
}

/** **Apply**: those who were shown are added. */
export async function addFromRoster(deps: TeamsDeps, { actor }: Press): Answer {
  if (!hasRole(actor.person, PEOPLE_KEEPERS)) return refused(actor, NOT_YOUR_PEOPLE);
  await applyRoster(deps, actor.school.id, actor.person);
  return await rosterCard(deps, actor);
}
