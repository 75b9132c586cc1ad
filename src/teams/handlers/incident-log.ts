import { ORDINARY_READERS } from '#domain/case/access.ts';
import { hasRole, type Person } from '#domain/person.ts';
import { recentTerms } from '#domain/school-terms.ts';
import type { Deps } from '#workflows/deps.ts';
import { readIncidentLog } from '#workflows/incident-log.ts';
import type { Actor } from '../actor.ts';
import { pick } from '../forms/fields.ts';
import { type Card, renderForm, renderPage } from '../render-card.ts';
import { logPress } from '../submissions.ts';
import { logView } from '../views/log-view.ts';
import { policiesOf } from './lists.ts';
import { outOfDate, refused } from './open-case.ts';
import type { Answer, Press } from './press.ts';

const NOT_YOURS = 'Only safeguarding leads, the head and the lead for online safety open the incident log.';

export function mayOpenLog(person: Person): boolean {
  return hasRole(person, ORDINARY_READERS);
}

/** `/log`: a harmless card that anybody may see standing there. */
export function logCard(deps: Deps, actor: Actor): Card {
  if (!mayOpenLog(actor.person)) return refused(actor, NOT_YOURS);
  const terms = recentTerms(deps.clock.now()).map(({ id, title }) => ({ value: id, title }));
  return renderForm({
    ...{ banner: actor.banner, title: 'Incident log', alarm: [], refusal: '' },
    lines: ['Every report but confidential ones, newest first. Each time you open it is recorded.'],
    fields: [pick('term', 'Term', terms, { value: terms[0]?.value ?? '' })],
    buttons: [{ title: 'Open the log', verb: 'log-open', data: {}, takesInputs: true }],
  });
}

/** **Open the log**, and its pages. */
export async function openLog(deps: Deps, { actor, data }: Press): Answer {
  const asked = logPress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const term = recentTerms(deps.clock.now()).find(({ id }) => id === asked.data.term);
  if (term === undefined) return outOfDate(actor);
  const { school, person, banner } = actor;
  const log = await readIncidentLog(deps, school.id, person, term, asked.data.sheet);
  if (log === undefined) return refused(actor, NOT_YOURS);
  const packs = log.cases.map(({ open }) => open);
  const policyOf = await policiesOf(deps, school, packs);
  return renderPage(logView(log, policyOf, { banner, term, page: asked.data.page }));
}
