import type { Deps } from '#workflows/deps.ts';
import { renderPage } from '../render-card.ts';
import { pagePress } from '../submissions.ts';
import { policyPage } from '../views/policy-page.ts';
import { outOfDate } from './open-case.ts';
import type { Answer, Press } from './press.ts';

/** A page of the pack as it is now, also from a case that runs under an older one: help must be of today. */
export async function openPolicyPage(_deps: Deps, { actor, data }: Press): Answer {
  const asked = pagePress.safeParse(data);
  const page = actor.school.policy.pages.find(({ id }) => id === asked.data?.page);
  if (page === undefined) return outOfDate(actor);
  const caseId = asked.data?.case;
  const back =
    caseId === undefined
      ? { title: 'Back', verb: 'help', data: {} }
      : { title: 'Back', verb: 'open', data: { case: caseId, page: 1 } };
  return renderPage(policyPage(page, actor.banner, back));
}
