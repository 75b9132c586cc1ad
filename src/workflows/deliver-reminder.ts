import { wallDate } from '#domain/calendar.ts';
import type { PersonId, SchoolId } from '#domain/ids.ts';
import type { Asking } from '#domain/ledger/reconcile.ts';
import { subjectOfPerson } from '#domain/ledger/subject.ts';
import { nextWindow } from '#domain/ledger/window.ts';
import { hours, type Instant, plus } from '#domain/time.ts';
import type { Sending } from './deliver.ts';
import type { Outcome } from './messenger.ts';
import { personalRoute } from './personal-route.ts';
import { type ReminderCard, reminderOf, standingReminder } from './reminder-card.ts';
import { retryAt } from './retry.ts';
import type { Reach, StaffEffect, StaffOutboxItem, StaffSettlement, StoredReach } from './staff-sending.ts';
import type { Route } from './stored.ts';

const DONE: StaffSettlement = { kind: 'done' };
/** What Teams has, or may have: it is not sent a second time on that day. */
const MAY_BE_THERE: readonly Reach['kind'][] = ['sending', 'sent', 'unknown'];

type Theirs<Effect> = StaffOutboxItem & { readonly owner: PersonId; readonly effect: Effect };
type Remind = Extract<StaffEffect, { type: 'remind' }>;

/**
 * One message of all that somebody owes. Whether they still owe it, are there, and were not written to on this day is
 * asked again now; that it is under way is stored before the call, so that a crash sends nothing twice.
 */
export async function deliverReminder(
  sending: Sending,
  school: SchoolId,
  item: Theirs<Remind>,
  asking: Asking,
): Promise<StaffSettlement> {
  const { store, clock } = sending;
  const now = clock.now();
  const today = wallDate(now);
  const [ledger, person, stored] = await Promise.all([
    store.staff.loadLedger(school, item.owner),
    store.person(school, item.owner),
    store.staff.reach(school, item.owner),
  ]);
  const subject = person && subjectOfPerson(person.person, today);
  if (ledger === undefined || subject === undefined || subject.gone) return DONE;
  if (item.effect.again === true && stored.reach?.unreached === undefined) return DONE;
  const card = reminderOf(ledger.ledger, asking, item.effect.nudges, now);
  if (card === undefined) return DONE;
  const opens = nextWindow(asking, now, subject);
  if (opens === undefined) return DONE; // on leave: the clock asks again when they are back
  if (opens > now) return { kind: 'later', at: opens };
  if (stored.reach?.on === today && MAY_BE_THERE.includes(stored.reach.kind))
    return afterToday(item, stored.reach, asking, now);
  return await send(sending, school, item, stored, card);
}

/** Nobody knows what became of a call that a crash cut off; and who was not reached is tried on another day. */
function afterToday(item: Theirs<Remind>, reach: Reach, asking: Asking, now: Instant): StaffSettlement {
  if (item.effect.again === true) {
    const at = nextWindow(asking, plus(now, hours(12)));
    return at === undefined ? DONE : { kind: 'later', at };
  }
  return reach.kind === 'sending'
    ? { kind: 'done', reach: missed(reach, 'unknown', 'crash', reach.on) }
    : DONE;
}

async function send(
  sending: Sending,
  school: SchoolId,
  item: Theirs<Remind>,
  stored: StoredReach,
  card: ReminderCard,
): Promise<StaffSettlement> {
  const { store, clock, pace, messenger } = sending;
  const today = wallDate(clock.now());
  const before: Reach = stored.reach ?? { kind: 'not-reached', on: today };
  const route = await personalRoute(sending, school, item.owner);
  if (route === undefined) return { kind: 'done', reach: missed(before, 'not-reached', 'no-route', today) };
  const edited = await closeEarlier(sending, school, item.owner, before);
  const wait = edited?.kind === 'refused' ? retryAt(item, edited, clock.now()) : undefined;
  if (wait !== undefined) return { kind: 'later', at: wait };
  await pace.take(route.tenantId, route.conversationId);
  if (!(await store.staff.markSending(school, item.owner, stored, today)))
    return { kind: 'later', at: plus(clock.now(), hours(1)) };
  const outcome = await messenger.post(school, item.owner, route, card);
  if (outcome.kind === 'dead') return await nextRoute(sending, school, item, before, route, outcome.code);
  return settlementOf(item, before, route, outcome, clock.now());
}

