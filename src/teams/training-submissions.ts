import { z } from 'zod';
import { TRAINING_FORMS, type TrainingFormName } from './forms/training-forms.ts';
import { formId, page } from './submissions.ts';

const trainingPlace = { item: z.string().max(80).optional(), after: z.string().max(300).optional() };
const trainingName = z.custom<TrainingFormName>(
  (name) => typeof name === 'string' && Object.hasOwn(TRAINING_FORMS, name),
);
/** Which page of what somebody owes and has. */
export const trainingPress = z.strictObject({ page: page.default(1) });
export const waitingPress = z.strictObject({ ...trainingPlace, page: page.default(1) });
/** `owner` and `find` are inputs of the form before. */
export const trainingForm = z.strictObject({
  ...{ ...trainingPlace, name: trainingName },
  ...{ owner: z.string().max(40).optional(), find: z.string().max(500).optional() },
});
export const trainingSaved = z
  .object({ ...trainingPlace, name: trainingName, owner: z.string().max(40).optional(), form: formId })
  .passthrough();
/** The keys that a form of training carries beside its inputs. */
export const TRAINING_KEYS = ['name', 'item', 'after', 'owner', 'form', 'find'] as const;
