import type { CaseId } from '#domain/ids.ts';
import type { Deps } from '#workflows/deps.ts';
import { renderPage } from '../render-card.ts';
import { guidePress, pagePress } from '../submissions.ts';
import { bodyGuide } from '../views/body-guide.ts';
import { policyPage } from '../views/policy-page.ts';
import type { Button } from '../views/view.ts';
import { outOfDate } from './open-case.ts';
import type { Answer, Press } from './press.ts';

/** A page of the pack as it is now, also from a case that runs under an older one: help must be of today. */
export async function openPolicyPage(_deps: Deps, { actor, data }: Press): Answer {
  const asked = pagePress.safeParse(data);
  const page = actor.school.policy.pages.find(({ id }) => id === asked.data?.page);
  if (page === undefined) return outOfDate(actor);
  return renderPage(policyPage(page, actor.banner, backFrom(asked.data?.case)));
}

/** The outside bodies, of today like the pages. */
export async function openBodyGuide(_deps: Deps, { actor, data }: Press): Answer {
  const asked = guidePress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const { page, case: caseId } = asked.data;
  const from = caseId === undefined ? {} : { case: caseId };
  return renderPage(bodyGuide(actor.school, actor.banner, page, from, backFrom(caseId)));
}

function backFrom(caseId: CaseId | undefined): Button {
  return caseId === undefined
    ? { title: 'Back', verb: 'help', data: {} }
    : { title: 'Back', verb: 'open', data: { case: caseId, page: 1 } };
}