/** The way that is dead is kept as such; another one is tried on the next day. */
async function nextRoute(
  sending: Sending,
  school: SchoolId,
  item: Theirs<Remind>,
  before: Reach,
  route: Route,
  code: string,
): Promise<StaffSettlement> {
  await sending.store.saveRoute(school, item.owner, { ...route, dead: true });
  const next = await personalRoute(sending, school, item.owner);
  const now = sending.clock.now();
  const reach = missed(before, 'not-reached', code, wallDate(now));
  const isOther = next !== undefined && next.conversationId !== route.conversationId;
  return isOther ? { kind: 'later', at: now, reach } : { kind: 'done', reach };
}

function settlementOf(
  item: StaffOutboxItem,
  before: Reach,
  route: Route,
  outcome: Exclude<Outcome, { kind: 'dead' }>,
  now: Instant,
): StaffSettlement {
  const on = wallDate(now);
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'done', reach: { kind: 'sent', on, ...cardAt(outcome.activityId, route) } };
    case 'unknown':
      return { kind: 'done', reach: missed(before, 'unknown', outcome.code, on) };
    case 'ours':
      return { kind: 'done', reach: missed(before, 'not-reached', outcome.code, on) };
    case 'refused': {
      const at = retryAt(item, outcome, now);
      return at === undefined
        ? { kind: 'done', reach: missed(before, 'not-reached', outcome.code, on) }
        : { kind: 'later', at, reach: { ...before, kind: 'refused', on } };
    }
  }
}

/** A fault of ours kept this reminder from being sent. */
export async function notSent(
  { store, clock }: Sending,
  school: SchoolId,
  owner: PersonId,
): Promise<StaffSettlement> {
  const today = wallDate(clock.now());
  const { reach = { kind: 'not-reached', on: today } } = await store.staff.reach(school, owner);
  return { kind: 'done', reach: missed(reach, 'not-reached', 'fault', today) };
}

/** A post that Teams named no id for cannot be edited. */
function cardAt(activityId: string, route: Route): Pick<Reach, 'card'> {
  return activityId === '' ? {} : { card: { activityId, route } };
}

function missed({ card, unreached }: Reach, kind: Reach['kind'], code: string, on: string): Reach {
  return {
    ...{ kind, on, unreached: { code, on, since: unreached?.since ?? on } },
    ...(card === undefined ? {} : { card }),
  };
}

/** One reminder stands at a time: the earlier one becomes a short line. */
async function closeEarlier(
  sending: Sending,
  school: SchoolId,
  owner: PersonId,
  { card }: Reach,
): Promise<Outcome | undefined> {
  if (card === undefined) return undefined;
  const { route, activityId } = card;
  await sending.pace.take(route.tenantId, route.conversationId);
  return await sending.messenger.update(school, owner, route, activityId, {
    ...{ kind: 'reminder-closed', why: 'newer' },
  });
}

/** Something was signed, completed or lifted: the reminder in their chat says so at once. */
export async function bringReminder(
  sending: Sending,
  school: SchoolId,
  item: Theirs<StaffEffect>,
  asking: Asking,
): Promise<StaffSettlement> {
  const { store, clock, pace, messenger } = sending;
  const [ledger, { reach }] = await Promise.all([
    store.staff.loadLedger(school, item.owner),
    store.staff.reach(school, item.owner),
  ]);
  if (ledger === undefined || reach === undefined) return DONE;
  const shown = standingReminder(ledger.ledger, asking, clock.now());
  const { card, unreached, ...rest } = reach;
  const isOwed = shown.kind === 'reminder';
  const after: Reach = {
    ...rest,
    ...(isOwed && card !== undefined ? { card } : {}),
    ...(isOwed && unreached !== undefined ? { unreached } : {}),
  };
  if (card === undefined) return { kind: 'done', reach: after };
  await pace.take(card.route.tenantId, card.route.conversationId);
  const edited = await messenger.update(school, item.owner, card.route, card.activityId, shown);
  const at = edited.kind === 'refused' ? retryAt(item, edited, clock.now()) : undefined;
  return at === undefined ? { kind: 'done', reach: after } : { kind: 'later', at };
}
