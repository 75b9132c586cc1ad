import type { CaseForm } from './case-form.ts';
import { line, MIDDLE, pick, prose } from './fields.ts';

const FOLLOWED_UP =
  'What you write under “What will change?” stays due until it is done. Leave it empty if nothing has to.';

export const debrief: CaseForm = {
  title: 'Debrief',
  save: 'Save',
  lines: ({ policy }) => (policy.debriefMeasure === undefined ? [] : [FOLLOWED_UP]),
  fields: ({ policy }) => [
    prose('learnt', 'What was learnt?', MIDDLE),
    prose('willChange', 'What will change?', MIDDLE, { optional: policy.debriefMeasure !== undefined }),
  ],
  command: ({ text }, base) => ({
    ...{ ...base, type: 'debrief', learnt: text('learnt'), willChange: text('willChange') },
  }),
};

/** One of the systems that the pack names, or any where it names none. */
export const recordElsewhere: CaseForm = {
  title: 'Record elsewhere',
  save: 'Save',
  fields: ({ policy: { recordSystem } }) => [
    recordSystem === undefined
      ? line('system', 'System')
      : pick(
          'system',
          'System',
          recordSystem.systems.map((name) => ({ value: name, title: name })),
        ),
    line('reference', 'Reference'),
  ],
  command: ({ text }, base) => ({
    ...{ ...base, type: 'record-elsewhere', system: text('system'), reference: text('reference') },
  }),
};

export const reopen: CaseForm = {
  title: 'Reopen',
  save: 'Save',
  lines: ['What was signed stays on the record. A new conclusion needs two signatures again.'],
  fields: () => [prose('reason', 'Reason', MIDDLE)],
  command: ({ text }, base) => ({ ...base, type: 'reopen', reason: text('reason') }),
};
