import type { CaseEvent } from '#domain/case/event.ts';
import { isInChannel } from '#domain/case/face.ts';
import type { OpenCase } from '#domain/case/model.ts';
import { isUrgent } from '#domain/chase.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Policy } from '#domain/policy.ts';
import type { Effect, Notice } from './stored.ts';

/**
 * What the clock sends. An edited card notifies nobody, so it is always a new message (product 6): to each
 * person, and where nobody acknowledged also in the thread of the channel's card.
 */
export function clockEffects(
  events: readonly CaseEvent[],
  after: OpenCase,
  policy: Policy,
): readonly Effect[] {
  return events.flatMap((event): readonly Effect[] => {
    switch (event.type) {
      case 'chased':
        return chaseEffects(event, after, policy);
      case 'idle-chased':
        return tell(event.people, 'idle');
      case 'reminded':
        return tell(event.people, event.late ? 'duty-due' : 'duty-soon', event.duty);
      default:
        return [];
    }
  });
}

function chaseEffects(
  { people, reporterTold }: Extract<CaseEvent, { type: 'chased' }>,
  after: OpenCase,
  policy: Policy,
): readonly Effect[] {
  const notice = isUrgent(after, policy) ? 'chased-urgent' : 'chased';
  const { reporter } = after;
  return [
    ...(isInChannel(after) ? [{ type: 'tell-channel', notice } as const] : []),
    ...tell(people, notice),
    ...(reporterTold && reporter !== undefined ? tell([reporter], 'go-in-person') : []),
  ];
}

function tell(people: readonly PersonId[], notice: Notice, duty?: string): readonly Effect[] {
  const about = duty === undefined ? {} : { duty };
  return people.map((person) => ({ type: 'tell', person, notice, ...about }));
}
