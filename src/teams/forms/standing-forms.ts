import { parsePersonId } from '#domain/ids.ts';
import type { CaseForm } from './case-form.ts';
import { MIDDLE, pick, prose } from './fields.ts';
import { choosePeople, personIds } from './people.ts';

export const assign: CaseForm = {
  title: 'Assign',
  save: 'Save',
  fields: ({ owners }) => [pick('to', 'To whom?', owners)],
  command: (values, base) => {
    const to = parsePersonId(values.text('to'));
    return to === undefined ? undefined : { ...base, type: 'assign', to };
  },
};

/** One person may do this at any stage; the adult named here loses sight of the case at once. */
export const makeConfidential: CaseForm = {
  title: 'Make confidential',
  save: 'Save',
  lines: [
    'The case leaves the channel and goes only to those who take restricted cases.',
    'Choose the adult it is about, if that person works or volunteers here.',
  ],
  fields: ({ everyone }) => [
    prose('reason', 'Reason', MIDDLE),
    ...choosePeople('adults', 'Which adult?', everyone, { optional: true, several: true }),
  ],
  command: (values, base) => ({
    ...{
      ...base,
      type: 'make-confidential',
      reason: values.text('reason'),
      adults: personIds(values.several('adults')),
    },
  }),
};

export const exclude: CaseForm = {
  title: 'Exclude person',
  save: 'Save',
  lines: ['For example a parent or a relative on the staff. They lose sight of this case at once.'],
  fields: ({ everyone, visitors }) => [
    ...choosePeople('who', 'Who?', [...visitors, ...everyone]),
    prose('reason', 'Reason', MIDDLE),
  ],
  command: (values, base) => {
    const who = parsePersonId(values.text('who'));
    return who === undefined ? undefined : { ...base, type: 'exclude', who, reason: values.text('reason') };
  },
};
