import type { CaseCommand, Report } from '#domain/case/command.ts';
import type { Refusal } from '#domain/case/refusal.ts';
import type { CaseId, FormId } from '#domain/ids.ts';
import { handleCommand } from '#workflows/handle-command.ts';
import { readOwnReport, readQuestion } from '#workflows/read-own-report.ts';
import type { Actor } from '../actor.ts';
import { DIRECT, isDirectName } from '../forms/case-forms.ts';
import { renderPage } from '../render-card.ts';
import { directPress, oneCase, signing } from '../submissions.ts';
import { hideButton, openButton } from '../views/buttons.ts';
import { answerView } from '../views/plain-views.ts';
import { sayRefusal } from './form-context.ts';
import { outOfDate, refused, showAfter, showCase, showRecord } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import { receiptOf } from './report.ts';
import type { TeamsDeps } from './teams-deps.ts';

/** **Acknowledge** on a posted card: the first press has it, and everybody else is told who (E59). */
export async function acknowledge(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = oneCase.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  return await doDirectly(deps, actor, { caseId: asked.data.case, name: 'acknowledge' });
}

/** A command without inputs, from the case view or from a message. */
export async function direct(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = directPress.safeParse(data);
  if (!asked.success || !isDirectName(asked.data.name)) return outOfDate(actor);
  const form = asked.data.form === '' ? undefined : asked.data.form;
  return await doDirectly(deps, actor, {
    caseId: asked.data.case,
    name: asked.data.name,
    ...(form && { form }),
  });
}

type Direct = { readonly caseId: CaseId; readonly name: keyof typeof DIRECT; readonly form?: FormId };

async function doDirectly(deps: TeamsDeps, actor: Actor, { caseId, name, form }: Direct): Answer {
  const command = { type: name, caseId, by: actor.person.id, at: deps.clock.now() };
  const handled = await handleCommand(deps, actor.school.id, command, form);
  const result = `Done: ${DIRECT[name]}.`;
  if (handled.ok) return await showAfter(deps, actor, handled.value.open, result);
  if (isOwnAlready(handled.error, actor)) return await showCase(deps, actor, caseId, { result });
  const refusal = await sayRefusal(deps, actor, caseId, handled.error);
  if (handled.error.type === 'not-found') return refused(actor, refusal);
  if (form !== undefined) return await showCase(deps, actor, caseId, { refusal });
  return refused(actor, refusal, [openButton(caseId), hideButton(caseId)]);
}

/** Teams may deliver a press twice: whoever has the case already is told what the first press told. */
function isOwnAlready(refusal: Refusal, { person }: Actor): boolean {
  return refusal.type === 'already-acknowledged' && refusal.owner === person.id;
}

/** **Sign this record**: covers what was read, and no later word. */
export async function sign(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = signing.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const { case: caseId, covers, form } = asked.data;
  const command: Exclude<CaseCommand, Report> = {
    ...{ type: 'sign', caseId, covers, by: actor.person.id, at: deps.clock.now() },
  };
  const handled = await handleCommand(deps, actor.school.id, command, form);
  if (handled.ok) return await showAfter(deps, actor, handled.value.open, 'Signed.');
  const refusal = await sayRefusal(deps, actor, caseId, handled.error);
  if (handled.error.type === 'record-changed') return await showRecord(deps, actor, caseId, { refusal });
  return handled.error.type === 'not-found'
    ? refused(actor, refusal)
    : await showCase(deps, actor, caseId, { refusal });
}

/** **Back** from a reporter's own form. */
export async function showReceipt(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = oneCase.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const own = await readOwnReport(deps, actor.school.id, asked.data.case, actor.person);
  return own === undefined
    ? refused(actor, 'There is no such report of yours. Type /mine to see those you sent.')
    : await receiptOf(deps, actor, own);
}

/** The lead's question, for the reporter alone. */
export async function showQuestion(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = oneCase.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const caseId = asked.data.case;
  const question = await readQuestion(deps, actor.school.id, caseId, actor.person);
  if (question === undefined)
    return refused(
      actor,
      'There is no open question for you here. To say more, type /mine and open your report.',
    );
  const answer = {
    title: 'Add to my report',
    verb: 'form',
    data: { case: caseId, name: 'add-to-report', from: 'receipt' },
  };
  const view = answerView(actor.banner, 'A question about your report', {}, [answer]);
  const entries = [{ label: 'The lead asks', text: question, meta: '' }];
  return renderPage({ ...view, sections: [{ heading: '', entries }] });
}
