import { LONGEST_TEXT } from '#domain/agreement-text.ts';
import { findCategory } from '#domain/policy.ts';
import type { Instant } from '#domain/time.ts';
import type { School } from '#workflows/deps.ts';
import { ANSWER_TITLE, OWN_FORMS, PUBLISH_TITLE, SIGN_TITLE } from '../forms/agreement-forms.ts';
import { BOOK_FORMS } from '../forms/book-forms.ts';
import { CASE_FORMS, isCaseFormName } from '../forms/case-forms.ts';
import { prose } from '../forms/fields.ts';
import { PAPER_TITLE } from '../forms/paper-forms.ts';
import { PASTE_FORMS, pasteFields } from '../forms/paste-forms.ts';
import { keepTyped } from '../forms/read-form.ts';
import { reportFields } from '../forms/report-form.ts';
import { ROLL_FORMS } from '../forms/roll-forms.ts';
import { termDatesField } from '../forms/settings-form.ts';
import { TRAINING_FORMS } from '../forms/training-forms.ts';
import { type Card, renderForm } from '../render-card.ts';
import { pasteSent, ROLL_KEYS, rollSaved } from '../roll-submissions.ts';
import {
  ANSWER_KEYS,
  answerSaved,
  BOOK_KEYS,
  bookSaved,
  CASE_FORM_KEYS,
  OWN_KEYS,
  ownSaved,
  PAPER_KEYS,
  PUBLISH_KEYS,
  paperSaved,
  publishSaved,
  REPORT_KEYS,
  reportSent,
  SIGN_KEYS,
  savedForm,
  signSaved,
  TERM_DATES_KEYS,
  termDatesSaved,
} from '../submissions.ts';
import { TRAINING_KEYS, trainingSaved } from '../training-submissions.ts';
import { notSaved } from '../views/plain-views.ts';
import { TERM_DATES_TITLE } from '../views/settings-view.ts';
import type { Field, FormView } from '../views/view.ts';

type Pressed = { readonly verb: string; readonly data: unknown };

/**
 * The form again when it cannot be stored and nothing more is known: with what was typed, the same button,
 * and why (P1, T32).
 *
 * @param schools of the sender's tenant.
 * @param why when it is not that nothing can be read any more, not even who sent it: then whom to ring.
 * @returns nothing for a press that sends no words.
 */
export function keepWords(
  schools: readonly School[],
  pressed: Pressed,
  now: Instant,
  why?: string,
): Card | undefined {
  const view =
    pressed.verb === 'report-send'
      ? reportView(schools, pressed, now)
      : (caseFormView(pressed) ??
        bookFormView(pressed) ??
        rollFormView(pressed) ??
        trainingFormView(pressed) ??
        pasteFormView(pressed) ??
        agreementView(pressed) ??
        termDatesView(pressed));
  if (view === undefined) return undefined;
  const [school, ...others] = schools;
  const known = others.length === 0 ? school?.contacts.outOfHours : undefined;
  return renderForm({
    ...{ banner: '', alarm: [], lines: [], ...view },
    refusal: why ?? notSaved(known ?? 'ask the school office for the number'),
  });
}

type Kept = Pick<FormView, 'title' | 'fields' | 'buttons'>;

function reportView(schools: readonly School[], { verb, data }: Pressed, now: Instant): Kept | undefined {
  const sent = reportSent.safeParse(data);
  if (!sent.success) return undefined;
  const [category] = schools.flatMap(({ policy }) => findCategory(policy, sent.data.category) ?? []);
  if (category === undefined) return undefined;
  const people = keptIn(sent.data, ['adults']);
  return {
    title: category.title,
    fields: keepTyped(reportFields(category, [], now), data).filter(({ id }) => id !== 'adults'),
    buttons: [again('Send report', verb, { ...keptIn(sent.data, REPORT_KEYS), ...people })],
  };
}

function caseFormView({ verb, data }: Pressed): Kept | undefined {
  const sent = savedForm.safeParse(verb === 'save' ? data : undefined);
  if (!sent.success || !isCaseFormName(sent.data.name)) return undefined;
  return typedView(verb, CASE_FORMS[sent.data.name], CASE_FORM_KEYS, sent.data);
}

