import { rollKindsFor } from '#domain/directory/decide-roll.ts';
import { PEOPLE_KEEPERS } from '#domain/directory/keepers.ts';
import type { RollId } from '#domain/ids.ts';
import { hasRole } from '#domain/person.ts';
import { findOnRoll, readClass, readEntry, rollClasses } from '#workflows/roll.ts';
import type { Actor } from '../actor.ts';
import { renderForm, renderPage } from '../render-card.ts';
import { rollRefusalText } from '../roll-replies.ts';
import { rollClassPress, rollEntryPress, rollFindPress } from '../roll-submissions.ts';
import { classTitle, classValue, entryView, rollListView, rollView } from '../views/roll-view.ts';
import { outOfDate, refused } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import type { TeamsDeps } from './teams-deps.ts';

const MOST_FOUND = 40;
export const NOT_YOUR_ROLL =
  'Only the office, safeguarding leads, the head and whoever sets Steward up open the roll. Ask the office.';

export function mayKeepRoll({ person }: Actor): boolean {
  return rollKindsFor(person).length > 0;
}

/** `/roll`. */
export async function rollCard(deps: TeamsDeps, actor: Actor): Answer {
  if (!mayKeepRoll(actor)) return refused(actor, NOT_YOUR_ROLL);
  const classes = await rollClasses(deps, actor.school.id, actor.person);
  return renderForm(rollView(actor.banner, classes, hasRole(actor.person, PEOPLE_KEEPERS)));
}

/** **Open the list**, and its pages. */
export async function openRollClass(deps: TeamsDeps, { actor, data }: Press): Answer {
  if (!mayKeepRoll(actor)) return refused(actor, NOT_YOUR_ROLL);
  const asked = rollClassPress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const { class: of, page } = asked.data;
  const entries = await readClass(deps, actor.school.id, actor.person, of);
  if (entries === undefined) return refused(actor, rollRefusalText({ type: 'not-on-roll' }));
  const title = classTitle(of);
  return renderForm(
    rollListView({ banner: actor.banner, title, entries, page, more: { class: classValue(of) } }),
  );
}

/** **Find**: by a part of the name. */
export async function findInRoll(deps: TeamsDeps, { actor, data }: Press): Answer {
  if (!mayKeepRoll(actor)) return refused(actor, NOT_YOUR_ROLL);
  const asked = rollFindPress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const { find = '' } = asked.data;
  if (find.trim() === '') return refused(actor, 'Type a part of the name under “Find person” first.');
  const entries = await findOnRoll(deps, actor.school.id, actor.person, find, MOST_FOUND);
  return renderForm(rollListView({ banner: actor.banner, title: 'Find person', entries, page: 1, more: {} }));
}

/** **Open**. */
export async function openRollEntry(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = rollEntryPress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  return await showEntry(deps, actor, asked.data.id, { page: asked.data.page });
}

export async function showEntry(
  deps: TeamsDeps,
  actor: Actor,
  id: RollId,
  said: { readonly page: number; readonly result?: string },
): Answer {
  const sheet = await readEntry(deps, actor.school.id, actor.person, id);
  if (sheet === undefined) return refused(actor, rollRefusalText({ type: 'not-on-roll' }));
  return renderPage(entryView(sheet, { banner: actor.banner, ...said }));
}
