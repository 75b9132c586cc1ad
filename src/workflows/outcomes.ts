import type { PersonId, SchoolId } from '#domain/ids.ts';
import { type Duration, minutes, plus } from '#domain/time.ts';
import type { Sending } from './deliver.ts';
import type { Outcome } from './ports.ts';
import type { OutboxItem, Route, Settlement } from './stored.ts';

/** Teams does not have it, so trying again shows nothing twice: for almost three hours (T36). */
const ATTEMPTS_REFUSED = 24;
/** Teams may have it, and each try may show it once more: as few tries, but over as long a time. */
const ATTEMPTS_UNKNOWN = 8;
/** Nobody can be written to before they open the chat again: tried every hour, for two weeks (T40). */
const ATTEMPTS_UNREACHABLE = 24 * 14;
const FIRST_WAIT = 5_000 as Duration;
const LONGEST_WAIT = minutes(10);
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
  const most = outcome.kind === 'refused' ? ATTEMPTS_REFUSED : ATTEMPTS_UNKNOWN;
  if (item.attempts >= most) return { kind: 'failed', reason: outcome.code };
  if (outcome.kind === 'unknown') return later(sending, FIRST_WAIT * 4 ** (item.attempts - 1), HOUR);
  const asked = outcome.retryAfter ?? 0;
  const wait = Math.min(FIRST_WAIT * 2 ** (item.attempts - 1), LONGEST_WAIT);
  return later(sending, Math.max(wait, asked), Number.POSITIVE_INFINITY);
}

/** There is no way to this person now: what waits for them comes once they open the chat again. */
export function waitForRoute(sending: Sending, item: OutboxItem): Settlement {
  if (item.attempts >= ATTEMPTS_UNREACHABLE) return { kind: 'failed', reason: 'no-route' };
  return later(sending, FIRST_WAIT * 2 ** (item.attempts - 1), HOUR);
}

function later({ clock }: Sending, wait: number, longest: number): Settlement {
  return { kind: 'later', at: plus(clock.now(), Math.min(wait, longest) as Duration) };
}