function bookFormView({ verb, data }: Pressed): Kept | undefined {
  const sent = bookSaved.safeParse(verb === 'book-save' ? data : undefined);
  if (!sent.success) return undefined;
  return typedView(verb, { ...BOOK_FORMS[sent.data.name], save: 'Save' }, BOOK_KEYS, sent.data);
}

function rollFormView({ verb, data }: Pressed): Kept | undefined {
  const sent = rollSaved.safeParse(verb === 'roll-save' ? data : undefined);
  if (!sent.success) return undefined;
  return typedView(verb, { ...ROLL_FORMS[sent.data.act], save: 'Save' }, ROLL_KEYS, sent.data);
}

function trainingFormView({ verb, data }: Pressed): Kept | undefined {
  const sent = trainingSaved.safeParse(verb === 'training-save' ? data : undefined);
  if (!sent.success) return undefined;
  return typedView(verb, TRAINING_FORMS[sent.data.name], TRAINING_KEYS, sent.data);
}

function pasteFormView({ verb, data }: Pressed): Kept | undefined {
  const sent = pasteSent.safeParse(verb === 'paste-check' || verb === 'paste-apply' ? data : undefined);
  if (!sent.success) return undefined;
  const { of, form } = sent.data;
  return {
    title: PASTE_FORMS[of].title,
    fields: keepTyped(pasteFields(of), data),
    buttons: [again('Check the list', 'paste-check', { of, form })],
  };
}

function agreementView({ verb, data }: Pressed): Kept | undefined {
  const published = publishSaved.safeParse(verb === 'publish-save' ? data : undefined);
  if (published.success)
    return typedView(verb, { title: PUBLISH_TITLE, save: 'Publish' }, PUBLISH_KEYS, published.data);
  const signed = signSaved.safeParse(verb === 'sign-save' ? data : undefined);
  if (signed.success) return typedView(verb, { title: SIGN_TITLE, save: 'Sign' }, SIGN_KEYS, signed.data);
  const answered = answerSaved.safeParse(verb === 'answer-save' ? data : undefined);
  if (answered.success)
    return typedView(verb, { title: ANSWER_TITLE, save: 'Save' }, [...ANSWER_KEYS, 'whose'], Object(data));
  const sheets = paperSaved.safeParse(verb === 'paper-save' ? data : undefined);
  if (sheets.success) return typedView(verb, { title: PAPER_TITLE, save: 'Save' }, PAPER_KEYS, sheets.data);
  const said = ownSaved.safeParse(verb === 'own-save' ? data : undefined);
  if (!said.success) return undefined;
  return typedView(verb, { ...OWN_FORMS[said.data.name], save: 'Save' }, OWN_KEYS, said.data);
}

function termDatesView({ verb, data }: Pressed): Kept | undefined {
  const sent = termDatesSaved.safeParse(verb === 'term-dates-save' ? data : undefined);
  if (!sent.success) return undefined;
  const fields = keepTyped([termDatesField('')], data);
  return {
    title: TERM_DATES_TITLE,
    fields,
    buttons: [again('Save', verb, keptIn(sent.data, TERM_DATES_KEYS))],
  };
}

/** Nobody knows which inputs the form had: every text that has blanks in it is shown as one. */
function typedView(
  verb: string,
  { title, save }: { readonly title: string; readonly save: string },
  own: readonly string[],
  data: object,
): Kept {
  const typed = Object.entries(data).filter(([id, value]) => !own.includes(id) && isProse(value));
  const ids = typed.map(([id]) => id);
  const rest = Object.keys(data).filter((id) => !ids.includes(id));
  const fields = ids.map((id, at): Field => prose(id, `What you typed (${at + 1})`, LONGEST_TEXT));
  return { title, fields: keepTyped(fields, data), buttons: [again(save, verb, keptIn(data, rest))] };
}

/** Ids, dates, numbers and ticks have no blanks in them: they stay in the button. */
function isProse(value: unknown): boolean {
  return typeof value === 'string' && /\s/.test(value.trim());
}

function again(title: string, verb: string, data: FormView['buttons'][number]['data']) {
  return { title, verb, data, style: 'positive', takesInputs: true } as const;
}

function keptIn(data: object, keys: readonly string[]): Record<string, string | number> {
  const kept = Object.entries(data).filter(
    (entry): entry is [string, string | number] =>
      keys.includes(entry[0]) && ['string', 'number'].includes(typeof entry[1]),
  );
  return Object.fromEntries(kept);
}
