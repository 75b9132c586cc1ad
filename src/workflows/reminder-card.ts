import { currentPublications } from '#domain/agreement/model.ts';
import { wallDate } from '#domain/calendar.ts';
import type { Item, Ledger, Obligation } from '#domain/ledger/model.ts';
import type { Asking } from '#domain/ledger/reconcile.ts';
import { remindedOf } from '#domain/ledger/reminders.ts';
import type { Instant } from '#domain/time.ts';
import type { Waited } from './staff-sending.ts';

/** What is said to one person about what they owe, and to others about how many are late or ask: never a name. */
export type ReminderCard =
  | {
      readonly kind: 'reminder';
      readonly owed: readonly OwedLine[];
      /** Short messages of the pack, in its own words. */
      readonly nudges: readonly string[];
      readonly canSnooze: boolean;
    }
  /** What an earlier reminder becomes. */
  | { readonly kind: 'reminder-closed'; readonly why: 'newer' | 'done' | 'resting' | 'lifted' }
  | {
      readonly kind: 'late';
      readonly whose: 'own' | 'all';
      readonly count: number;
      /** Whether whoever gets it may see the board. */
      readonly seesBoard: boolean;
    }
  | { readonly kind: 'waiting'; readonly waited: Waited; readonly count: number }
  | { readonly kind: 'answered'; readonly waited: Waited; readonly item: Item; readonly title: string };

export type OwedLine = {
  readonly item: Item;
  readonly title: string;
  readonly due: string;
  readonly isOverdue: boolean;
};

/** @returns nothing where there is nothing to remind of now. */
export function reminderOf(
  ledger: Ledger,
  asking: Asking,
  nudges: readonly string[],
  at: Instant,
): Extract<ReminderCard, { kind: 'reminder' }> | undefined {
  const today = wallDate(at);
  const owed = remindedOf(ledger, today);
  const texts = asking.policy.nudges.filter(({ id }) => nudges.includes(id)).map(({ text }) => text);
  if (owed.length === 0 && texts.length === 0) return undefined;
  return {
    ...{ kind: 'reminder', nudges: texts },
    owed: owed.map((one) => lineOf(one, asking, today)).toSorted((a, b) => (a.due < b.due ? -1 : 1)),
    canSnooze: owed.some(({ snoozedUntil }) => snoozedUntil === undefined),
  };
}

/** What the reminder in somebody's chat shows once it is looked at again. */
export function standingReminder(ledger: Ledger, asking: Asking, at: Instant): ReminderCard {
  const open = reminderOf(ledger, asking, [], at);
  if (open !== undefined && !ledger.subject.gone) return open;
  const has = (...states: readonly Obligation['state'][]) =>
    ledger.obligations.some(({ state }) => states.includes(state));
  if (ledger.subject.gone) return { kind: 'reminder-closed', why: 'lifted' };
  if (has('owed', 'question', 'declined')) return { kind: 'reminder-closed', why: 'resting' };
  return { kind: 'reminder-closed', why: has('met') ? 'done' : 'lifted' };
}

function lineOf({ item, due }: Obligation, asking: Asking, today: string): OwedLine {
  return { item, due, title: titleOf(item, asking), isOverdue: due < today };
}

/** As it was published, or as the pack calls it. */
export function titleOf(item: Item, { policy, publications }: Asking): string {
  const id = item.slice(item.indexOf('-') + 1);
  const published = currentPublications(publications).find(({ kind }) => kind === id);
  if (item.startsWith('agreement-') && published !== undefined) return published.title;
  const known = item.startsWith('course-') ? policy.courses : policy.induction;
  return known.find((one) => one.id === id)?.title ?? id;
}
