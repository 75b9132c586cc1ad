import type { PersonId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import type { Messenger, Outcome, Outgoing } from '#workflows/messenger.ts';
import type { Route } from '#workflows/stored.ts';

const SECOND = 1_000;
const PER_TENANT = 10;

/** One message that is, or may be, in somebody's chat. */
export type Delivery = { readonly to: PersonId; readonly at: Instant; readonly card: Outgoing };

type Teams = {
  readonly now: () => Instant;
  readonly chance: () => number;
  readonly isBlocked: (to: PersonId) => boolean;
  /** The part of the calls that get no answer; half of them arrived. */
  readonly timeouts: number;
  readonly delivered: (delivery: Delivery) => Promise<void>;
  /** After the call has arrived and before anybody hears of it. */
  readonly afterCall: () => void;
};

/** Teams as it limits a bot: 10 calls a second of a process (a part of what a tenant has), one a second of a chat, else 429 with `Retry-After`. */
export function createLimitedTeams({ now, chance, isBlocked, timeouts, delivered, afterCall }: Teams) {
  let calls: number[] = [];
  const chats = new Map<string, number>();
  const counts = { sent: 0, edited: 0, tooFast: 0, dead: 0, unknown: 0 };

  const call = async (to: PersonId, route: Route, arrives: () => Promise<void>): Promise<Outcome> => {
    const at = now();
    calls = calls.filter((moment) => moment > at - SECOND);
    const last = chats.get(route.conversationId) ?? Number.NEGATIVE_INFINITY;
    if (calls.length >= PER_TENANT || at - last < SECOND) {
      counts.tooFast += 1;
      return { kind: 'refused', code: 'http-429', retryAfter: SECOND };
    }
    calls.push(at);
    chats.set(route.conversationId, at);
    if (isBlocked(to)) {
      counts.dead += 1;
      return { kind: 'dead', code: 'BotBlockedByUser' };
    }
    const isLost = chance() < timeouts;
    if (!isLost || chance() < 0.5) await arrives();
    afterCall();
    if (!isLost) return { kind: 'sent', activityId: `activity-${counts.sent + counts.edited}` };
    counts.unknown += 1;
    return { kind: 'unknown', code: 'deadline' };
  };

  const messenger: Messenger = {
    post: async (_school, to, route, card) => {
      if (to === 'channel') throw new TypeError('No reminder goes to a channel');
      return await call(to, route, async () => {
        counts.sent += 1;
        await delivered({ to, at: now(), card });
      });
    },
    update: async (_school, to, route) => {
      if (to === 'channel') throw new TypeError('No reminder goes to a channel');
      return await call(to, route, async () => {
        counts.edited += 1;
      });
    },
    members: async () => [],
  };
  return { messenger, counts };
}
