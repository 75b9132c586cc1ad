import { maySee } from '#domain/case/access.ts';
import { faceOf } from '#domain/case/face.ts';
import type { OpenCase } from '#domain/case/model.ts';
import { formIdAt } from '#domain/form-age.ts';
import type { CaseId } from '#domain/ids.ts';
import type { Deps } from '#workflows/deps.ts';
import { policyOrCurrent } from '#workflows/kept-policies.ts';
import { readCase } from '#workflows/read-case.ts';
import { seesCase } from '#workflows/sees-case.ts';
import type { Actor } from '../actor.ts';
import { type Card, renderPage, renderPosted } from '../render-card.ts';
import { NO_SUCH_CASE, refusalText } from '../replies.ts';
import { oneCase, onePage } from '../submissions.ts';
import { openButton } from '../views/buttons.ts';
import { caseView } from '../views/case-view.ts';
import { faceView } from '../views/face-view.ts';
import { answerView } from '../views/plain-views.ts';
import { recordView } from '../views/record-view.ts';
import type { Button } from '../views/view.ts';
import type { Answer, Press } from './press.ts';
import type { TeamsDeps } from './teams-deps.ts';

type Said = { readonly result?: string; readonly refusal?: string; readonly page?: number };

/** The case as the presser may see it now, or the one sentence that says neither *no* nor *none*. */
export async function showCase(deps: Deps, actor: Actor, caseId: CaseId, said: Said = {}): Answer {
  return await show(deps, actor, caseId, said, caseView);
}

/**
 * The case after a command was stored. What goes wrong from here on takes nothing back, so the presser
 * hears that it was saved in any case (P1).
 */
export async function showAfter(deps: TeamsDeps, actor: Actor, open: OpenCase, result: string): Answer {
  const said = (more: string, buttons: readonly Button[] = []) =>
    renderPage(answerView(actor.banner, open.reference, { result: `${result} ${more}` }, buttons));
  if (!maySee(actor.person, open)) return said('You no longer see this case.');
  try {
    return await showCase(deps, actor, open.id, { result });
  } catch (fault) {
    deps.log.fault('view-failed', fault, { caseId: open.id });
    return said('The case cannot be shown just now.', [openButton(open.id)]);
  }
}

/** The review record, for reading before signing. */
export async function showRecord(deps: Deps, actor: Actor, caseId: CaseId, said: Said = {}): Answer {
  return await show(deps, actor, caseId, said, recordView);
}

async function show(
  deps: Deps,
  actor: Actor,
  caseId: CaseId,
  { page = 1, ...said }: Said,
  view: typeof caseView | typeof recordView,
): Answer {
  const { school, person, banner } = actor;
  const file = await readCase(deps, school.id, caseId, person.id);
  if (!file.ok) return refused(actor, refusalText(file.error, { person: () => '', body: () => '' }));
  const policy = await deps.policyOf(school.id, file.value.open.pack);
  const now = deps.clock.now();
  const form = formIdAt(now, deps.newId());
  return renderPage(view(file.value, policy, { banner, page, now, form, ...said }));
}

export function refused({ banner }: Actor, refusal: string, buttons: readonly Button[] = []): Card {
  return renderPage(answerView(banner, 'That did not work', { refusal }, buttons));
}

export function outOfDate(actor: Actor): Card {
  return refused(actor, 'This card is out of date. Type /cases or /mine and open it again.');
}

export async function openCase(deps: Deps, { actor, data }: Press): Answer {
  const asked = onePage.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  return await showCase(deps, actor, asked.data.case, { page: asked.data.page });
}

export async function openRecord(deps: Deps, { actor, data }: Press): Answer {
  const asked = onePage.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  return await showRecord(deps, actor, asked.data.case, { page: asked.data.page });
}

/** **Hide**: back to the posted card's harmless words. */
export async function hideCase(deps: Deps, { actor, data }: Press): Answer {
  const asked = oneCase.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  return (await postedFace(deps, actor, asked.data.case)) ?? refused(actor, NO_SUCH_CASE);
}

/** What a posted card says of the case here; nothing when this person may not see the case. */
export async function postedFace(deps: Deps, actor: Actor, caseId: CaseId): Promise<Card | undefined> {
  const { school, person, inbound, banner } = actor;
  const stored = await deps.store.loadCase(school.id, caseId);
  if (stored === undefined || !(await seesCase(deps.store, school.id, person, stored.state)))
    return undefined;
  const open = stored.state;
  const place =
    inbound.kind === 'channel'
      ? { kind: 'channel' as const }
      : { kind: 'person' as const, person: person.id };
  const owner = open.owner === undefined ? undefined : await deps.store.person(school.id, open.owner);
  const ownerName = owner === undefined ? {} : { ownerName: owner.person.name };
  const facts = { caseId, reference: open.reference, face: faceOf(open, place), banner };
  const policy = await policyOrCurrent(deps, school.id, open);
  return renderPosted(faceView({ ...facts, ...ownerName }, { ...school, policy }));
}
