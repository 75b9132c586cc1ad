import { readNotReached, remindNow } from '#workflows/not-reached.ts';
import type { Actor } from '../actor.ts';
import { notReachedPress, remindNowPress } from '../board-submissions.ts';
import { renderPage } from '../render-card.ts';
import { notReachedView } from '../views/not-reached-view.ts';
import { NOT_YOUR_BOARD } from './board.ts';
import { outOfDate, refused } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import type { TeamsDeps } from './teams-deps.ts';

/** **Not reached**, and its pages. */
export async function openNotReached(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = notReachedPress.safeParse(data);
  return asked.success ? await show(deps, actor, { ...asked.data, result: '' }) : outOfDate(actor);
}

type Place = { readonly after?: string | undefined; readonly page: number; readonly result: string };

async function show(deps: TeamsDeps, actor: Actor, { after, page, result }: Place): Answer {
  const { school, person, banner } = actor;
  const found = await readNotReached(deps, school.id, person, after);
  if (found === undefined) return refused(actor, NOT_YOUR_BOARD);
  return renderPage(notReachedView(found, { banner, after, page, result }));
}

/** **Remind now**: those on the sheet, and idempotent by state. */
export async function sendRemindNow(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = remindNowPress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const { after } = asked.data;
  const count = await remindNow(deps, actor.school.id, actor.person, after);
  if (count === undefined) return refused(actor, NOT_YOUR_BOARD);
  return await show(deps, actor, { after, page: 1, result: remindedText(count) });
}

function remindedText(count: number): string {
  if (count === 0) return 'They are to be reminded again already.';
  const who = count === 1 ? '1 person is' : `${count} people are`;
  return `Saved: ${who} reminded again, at the hours for reminders.`;
}
