import { CARD_LIMIT, type Card, cardSize, renderPosted } from '../render-card.ts';
import { parseSpoken } from '../spoken.ts';
import { schoolChoice } from '../submissions.ts';
import { type AskedWhich, whichSchoolView } from '../views/which-school-view.ts';
import { answerSpoken } from './messages.ts';
import { outOfDate } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import { startCard } from './report.ts';
import type { TeamsDeps } from './teams-deps.ts';

/** For somebody in several schools, until they have chosen one in this chat. Each button carries the message. */
export function whichSchoolCard(asked: AskedWhich): Card {
  const card = renderPosted(whichSchoolView(asked));
  return cardSize(card) <= CARD_LIMIT
    ? card
    : renderPosted(whichSchoolView({ ...asked, message: undefined }));
}

/** **Change school**. */
export async function changeSchool(_deps: TeamsDeps, { actor }: Press): Answer {
  const { standings, banner } = actor;
  return standings.length < 2 ? outOfDate(actor) : whichSchoolCard({ standings, banner, say: '/help' });
}

/**
 * A button of *Which school?*: the choice stands for this chat, and what was typed is done there. The press
 * acts in the school that it names, which was held against storage like any other (T9).
 */
export async function chooseSchool(deps: TeamsDeps, { actor, data }: Press): Answer {
  const chosen = schoolChoice.safeParse(data);
  if (!chosen.success || actor.standings.length < 2) return outOfDate(actor);
  const { tenantId, account } = actor.inbound;
  await deps.store.chooseSchool(tenantId, account, actor.school.id);
  const { say, message } = chosen.data;
  const spoken = parseSpoken(say);
  return spoken.word === 'report'
    ? startCard(deps, actor, { message })
    : await answerSpoken(deps, actor, spoken);
}
