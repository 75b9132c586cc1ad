import { recentTerms } from '#domain/school-terms.ts';
import type { Deps } from '#workflows/deps.ts';
import { readIncidentLog } from '#workflows/incident-log.ts';
import { renderPage } from '../render-card.ts';
import { logPress } from '../submissions.ts';
import { logView } from '../views/log-view.ts';
import { policiesOf } from './lists.ts';
import { NOT_YOURS } from './log-card.ts';
import { outOfDate, refused } from './open-case.ts';
import type { Answer, Press } from './press.ts';

/** **Open the log**, and its pages. */
export async function openLog(deps: Deps, { actor, data }: Press): Answer {
  const asked = logPress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const now = deps.clock.now();
  const term = recentTerms(now).find(({ id }) => id === asked.data.term);
  if (term === undefined) return outOfDate(actor);
  const { school, person, banner } = actor;
  const log = await readIncidentLog(deps, school.id, person, term, asked.data.sheet);
  if (log === undefined) return refused(actor, NOT_YOURS);
  const packs = log.cases.map(({ open }) => open);
  const policyOf = await policiesOf(deps, school, packs);
  return renderPage(logView(log, policyOf, { banner, term, page: asked.data.page, now }));
}
