import type { CaseEvent } from '#domain/case/event.ts';
import { isInChannel } from '#domain/case/face.ts';
import type { OpenCase } from '#domain/case/model.ts';
import { isUrgent } from '#domain/chase.ts';
import type { Policy } from '#domain/policy.ts';
import type { Effect } from './stored.ts';

/**
 * What a step of the ladder sends. An edited card notifies nobody, so it is always a new message: in the
 * thread of the channel's card, and to each person the step names (product 6).
 */
export function chaseEffects(
  events: readonly CaseEvent[],
  after: OpenCase,
  policy: Policy,
): readonly Effect[] {
  const notice = isUrgent(after, policy) ? 'chased-urgent' : 'chased';
  return events.flatMap((event): readonly Effect[] => {
    if (event.type !== 'chased') return [];
    const { reporter } = after;
    return [
      ...(isInChannel(after) ? [{ type: 'tell-channel', notice } as const] : []),
      ...event.people.map((person) => ({ type: 'tell', person, notice }) as const),
      ...(event.reporterTold && reporter !== undefined
        ? [{ type: 'tell', person: reporter, notice: 'go-in-person' } as const]
        : []),
    ];
  });
}
