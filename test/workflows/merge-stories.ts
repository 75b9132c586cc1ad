import type { CaseEvent } from '#domain/case/event.ts';
import type { MergeEvent } from '#domain/case/event-merge.ts';
import { AMINA_DSL, MONDAY_11AM as at, CASE, TEACHER_TOM } from '#test/domain/case/world.ts';
import { linReference } from '#test/storage/case-fixture.ts';
import type { Story } from './event-stories.ts';

const by = AMINA_DSL.id;

/** Two cases of one matter become one. */
export function mergeStories(before: readonly CaseEvent[]): Readonly<Record<MergeEvent['type'], Story>> {
  const merged: CaseEvent = {
    ...{ type: 'merged', by, into: CASE, intoReference: linReference(2), reason: 'r', at },
  };
  const kept = { access: 'ordinary', subjects: [], excluded: [] } as const;
  return {
    merged: { before, event: merged, told: [] },
    'merged-in': {
      before,
      event: {
        ...{ type: 'merged-in', by, from: CASE, fromReference: linReference(2), reason: 'r', at },
        ...{ subjects: [], excluded: [], interested: [], witnesses: [], duties: [] },
        ...{ urgent: false, policeWait: false, inChannel: true },
      },
      told: [],
    },
    followed: {
      before: [...before, merged],
      event: { type: 'followed', was: 'acknowledged', is: 'closed', ...kept, at },
      told: [[TEACHER_TOM.id, 'closed']],
    },
  };
}
