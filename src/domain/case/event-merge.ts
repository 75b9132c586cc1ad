import type { CaseId, PersonId, Reference } from '../ids.ts';
import type { OpenedDuty } from './event.ts';
import type { Access, Stage } from './model.ts';

/** Two cases of one matter become one: what each of them records. */
export type MergeEvent =
  | {
      readonly type: 'merged';
      readonly into: CaseId;
      readonly intoReference: Reference;
      readonly reason: string;
    }
  | {
      /** Another case ended in this one. What must not be lost with it is carried over. */
      readonly type: 'merged-in';
      readonly from: CaseId;
      readonly fromReference: Reference;
      readonly reason: string;
      readonly subjects: readonly PersonId[];
      readonly excluded: readonly PersonId[];
      readonly interested: readonly PersonId[];
      readonly witnesses: readonly PersonId[];
      /** What was owed there, each child's aside: the child is added here. */
      readonly duties: readonly OpenedDuty[];
      readonly urgent: boolean;
      readonly policeWait: boolean;
      /** The other case was in the channel. */
      readonly inChannel: boolean;
    }
  | {
      /** The case that this one ended in moved on: what the reporter is told, who has it, who is kept out. */
      readonly type: 'followed';
      readonly was: Stage;
      readonly is: Stage;
      readonly owner?: PersonId;
      readonly access: Access;
      readonly subjects: readonly PersonId[];
      readonly excluded: readonly PersonId[];
    };
