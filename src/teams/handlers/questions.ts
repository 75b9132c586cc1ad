import { formIdAt } from '#domain/form-age.ts';
import { handleLedger } from '#workflows/handle-ledger.ts';
import { type QuestionSheet, readQuestions } from '#workflows/questions.ts';
import type { Actor } from '../actor.ts';
import { ANSWER_TITLE, answerFields } from '../forms/agreement-forms.ts';
import { keepTyped, readForm } from '../forms/read-form.ts';
import { ledgerRefusalText } from '../ledger-replies.ts';
import { NOT_A_KEEPER } from '../publish-replies.ts';
import { type Card, renderForm, renderPage } from '../render-card.ts';
import { ANSWER_KEYS, answerForm, answerSaved, questionsPress } from '../submissions.ts';
import { notSaved } from '../views/plain-views.ts';
import { questionOptions, questionsView } from '../views/questions-view.ts';
import { outOfDate, refused } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import type { TeamsDeps } from './teams-deps.ts';

/** **Questions**, and its pages. */
export async function openQuestions(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = questionsPress.safeParse(data);
  return asked.success ? await showQuestions(deps, actor, asked.data) : outOfDate(actor);
}

type Place = { readonly after?: string | undefined };

async function showQuestions(
  deps: TeamsDeps,
  actor: Actor,
  place: Place & { readonly page: number; readonly result?: string },
): Answer {
  const { school, person, banner } = actor;
  const sheet = await readQuestions(deps, school.id, person, place.after);
  if (sheet === undefined) return refused(actor, NOT_A_KEEPER);
  return renderPage(questionsView(sheet, school.policy, { banner, ...place }));
}

/** **Answer**. */
export async function openAnswerForm(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = answerForm.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const sheet = await readQuestions(deps, actor.school.id, actor.person, asked.data.after);
  return sheet === undefined ? refused(actor, NOT_A_KEEPER) : formCard(deps, actor, asked.data, sheet);
}

function formCard(
  deps: TeamsDeps,
  { banner, school }: Actor,
  { after }: Place,
  sheet: QuestionSheet,
  sent?: { readonly typed: unknown; readonly refusal: string },
): Card {
  const place = after === undefined ? {} : { after };
  const form = formIdAt(deps.clock.now(), deps.newId());
  return renderForm({
    ...{ banner, title: ANSWER_TITLE, alarm: [], refusal: sent?.refusal ?? '' },
    lines: ['They read your answer, and are asked to sign again.'],
    fields: keepTyped(answerFields(questionOptions(sheet, school.policy)), sent?.typed),
    buttons: [
      { title: 'Save', verb: 'answer-save', data: { ...place, form }, style: 'positive', takesInputs: true },
      { title: 'Back', verb: 'questions', data: place },
    ],
  });
}

/** **Save**: whose question it is, the choice says; whether it waits still, storage. */
export async function saveAnswer(deps: TeamsDeps, { actor, data }: Press): Answer {
  const carried = answerSaved.safeParse(data);
  if (!carried.success) return outOfDate(actor);
  const { after, form, whose } = carried.data;
  const { school, person } = actor;
  const sheet = await readQuestions(deps, school.id, person, after);
  if (sheet === undefined) return refused(actor, NOT_A_KEEPER);
  const again = (refusal: string) => formCard(deps, actor, { after }, sheet, { typed: data, refusal });
  const at = deps.clock.now();
  const read = readForm(answerFields([]), ANSWER_KEYS, data, at);
  if (!read.ok) return read.error.kind === 'stale' ? outOfDate(actor) : again(read.error.sentence);
  if (whose === undefined) return again('Please choose one of the answers offered.');
  try {
    const command = {
      type: 'answer',
      by: person.id,
      at,
      ...whose,
      answer: read.value.text('answer'),
    } as const;
    const handled = await handleLedger(deps, school.id, command, { form, by: person.id });
    if (!handled.ok) return again(ledgerRefusalText(handled.error, school.policy.agreements));
  } catch (fault) {
    deps.log.fault('answer-not-saved', fault);
    return again(notSaved(school.contacts.outOfHours));
  }
  return await showQuestions(deps, actor, { page: 1, result: `Saved: ${ANSWER_TITLE}.` });
}
