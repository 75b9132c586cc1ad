import type { OwnerId } from '#domain/ids.ts';
import type { LedgerEvent } from '#domain/ledger/event.ts';
import { findObligation, type Item, type Ledger } from '#domain/ledger/model.ts';
import type { Asking } from '#domain/ledger/reconcile.ts';
import { countMoment } from '#domain/ledger/window.ts';
import type { Instant } from '#domain/time.ts';
import type { StaffWork } from './staff-sending.ts';

/** What is to be sent after these events, to whom and when. */
export function ledgerEffects(
  before: Ledger | undefined,
  after: Ledger,
  events: readonly LedgerEvent[],
  asking: Asking,
  at: Instant,
): readonly StaffWork[] {
  const reminded = events.find((event) => event.type === 'reminded');
  const to = after.owner;
  if (reminded !== undefined)
    return [
      { to, at, effect: { type: 'remind', nudges: reminded.nudges ?? [] } },
      ...(events.some(({ type }) => type === 'escalated') ? countsOf(after, asking, at) : []),
    ];
  const bring: StaffWork = { to, at, effect: { type: 'bring-reminder' } };
  return [
    ...(hasLess(before, after) ? [bring] : []),
    ...events.flatMap((event) => answerWork(before, event, to, asking, at)),
  ];
}

/** Those who answer hear of it once a day; whoever waits hears of the answer as soon as they may be written to. */
function answerWork(
  before: Ledger | undefined,
  event: LedgerEvent,
  to: OwnerId,
  asking: Asking,
  now: Instant,
): readonly StaffWork[] {
  if (event.type === 'question-answered') {
    const waited = findObligation(before, event.item)?.state;
    if (waited !== 'question' && waited !== 'declined') return [];
    return [{ to, at: now, effect: { type: 'answered', item: event.item, waited } }];
  }
  if (event.type !== 'question-asked' && event.type !== 'declined') return [];
  const at = countMoment(asking, now);
  const waited = event.type === 'declined' ? 'declined' : 'question';
  return at === undefined ? [] : [{ to, at, effect: { type: 'tell-keepers', waited }, isShared: true }];
}

/** Nobody hears of their own lateness as a count of their people. */
function countsOf(
  { owner, subject: { manager } }: Ledger,
  asking: Asking,
  now: Instant,
): readonly StaffWork[] {
  const at = countMoment(asking, now);
  if (at === undefined) return [];
  const own: StaffWork | undefined =
    manager === undefined || manager === owner
      ? undefined
      : { to: manager, at, effect: { type: 'count-late' }, isShared: true };
  const all: StaffWork = { to: owner, at, effect: { type: 'tell-office' }, isShared: true };
  return own === undefined ? [all] : [own, all];
}

/** Something they were reminded of is owed no longer. */
function hasLess(before: Ledger | undefined, after: Ledger): boolean {
  const owed = new Set<Item>(
    after.obligations.filter(({ state }) => state === 'owed').map(({ item }) => item),
  );
  return (before?.obligations ?? []).some(
    ({ item, state, reminded }) => state === 'owed' && reminded > 0 && !owed.has(item),
  );
}
