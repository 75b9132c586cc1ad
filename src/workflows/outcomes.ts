import type { PersonId, SchoolId } from '#domain/ids.ts';
import { type Duration, minutes, plus } from '#domain/time.ts';
import type { Sending } from './deliver.ts';
import type { OutboxItem, Outcome, Route, Settlement } from './ports.ts';

/** Teams does not have it, so trying again shows nothing twice: for almost three hours (T36). */
const ATTEMPTS_REFUSED = 24;
/** Teams may have it, and each try may show it once more. */
const ATTEMPTS_UNKNOWN = 8;
const FIRST_WAIT = 5_000 as Duration;
const LONGEST_WAIT = minutes(10);

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
    if (to !== 'channel') await sending.store.saveRoute(school, to, { ...route, dead: true });
    return { kind: 'failed', reason: outcome.code };
  }
  const most = outcome.kind === 'refused' ? ATTEMPTS_REFUSED : ATTEMPTS_UNKNOWN;
  if (item.attempts >= most) return { kind: 'failed', reason: outcome.code };
  const wait = Math.min(FIRST_WAIT * 2 ** (item.attempts - 1), LONGEST_WAIT);
  const asked = outcome.kind === 'refused' ? (outcome.retryAfter ?? 0) : 0;
  return { kind: 'later', at: plus(sending.clock.now(), Math.max(wait, asked) as Duration) };
}
