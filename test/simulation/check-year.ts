import { plusSchoolDates, wallDate } from '#domain/calendar.ts';
import type { Closure } from '#domain/closures.ts';
import type { PersonId } from '#domain/ids.ts';
import type { LedgerEvent } from '#domain/ledger/event.ts';
import type { Person } from '#domain/person.ts';
import type { Instant } from '#domain/time.ts';
import type { Delivery } from './limited-teams.ts';

/** How many school days somebody may wait for the first message of something, or for the next one. */
const FIRST_WITHIN = 2;

type Lived = {
  readonly ledgers: readonly {
    readonly id: PersonId;
    readonly events: readonly { readonly event: LedgerEvent }[];
  }[];
  readonly deliveries: readonly Delivery[];
  readonly missed: readonly { readonly owner: string; readonly on: string; readonly code: string }[];
  readonly wrong: readonly string[];
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly closures: readonly Closure[];
  readonly end: Instant;
};

export type YearCheck = {
  readonly due: number;
  readonly delivered: number;
  /** Nothing was owed any more, or they were away, when it was to be sent. */
  readonly dropped: number;
  readonly notReached: Readonly<Record<string, number>>;
  readonly published: number;
  readonly signed: number;
  /** What a rule was broken by, in words; empty in a year as it should be. */
  readonly wrong: readonly string[];
};

const ENDS: readonly LedgerEvent['type'][] = [
  ...(['signed', 'signed-on-paper', 'completed', 'lifted', 'snoozed', 'question-asked', 'declined'] as const),
  ...(['subject-changed', 'asked', 'carried'] as const),
];

/** Holds every reminder that was due against what arrived, and every thing asked for against what was reminded of. */
export function checkYear({ ledgers, deliveries, missed, wrong, people, closures, end }: Lived): YearCheck {
  const arrived = daysBy(deliveries.map(({ to, at }) => [to, wallDate(at)]));
  const missedOn = daysBy(missed.map(({ owner, on }) => [owner, on]));
  const found = [...wrong];
  const counts = { due: 0, delivered: 0, dropped: 0, signed: 0 };
  for (const { id, events } of ledgers) {
    const all = events.map(({ event }) => event);
    const reminded = all.filter((event) => event.type === 'reminded');
    counts.due += reminded.length;
    counts.signed += all.filter(({ type }) => type === 'signed').length;
    for (const [index, { day, at }] of reminded.entries()) {
      const until = reminded[index + 1]?.day ?? '9999';
      const isIn = (one: string) => day <= one && one < until;
      if (arrived.get(id)?.some(isIn) === true) counts.delivered += 1;
      else if (missedOn.get(id)?.some(isIn) === true) continue;
      else if (
        all.some(
          (event) =>
            event.at >= at &&
            ENDS.includes(event.type) &&
            wallDate(event.at) <= plusSchoolDates(day, 1, closures),
        )
      )
        counts.dropped += 1;
      else found.push(`${day} ${id}: due, and neither delivered nor listed`);
    }
    found.push(...forgotten(id, all, people.get(id), closures, end));
  }
  return { ...counts, wrong: found, notReached: byCode(missed), published: 3 };
}

/** What was asked for of somebody who was there, and never spoken of. */
function forgotten(
  id: PersonId,
  events: readonly LedgerEvent[],
  person: Person | undefined,
  closures: readonly Closure[],
  end: Instant,
): readonly string[] {
  return events.flatMap((event, index) => {
    if (event.type !== 'asked') return [];
    const from = [wallDate(event.at), person?.since ?? ''].toSorted().at(-1) ?? '';
    const latest = plusSchoolDates(from, FIRST_WITHIN, closures);
    if (latest >= wallDate(end) || wasAway(events.slice(0, index))) return [];
    const next = events
      .slice(index + 1)
      .find(
        (one) =>
          ('items' in one ? one.items.includes(event.item) : 'item' in one && one.item === event.item) ||
          (one.type === 'subject-changed' && (one.subject.gone || one.subject.away !== undefined)),
      );
    return next !== undefined && wallDate(next.at) <= latest
      ? []
      : [`${wallDate(event.at)} ${id}: asked for ${event.item}, and not reminded by ${latest}`];
  });
}

/** Whoever was on leave is reminded on their return: the engine's own tests have that. */
function wasAway(events: readonly LedgerEvent[]): boolean {
  const last = events.findLast((event) => event.type === 'subject-changed');
  return last?.type === 'subject-changed' && last.subject.away !== undefined;
}

function daysBy(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [key, day] of pairs) found.set(key, [...(found.get(key) ?? []), day]);
  return found;
}

function byCode(missed: Lived['missed']): Readonly<Record<string, number>> {
  const found = new Map<string, number>();
  for (const { code } of missed) found.set(code, (found.get(code) ?? 0) + 1);
  return Object.fromEntries(found);
}
