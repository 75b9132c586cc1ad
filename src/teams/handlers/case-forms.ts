import { formIdAt } from '#domain/form-age.ts';
import type { CaseId } from '#domain/ids.ts';
import { type Handled, handleCommand } from '#workflows/handle-command.ts';
import type { Actor } from '../actor.ts';
import type { CaseForm, FormContext } from '../forms/case-form.ts';
import { CASE_FORMS, type CaseFormName, isCaseFormName } from '../forms/case-forms.ts';
import { keepTyped, readForm, type Values } from '../forms/read-form.ts';
import { type Card, renderPage } from '../render-card.ts';
import { CASE_FORM_KEYS, openForm, savedForm } from '../submissions.ts';
import { openButton } from '../views/buttons.ts';
import { answerView, notSaved } from '../views/plain-views.ts';
import type { Button, Field } from '../views/view.ts';
import { contextOf, sayRefusal } from './form-context.ts';
import { outOfDate, refused, showAfter } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import { renderFitting } from './render-fitting.ts';
import { receiptOf } from './report.ts';
import type { TeamsDeps } from './teams-deps.ts';

type From = 'view' | 'posted' | 'receipt';
type Asked = { readonly caseId: CaseId; readonly name: CaseFormName; readonly from: From };
type Sent = { readonly typed: unknown; readonly refusal: string };

/** A press that opens a form: the form stands in place of the card, for the presser alone. */
export async function openCaseForm(deps: TeamsDeps, { actor, data }: Press): Answer {
  const carried = openForm.safeParse(data);
  if (!carried.success || !isCaseFormName(carried.data.name)) return outOfDate(actor);
  const asked = { caseId: carried.data.case, name: carried.data.name, from: carried.data.from };
  const context = await contextOf(deps, actor, asked.caseId, asked.name);
  if (!context.ok) return refused(actor, await sayRefusal(deps, actor, asked.caseId, context.error));
  return formCard(deps, actor, asked, context.value);
}

function formCard(deps: TeamsDeps, actor: Actor, asked: Asked, context: FormContext, sent?: Sent): Card {
  const { caseId, name, from } = asked;
  const spec: CaseForm = CASE_FORMS[name];
  const fields = spec.fields(context);
  const form = formIdAt(deps.clock.now(), deps.newId());
  return renderFitting({
    banner: actor.banner,
    title: `${spec.title}: ${context.open.reference}`,
    alarm: spec.alarm ?? [],
    lines: typeof spec.lines === 'function' ? spec.lines(context) : (spec.lines ?? []),
    refusal: sent?.refusal ?? '',
    fields: sent === undefined ? fields : keepTyped(fields, sent.typed),
    buttons: [
      {
        title: spec.save,
        verb: 'save',
        data: { case: caseId, name, from, form },
        style: 'positive',
        takesInputs: true,
      },
      backButton(caseId, from),
    ],
  });
}

function backButton(caseId: CaseId, from: From): Button {
  const verb = { view: 'open', posted: 'hide', receipt: 'receipt' } as const;
  const data = from === 'view' ? { case: caseId, page: 1 } : { case: caseId };
  return { title: 'Back', verb: verb[from], data };
}

/** **Save**: checked, decided, stored; then back to where the form was opened, with the next step first. */
export async function saveCaseForm(deps: TeamsDeps, { actor, data }: Press): Answer {
  const carried = savedForm.safeParse(data);
  if (!carried.success || !isCaseFormName(carried.data.name)) return outOfDate(actor);
  const asked = { caseId: carried.data.case, name: carried.data.name, from: carried.data.from };
  const found = typeof carried.data['find'] === 'string' ? carried.data['find'] : '';
  const context = await contextOf(deps, actor, asked.caseId, asked.name, found);
  if (!context.ok) return refused(actor, await sayRefusal(deps, actor, asked.caseId, context.error));
  const again = (refusal: string) => formCard(deps, actor, asked, context.value, { typed: data, refusal });
  const spec: CaseForm = CASE_FORMS[asked.name];
  const at = deps.clock.now();
  const read = readForm(spec.fields(context.value), [...CASE_FORM_KEYS, 'find'], data, at);
  if (!read.ok) return read.error.kind === 'stale' ? outOfDate(actor) : again(read.error.sentence);
  if (found.trim() !== '' && lacksPerson(spec.fields(context.value), read.value))
    return again('Choose the person from the list, then save.');
  const base = { caseId: asked.caseId, by: actor.person.id, at };
  const command = spec.command(read.value, base, context.value);
  if (command === undefined) return again('Please choose one of the answers offered.');
  try {
    const handled = await handleCommand(deps, actor.school.id, command, carried.data.form);
    if (!handled.ok) return again(await sayRefusal(deps, actor, asked.caseId, handled.error));
    return await afterSaving(deps, actor, asked, handled.value);
  } catch (fault) {
    deps.log.fault('command-not-saved', fault, { caseId: asked.caseId });
    return again(notSaved(actor.school.contacts.outOfHours));
  }
}

/** **Find person** was used, and nobody it found was chosen: that is a search and no answer yet. */
function lacksPerson(fields: readonly Field[], values: Values): boolean {
  const people = fields.filter((field) => field.kind === 'choice' && field.layout === 'search');
  return people.length > 0 && people.every(({ id }) => values.several(id).length === 0);
}

async function afterSaving(
  deps: TeamsDeps,
  actor: Actor,
  { caseId, name, from }: Asked,
  handled: Handled,
): Answer {
  const result = `Saved: ${CASE_FORMS[name].title}.`;
  switch (from) {
    case 'view':
      return await showAfter(deps, actor, handled.open, result);
    case 'posted':
      return renderPage(answerView(actor.banner, handled.open.reference, { result }, [openButton(caseId)]));
    case 'receipt':
      return await receiptOf(deps, actor, handled.open);
  }
}
