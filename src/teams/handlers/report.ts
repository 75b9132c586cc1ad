import { faceOf } from '#domain/case/face.ts';
import type { OpenCase } from '#domain/case/model.ts';
import { formIdAt } from '#domain/form-age.ts';
import { type Category, findCategory } from '#domain/policy.ts';
import type { Deps } from '#workflows/deps.ts';
import { policyOrCurrent } from '#workflows/kept-policies.ts';
import { measureReport } from '#workflows/metrics.ts';
import { reportCase } from '#workflows/report-case.ts';
import type { PostedCard } from '#workflows/stored.ts';
import type { Actor } from '../actor.ts';
import { MANY_PEOPLE } from '../forms/people.ts';
import { keepTyped, readForm, type Values } from '../forms/read-form.ts';
import { newReport, reportFields, startFields } from '../forms/report-form.ts';
import { type Card, renderForm, renderPosted } from '../render-card.ts';
import { REPORT_KEYS, reportBegun, reportSent, reportStart } from '../submissions.ts';
import { faceView } from '../views/face-view.ts';
import { guidanceLines, matterLines } from '../views/guidance.ts';
import { notSaved } from '../views/plain-views.ts';
import type { Field, Option } from '../views/view.ts';
import { DANGER_ADVICE, NEVER_LIST } from '../words.ts';
import type { Answer, Press } from './press.ts';
import { renderFitting } from './render-fitting.ts';
import type { TeamsDeps } from './teams-deps.ts';

type Start = { readonly typed?: unknown; readonly refusal?: string; readonly message?: string | undefined };

/**
 * The first card: danger and category, because the form follows from them.
 *
 * @param message what is kept of a message that is reported: the form begins with it.
 */
export function startCard(deps: Deps, { school, banner }: Actor, start: Start = {}): Card {
  const { typed, refusal = '', message } = start;
  const fields = startFields(school.policy);
  const form = formIdAt(deps.clock.now(), deps.newId());
  const data = message === undefined ? { form } : { form, message };
  return renderForm({
    ...{ banner, title: 'Report a concern', alarm: [], refusal },
    lines: ['If someone is in danger, ring 999 first.', 'Report on suspicion: you do not need to be sure.'],
    fields: typed === undefined ? fields : keepTyped(fields, typed),
    buttons: [{ title: 'Continue', verb: 'report-continue', data, takesInputs: true }],
  });
}

/** The second card: the form that fits the category. */
export async function continueReport(deps: Deps, { actor, data }: Press): Answer {
  const carried = reportStart.safeParse(data);
  const fields = startFields(actor.school.policy);
  const read = readForm(fields, ['form', 'message'], data, deps.clock.now());
  if (!carried.success) return startCard(deps, actor);
  const { form, message } = carried.data;
  const refusal = !read.ok && read.error.kind === 'field' ? read.error.sentence : '';
  if (!read.ok) return startCard(deps, actor, { typed: data, refusal, message });
  const category = findCategory(actor.school.policy, read.value.text('category'));
  if (category === undefined) return startCard(deps, actor, { message });
  const urgent = read.value.text('danger') === 'yes';
  const begun = message === undefined ? undefined : { typed: { what: `${message}\n\n` }, refusal: '' };
  return await formCard(deps, actor, { form, category, urgent, message }, begun);
}

type Opened = {
  readonly form: string;
  readonly category: Category;
  readonly urgent: boolean;
  readonly message?: string | undefined;
};
type Sent = { readonly typed: unknown; readonly refusal: string; readonly people?: readonly Option[] };

async function formCard(deps: Deps, actor: Actor, opened: Opened, sent?: Sent): Answer {
  const { banner, school } = actor;
  const { form, category, urgent } = opened;
  const fields = await fieldsFor(deps, actor, category, sent?.people);
  const data = { form, category: category.id, urgent: urgent ? 'yes' : 'no' };
  return renderFitting({
    ...{ banner, title: category.title, refusal: sent?.refusal ?? '' },
    alarm: [...(urgent ? dangerAdvice(school) : []), ...(category.imageGuard ? NEVER_LIST : [])],
    lines: [...matterLines(category, school.policy), ...guidanceLines(category)],
    fields: sent === undefined ? fields : keepTyped(fields, sent.typed),
    buttons: [
      { title: 'Send report', verb: 'report-send', data, style: 'positive', takesInputs: true },
      {
        title: 'Back',
        verb: 'report',
        data: opened.message === undefined ? {} : { message: opened.message },
      },
    ],
  });
}

