import type { PersonId } from '#domain/ids.ts';
import type { Category, Policy } from '#domain/policy.ts';
import type { Instant } from '#domain/time.ts';
import type { NewReport } from '#workflows/report-case.ts';
import type { Field, Option } from '../views/view.ts';
import { ADULT, SOURCE, YES_NO } from '../words.ts';
import { LONG, line, MIDDLE, pick, prose, tick, when } from './fields.ts';
import { choosePeople, personIds } from './people.ts';
import type { Values } from './read-form.ts';

/** The first two questions: the rest of the form follows from the answers. */
export function startFields(policy: Policy): readonly Field[] {
  return [
    pick('danger', 'Is someone in danger now?', YES_NO.options, { value: 'no', layout: 'buttons' }),
    pick(
      'category',
      'What is it about?',
      policy.categories.map(({ id, title }) => ({ value: id, title })),
    ),
  ];
}

/** Only what, when and the category are required (product 3). Image categories ask for no address (H10). */
export function reportFields(category: Category, people: readonly Option[], now: Instant): readonly Field[] {
  const adult = category.restricted ? 'yes' : 'no';
  return [
    prose('what', 'What happened?', LONG),
    when('when', 'When did it happen?', now),
    line('where', 'Where did it happen?', { optional: true }),
    line('affected', 'Who was harmed or affected?', { optional: true }),
    line('alleged', 'Who may have caused it?', { optional: true }),
    pick('adult', 'Might an adult who works or volunteers here have done something wrong?', ADULT.options, {
      ...{ value: adult, layout: 'buttons', optional: true },
    }),
    ...choosePeople('adults', 'Which adult?', people, { optional: true, several: true }),
    line('adultUnlisted', 'Name, if not listed', { optional: true }),
    pick('source', 'Who told you?', SOURCE.options, { optional: true }),
    ...signsOf(category),
    ...(category.imageGuard ? [] : [line('evidence', 'Web address or device', { optional: true })]),
    prose('done', 'What have you done so far?', MIDDLE, { optional: true }),
    tick('hideReporter', 'Keep my name from everyone except the investigators'),
  ];
}

/** Chosen by their number: a sign may have a comma in it. */
function signsOf({ signs }: Category): readonly Field[] {
  if (signs === undefined) return [];
  const options = signs.map((title, at) => ({ value: String(at), title }));
  return [pick('signs', 'Which signs did you see?', options, { several: true, optional: true })];
}

/** @returns nothing when an answer is not one of those offered. */
export function newReport(
  values: Values,
  about: {
    readonly category: Category;
    readonly urgent: boolean;
    readonly by: PersonId;
    readonly at: Instant;
  },
): NewReport | undefined {
  const moment = values.moment('when');
  if (moment === undefined) return undefined;
  const { category, urgent, by, at } = about;
  const source = values.oneOf('source', SOURCE.values);
  const adults = personIds(values.several('adults'));
  const named = adults.length > 0 || values.text('adultUnlisted').trim() !== '';
  const signs = category.signs?.filter((_, at) => values.several('signs').includes(String(at))) ?? [];
  const answer = values.oneOf('adult', ADULT.values) ?? 'no';
  return {
    ...{ origin: 'form', category: category.id, urgent, by, at, when: moment, adults },
    ...{ what: values.text('what'), where: values.text('where'), affected: values.text('affected') },
    ...{ alleged: values.text('alleged'), adultUnlisted: values.text('adultUnlisted') },
    /** Somebody who names an adult and leaves the question at *No* is taken at the safer word. */
    adult: named && answer === 'no' ? 'notSure' : answer,
    ...(source === undefined ? {} : { source }),
    ...(signs.length === 0 ? {} : { signs }),
    ...{
      evidence: values.text('evidence'),
      done: values.text('done'),
      hideReporter: values.tick('hideReporter'),
    },
  };
}
