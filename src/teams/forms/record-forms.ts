import { findMeasure } from '#domain/policy.ts';
import type { CaseForm } from './case-form.ts';
import { LONG, line, MIDDLE, pick, prose } from './fields.ts';
import { openDuties } from './telling-forms.ts';

export const addNote: CaseForm = {
  title: 'Add note',
  save: 'Save',
  fields: () => [prose('note', 'Note', LONG)],
  command: (values, base) => ({ ...base, type: 'add-note', text: values.text('note') }),
};

export const recordAction: CaseForm = {
  title: 'Record action',
  save: 'Save',
  fields: (context) => {
    const owed = openDuties(context, ({ body }) => findMeasure(context.policy, body) !== undefined);
    return [
      prose('what', 'What was done?', MIDDLE),
      line('byWhom', 'By whom?'),
      ...(owed.length === 0 ? [] : [pick('duty', 'Which duty does this end?', owed, { optional: true })]),
    ];
  },
  command: (values, base) => {
    const duty = values.text('duty');
    const words = { what: values.text('what'), byWhom: values.text('byWhom') };
    return { ...base, type: 'record-action', ...words, ...(duty === '' ? {} : { duty }) };
  },
};

export const askIt: CaseForm = {
  title: 'Ask IT',
  save: 'Save',
  lines: ['Name nobody: IT sees these words and the reference, and nothing else of the case.'],
  fields: () => [prose('needed', 'What is needed?', MIDDLE)],
  command: (values, base) => ({ ...base, type: 'ask-it', needed: values.text('needed') }),
};

export const askReporter: CaseForm = {
  title: 'Ask the reporter',
  save: 'Save',
  lines: ['They see only your question, in their own chat, and answer with Add to my report.'],
  fields: () => [prose('question', 'Question', MIDDLE)],
  command: (values, base) => ({ ...base, type: 'ask-reporter', question: values.text('question') }),
};

export const correctEntry: CaseForm = {
  title: 'Correct an entry',
  save: 'Save',
  lines: ['The old words stay on the record, with your correction under them.'],
  fields: ({ entries }) => [
    pick('entry', 'Which entry?', entries),
    prose('shouldRead', 'Should read', LONG),
    prose('reason', 'Reason', MIDDLE),
  ],
  command: (values, base, { entries }) => {
    const entry = entries.find(({ value }) => value === values.text('entry'));
    if (entry === undefined) return undefined;
    const words = { shouldRead: values.text('shouldRead'), reason: values.text('reason') };
    const { by: entryBy, inRecord } = entry;
    return { ...base, type: 'correct-entry', entry: Number(entry.value), entryBy, inRecord, ...words };
  },
};

/** For the reporter, from the receipt or from a question. */
export const addToReport: CaseForm = {
  title: 'Add to my report',
  save: 'Save',
  fields: () => [prose('text', 'What do you want to add?', LONG)],
  command: (values, base) => ({ ...base, type: 'add-to-report', text: values.text('text') }),
};

export const withdraw: CaseForm = {
  title: 'Withdraw',
  save: 'Save',
  lines: ['The report stays on the record with your note. The lead decides what happens.'],
  fields: () => [prose('reason', 'Reason', MIDDLE)],
  command: (values, base) => ({ ...base, type: 'withdraw', reason: values.text('reason') }),
};