function dangerAdvice({ contacts }: Actor['school']): readonly string[] {
  return [...DANGER_ADVICE, `Out of hours: ${contacts.outOfHours}`];
}

async function fieldsFor(
  deps: Deps,
  { school }: Actor,
  category: Category,
  found?: readonly Option[],
): Promise<readonly Field[]> {
  const people = found ?? (await peopleOptions(deps, school.id));
  return reportFields(category, people, deps.clock.now());
}

/** Everybody, or one more than can be shown, which asks for **Find person**. */
export async function peopleOptions(
  deps: Deps,
  school: Actor['school']['id'],
  part?: string,
): Promise<readonly Option[]> {
  const people = await deps.store.people(school, part === undefined ? MANY_PEOPLE + 1 : MANY_PEOPLE, part);
  return people
    .filter((person) => person.left === undefined)
    .map((person) => ({ value: person.id, title: `${person.name}, ${person.position}` }));
}

/** **Report a concern**, and **Back** to its first card. */
export async function startReport(deps: Deps, { actor, data }: Press): Answer {
  const carried = reportBegun.safeParse(data);
  return startCard(deps, actor, carried.success ? carried.data : {});
}

/** **Send report**: stored first, then the receipt. Where storing fails the words stay on the card (P1). */
export async function sendReport(deps: TeamsDeps, press: Press): Answer {
  const began = deps.clock.now();
  try {
    return await storeReport(deps, press);
  } finally {
    measureReport(deps.meter, deps.clock.now() - began);
  }
}

async function storeReport(deps: TeamsDeps, { actor, data }: Press): Answer {
  const carried = reportSent.safeParse(data);
  const category = carried.success ? findCategory(actor.school.policy, carried.data.category) : undefined;
  if (!carried.success || category === undefined) return startCard(deps, actor);
  const opened = { form: carried.data.form, category, urgent: carried.data.urgent === 'yes' };
  const fields = await fieldsFor(deps, actor, category);
  const again = (refusal: string, people?: readonly Option[]) =>
    formCard(deps, actor, opened, { typed: data, refusal, ...(people === undefined ? {} : { people }) });
  const read = readForm(fields, [...REPORT_KEYS, 'find'], data, deps.clock.now());
  if (!read.ok) {
    return await again(
      read.error.kind === 'field'
        ? read.error.sentence
        : 'This form is out of date. Check it and send it again.',
    );
  }
  if (wantsPeople(read.value)) {
    return await again(
      'Choose the person under “Which adult?”, then send.',
      await peopleOptions(deps, actor.school.id, read.value.text('find')),
    );
  }
  const report = newReport(read.value, { ...opened, by: actor.person.id, at: deps.clock.now() });
  if (report === undefined)
    return await again('“When did it happen?” is not a date and time. Choose them again.');
  try {
    const handled = await reportCase(deps, actor.school.id, report, carried.data.form, receiptCard(actor));
    if (handled.ok) return await receiptOf(deps, actor, handled.value.open);
    return await again(
      'This answer is not in the school’s policy or directory. Choose another and send again.',
    );
  } catch (fault) {
    deps.log.fault('report-not-saved', fault);
    return await again(notSaved(actor.school.contacts.outOfHours));
  }
}

function wantsPeople(values: Values): boolean {
  return values.text('find').trim() !== '' && values.several('adults').length === 0;
}

/** The posted form becomes the receipt, also for whoever opens the chat on another device. */
function receiptCard({ person, inbound }: Actor): PostedCard | undefined {
  const { pressedId, route, kind } = inbound;
  const place = { kind: 'receipt', person: person.id } as const;
  if (kind !== 'personal') return { place, wanted: 1, shown: 0 };
  return { place, wanted: 1, shown: 0, route, ...(pressedId === undefined ? {} : { activityId: pressedId }) };
}

export async function receiptOf(deps: Deps, { person, school, banner }: Actor, open: OpenCase): Answer {
  const policy = await policyOrCurrent(deps, school.id, open);
  const face = faceOf(open, { kind: 'receipt', person: person.id });
  return renderPosted(
    faceView({ caseId: open.id, reference: open.reference, face, banner }, { ...school, policy }),
  );
}
