import { wallDate } from '#domain/calendar.ts';
import { formIdAt } from '#domain/form-age.ts';
import type { FormId } from '#domain/ids.ts';
import { TRAINING_LEADS } from '#domain/ledger/decide-training.ts';
import { hasRole } from '#domain/person.ts';
import { beginTraining } from '#workflows/begin-training.ts';
import { handleEach, MOST_AT_ONCE } from '#workflows/each-ledger.ts';
import { mayInduct, readJoiners } from '#workflows/induction.ts';
import { readTraining, readWaiting, type WaitingPlace } from '#workflows/training.ts';
import type { Actor } from '../actor.ts';
import { keepTyped, readForm } from '../forms/read-form.ts';
import { TRAINING_FORMS, type TrainingContext, type TrainingForm } from '../forms/training-forms.ts';
import { handledText, whyNone } from '../handled-replies.ts';
import { ledgerRefusalText } from '../ledger-replies.ts';
import { type Card, renderForm, renderPage, renderPosted } from '../render-card.ts';
import {
  TRAINING_KEYS,
  trainingForm,
  trainingPress,
  trainingSaved,
  waitingPress,
} from '../training-submissions.ts';
import { inductionView } from '../views/induction-view.ts';
import { answerView, notSaved } from '../views/plain-views.ts';
import { placeData, trainingFace, trainingView, waitingView } from '../views/training-view.ts';
import type { Button } from '../views/view.ts';
import { outOfDate, refused } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import type { TeamsDeps } from './teams-deps.ts';
import { type TrainingAsked, trainingContext } from './training-context.ts';

const NOT_YOURS = ledgerRefusalText({ type: 'not-for-you-to-record' }, []);

type Said = { readonly page?: number; readonly result?: string };
type Sent = { readonly typed: unknown; readonly refusal: string };

/** `/training`: what is to do, as it may stand in a chat. The rest opens for its presser alone. */
export async function trainingCard(deps: TeamsDeps, { school, person, banner }: Actor): Answer {
  const sheet = await readTraining(deps, school.id, person);
  return renderPosted(trainingFace(sheet, school.policy, banner));
}

/** **What I owe and have**, and its pages. */
export async function openTraining(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = trainingPress.safeParse(data);
  return asked.success ? await showTraining(deps, actor, asked.data) : outOfDate(actor);
}

export async function showTraining(
  deps: TeamsDeps,
  actor: Actor,
  { page = 1, result = '' }: Said = {},
): Answer {
  const { school, person, banner } = actor;
  const sheet = await readTraining(deps, school.id, person);
  const shown = { banner, page, result, today: wallDate(deps.clock.now()) };
  const isLead = hasRole(person, TRAINING_LEADS);
  const inducts = mayInduct(person, school.policy);
  return renderPage(trainingView(sheet, school.policy, { ...shown, isLead, inducts }));
}

/** **Confirm completions**, and its pages. */
export async function openWaiting(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = waitingPress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const { page, ...place } = asked.data;
  return await showWaiting(deps, actor, place, { page });
}

async function showWaiting(deps: TeamsDeps, actor: Actor, place: WaitingPlace, said: Said = {}): Answer {
  const { school, person, banner } = actor;
  const sheet = await readWaiting(deps, school.id, person, place);
  if (sheet === undefined) return refused(actor, NOT_YOURS);
  return renderPage(waitingView(sheet, school.policy, place, { banner, page: 1, ...said }));
}

/** **Induction**, and its pages. */
export async function openInduction(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = waitingPress.omit({ item: true }).safeParse(data);
  return asked.success ? await showJoiners(deps, actor, asked.data.after, asked.data) : outOfDate(actor);
}

async function showJoiners(
  deps: TeamsDeps,
  actor: Actor,
  after: string | undefined,
  { page = 1, result = '' }: Said,
): Answer {
  const { school, person, banner } = actor;
  const sheet = await readJoiners(deps, school.id, person, after);
  if (sheet === undefined) return refused(actor, NOT_YOURS);
  const shown = { banner, page, result, after, today: wallDate(deps.clock.now()) };
  return renderPage(inductionView(sheet, school.policy, shown));
}

/** A press that opens a form of training: it stands in place of the card, for the presser alone. */
export async function openTrainingForm(deps: TeamsDeps, { actor, data }: Press): Answer {
  const parsed = trainingForm.safeParse(data);
  if (!parsed.success) return outOfDate(actor);
  const asked = stepOf(parsed.data);
  const context = await trainingContext(deps, actor, asked);
  return context === undefined ? refused(actor, NOT_YOURS) : formCard(deps, actor, asked, context);
}

