import { parseCaseId } from '#domain/ids.ts';
import type { CaseForm } from './case-form.ts';
import { MIDDLE, pick, prose } from './fields.ts';

/** Two reports of one event: this case ends, and the chosen one goes on (E32). */
export const merge: CaseForm = {
  title: 'Merge',
  save: 'Save',
  lines: [
    'This case ends, and the other one goes on with all that is still owed here. It cannot be undone.',
    'The reporter keeps the receipt, and is told when the other case is taken up and closed.',
  ],
  fields: ({ mergeable }) => [pick('into', 'Into which case?', mergeable), prose('reason', 'Reason', MIDDLE)],
  command: (values, base) => {
    const into = parseCaseId(values.text('into'));
    return into === undefined ? undefined : { ...base, type: 'merge', into, reason: values.text('reason') };
  },
};
