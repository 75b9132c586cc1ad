import type { PersonId, SchoolId } from '#domain/ids.ts';
import { type Duration, minutes, plus } from '#domain/time.ts';
import type { Sending } from './deliver.ts';
import type { Outcome } from './messenger.ts';
import { retryAt } from './retry.ts';
import type { OutboxItem, Route, Settlement } from './stored.ts';

/** Teams may have it, and each try may show it once more: as few tries, but over as long a time. */
const ATTEMPTS_UNKNOWN = 8;
/** Nobody can be written to before they open the chat again: tried every hour, for two weeks (T40). */
const ATTEMPTS_UNREACHABLE = 24 * 14;
const FIRST_WAIT = 5_000 as Duration;
const HOUR = minutes(60);

/** What a send that did not arrive means for its row: again later, or on the *not reached* list (P7, P8). */
export async function settleAfter(
  sending: Sending,
  school: SchoolId,
  item: OutboxItem,
  to: PersonId | 'channel',
  route: Route,
  outcome: Exclude<Outcome, { kind: 'sent' }>,
): Promise<Settlement> {
  if (outcome.kind === 'ours') return { kind: 'failed', reason: outcome.code };
  if (outcome.kind === 'dead') {
    if (to === 'channel') return { kind: 'failed', reason: outcome.code };
    await sending.store.saveRoute(school, to, { ...route, dead: true });
    return waitForRoute(sending, item);
  }
  if (outcome.kind === 'refused') {
    const at = retryAt(item, outcome, sending.clock.now());
    return at === undefined ? { kind: 'failed', reason: outcome.code } : { kind: 'later', at };
  }
  if (item.attempts >= ATTEMPTS_UNKNOWN) return { kind: 'failed', reason: outcome.code };
  return later(sending, FIRST_WAIT * 4 ** (item.attempts - 1), HOUR);
}

/** There is no way to this person now: what waits for them comes once they open the chat again. */
export function waitForRoute(sending: Sending, item: OutboxItem): Settlement {
  if (item.attempts >= ATTEMPTS_UNREACHABLE) return { kind: 'failed', reason: 'no-route' };
  return later(sending, FIRST_WAIT * 2 ** (item.attempts - 1), HOUR);
}

function later({ clock }: Sending, wait: number, longest: number): Settlement {
  return { kind: 'later', at: plus(clock.now(), Math.min(wait, longest) as Duration) };
}