/** **Continue** without having chosen anybody shows whom **Find person** found, to choose from. */
function stepOf(asked: TrainingAsked): TrainingAsked {
  return asked.name === 'take-back' && (asked.owner ?? '') === '' ? { ...asked, name: 'whose' } : asked;
}

function formCard(
  deps: TeamsDeps,
  actor: Actor,
  asked: TrainingAsked,
  context: TrainingContext,
  sent?: Sent,
): Card {
  const { title, lines, fields, save, next }: TrainingForm = TRAINING_FORMS[asked.name];
  const form = formIdAt(deps.clock.now(), deps.newId());
  const { item, after, owner } = asked;
  const place = { ...placeData({ item, after }), ...(owner === undefined ? {} : { owner }) };
  const shown = fields(context);
  const pressed: Button =
    next === undefined
      ? { title: save, verb: 'training-save', data: { ...place, name: asked.name, form } }
      : { title: save, verb: 'training-form', data: { name: next } };
  return renderForm({
    ...{ banner: actor.banner, title, alarm: [], lines: lines(context), refusal: sent?.refusal ?? '' },
    fields: sent === undefined ? shown : keepTyped(shown, sent.typed),
    buttons: [
      { ...pressed, style: 'positive', takesInputs: true },
      asked.name === 'tell'
        ? { title: 'Back', verb: 'induction', data: placeData({ after }) }
        : asked.name === 'confirm'
          ? { title: 'Back', verb: 'training-waiting', data: placeData({ item, after }) }
          : { title: 'Back', verb: 'training', data: {} },
    ],
  });
}

/** **Save**: checked, decided and stored, each ledger by itself; then back to the page it was opened from. */
export async function saveTrainingForm(deps: TeamsDeps, { actor, data }: Press): Answer {
  const carried = trainingSaved.safeParse(data);
  if (!carried.success) return outOfDate(actor);
  const { form, ...asked } = carried.data;
  if (asked.name === 'begin') return await saveBegin(deps, actor, form);
  const find = typeof carried.data['find'] === 'string' ? carried.data['find'] : '';
  const context = await trainingContext(deps, actor, { ...asked, find });
  if (context === undefined) return refused(actor, NOT_YOURS);
  const again = (refusal: string) => formCard(deps, actor, asked, context, { typed: data, refusal });
  const { fields, commands: commandsOf }: TrainingForm = TRAINING_FORMS[asked.name];
  const at = deps.clock.now();
  const own = TRAINING_KEYS.filter((key) => !fields(context).some(({ id }) => id === key));
  const read = readForm(fields(context), own, data, at);
  if (!read.ok) return read.error.kind === 'stale' ? outOfDate(actor) : again(read.error.sentence);
  const commands = commandsOf(read.value, { by: actor.person.id, at }, context);
  if (commands === undefined) return again('Please choose one of the answers offered.');
  if (commands.length === 0) return again('Choose who took part, then save.');
  if (commands.length > MOST_AT_ONCE)
    return again(
      `These are more than ${MOST_AT_ONCE} people. Choose fewer groups, and record the others after.`,
    );
  try {
    const sent = { form, by: actor.person.id };
    const handled = await handleEach(deps, deps.log, actor.school.id, commands, sent);
    const refusal = whyNone(actor.school, handled);
    if (refusal !== undefined) return again(refusal);
    return await afterSaving(
      deps,
      actor,
      asked,
      handledText(TRAINING_FORMS[asked.name].title, actor.school, handled),
    );
  } catch (fault) {
    deps.log.fault('training-not-saved', fault);
    return again(notSaved(actor.school.contacts.outOfHours));
  }
}

async function saveBegin(deps: TeamsDeps, actor: Actor, form: FormId): Answer {
  const begun = await beginTraining(deps, actor.school.id, actor.person, form);
  if (begun === 'not-yours') return refused(actor, NOT_YOURS);
  const result = begun === 'begun' ? 'Training begins today.' : 'Training has begun already.';
  return await showTraining(deps, actor, { result });
}

/** It was stored: what goes wrong from here on takes nothing back (P1). */
async function afterSaving(deps: TeamsDeps, actor: Actor, asked: TrainingAsked, result: string): Answer {
  try {
    if (asked.name === 'tell') return await showJoiners(deps, actor, undefined, { result });
    return asked.name === 'confirm'
      ? await showWaiting(deps, actor, {}, { result })
      : await showTraining(deps, actor, { result });
  } catch (fault) {
    deps.log.fault('view-failed', fault);
    const later = `${result} The list cannot be shown just now.`;
    return renderPage(answerView(actor.banner, 'Training', { result: later }));
  }
}
