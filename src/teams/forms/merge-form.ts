import { parseCaseId } from '#domain/ids.ts';
import type { CaseForm } from './case-form.ts';
import { MIDDLE, pick, prose } from './fields.ts';

const NO_OTHER =
  'There is no other open case that this one could be merged into, so this cannot be saved. Go back.';

/** Two reports of one event: this case ends, and the chosen one goes on (E32). */
export const merge: CaseForm = {
  title: 'Merge',
  save: 'Save',
  lines: ({ mergeable }) => [
    ...(mergeable.length === 0 ? [NO_OTHER] : []),
    'This case ends, and the other one goes on with all that is still owed here. It cannot be undone.',
    'The reporter keeps the receipt, and is told when the other case is taken up and closed.',
  ],
  fields: ({ mergeable }) => [pick('into', 'Into which case?', mergeable), prose('reason', 'Reason', MIDDLE)],
  command: (values, base) => {
    const into = parseCaseId(values.text('into'));
    return into === undefined ? undefined : { ...base, type: 'merge', into, reason: values.text('reason') };
  },
};
