import type { MergeEvent } from '#domain/case/event-merge.ts';
import type { StandingEvent } from '#domain/case/event-standing.ts';
import { roleTitle } from '#domain/role-titles.ts';
import type { Naming } from './entries.ts';

/** An entry about who has the case and who may see it: its title, then a line for each thing it says. */
export function standingWords(
  event: StandingEvent | MergeEvent,
  { name, policy }: Naming,
): readonly [string, ...string[]] {
  const why = (reason: string): string => `Reason: ${reason}`;
  switch (event.type) {
    case 'taken-over':
      return [event.from === undefined ? 'Taken over' : `Taken over from ${name(event.from)}`];
    case 'assigned':
      return [`Assigned to ${name(event.to)}`];
    case 'made-confidential': {
      const about = event.adults.length === 0 ? '' : `About: ${event.adults.map(name).join('; ')}`;
      return ['Made confidential', why(event.reason), about];
    }
    case 'person-excluded':
      return [`Excluded: ${name(event.who)}`, why(event.reason)];
    case 're-routed':
      return [
        `Passed on to: ${roleTitle(policy, event.role)}`,
        `It went to: ${event.receivers.map(name).join('; ')}`,
        event.toChannel === true ? 'The safeguarding channel was told.' : '',
        why(event.reason),
      ];
    case 'shared':
      return [`Shared with ${name(event.who)}`, why(event.reason)];
    case 'merged':
      return [`Merged into ${event.intoReference}`, why(event.reason)];
    case 'merged-in':
      return [`${event.fromReference} was merged into this case`, why(event.reason)];
    case 'followed':
      return ['Followed the case it was merged into', event.is === 'closed' ? 'That one is closed.' : ''];
    case 'legal-hold-set':
      return ['Legal hold', why(event.reason)];
    case 'legal-hold-ended':
      return ['The legal hold ended', why(event.reason)];
  }
}
