import { wallDate } from '#domain/calendar.ts';
import { plusDays } from '#domain/dates.ts';
import type { OwnerId, SchoolId } from '#domain/ids.ts';
import { mayTell, TRAINING_LEADS } from '#domain/ledger/decide-training.ts';
import type { Item, Ledger, Obligation } from '#domain/ledger/model.ts';
import { hasRole, type Person } from '#domain/person.ts';
import type { Policy } from '#domain/policy.ts';
import type { Deps } from './deps.ts';
import { readLedger } from './handle-ledger.ts';
import { inParallel } from './in-parallel.ts';
import { ownerNames } from './owner-names.ts';

/** Who joined longer ago is on the board like everybody else. */
const NEW_DAYS = 150;
const JOINERS_A_SHEET = 20;

/** Somebody who is new, and what they have not signed, completed or been told. */
export type Joiner = {
  readonly owner: OwnerId;
  readonly name: string;
  readonly since: string;
  readonly open: readonly Obligation[];
  /** What the reader may tick off for them. */
  readonly mayTick: readonly Item[];
};
export type JoinerSheet = { readonly joiners: readonly Joiner[]; readonly next?: string };

/** The leads and the office, whoever the pack has tick something off, and line managers for their own people. */
export function mayInduct(person: Person, { induction }: Policy): boolean {
  return hasRole(person, [...TRAINING_LEADS, 'lineManager', ...induction.flatMap(({ by }) => by)]);
}

/**
 * Who is new and lacks something, the earliest first day first. The office and the leads see everybody; others those
 * for whom they can tick something off.
 *
 * @param after the sheet before.
 * @returns nothing for somebody who looks after no joiner.
 */
export async function readJoiners(
  deps: Deps,
  school: SchoolId,
  person: Person,
  after: string | undefined,
): Promise<JoinerSheet | undefined> {
  const { policy } = deps.school(school);
  if (!mayInduct(person, policy)) return undefined;
  const at = deps.clock.now();
  const from = plusDays(wallDate(at), -NEW_DAYS);
  const page = await deps.store.staff.joiners(school, from, after, JOINERS_A_SHEET);
  const others = page.items.filter((owner) => owner !== person.id);
  const names = await ownerNames(deps, school, others);
  const found = await inParallel(others, async (owner) => {
    const { ledger } = await readLedger(deps, school, owner, at);
    return ledger && joinerOf(ledger, person, policy, names.get(owner) ?? 'somebody who has left');
  });
  const seesAll = hasRole(person, TRAINING_LEADS);
  const joiners = found
    .filter((one) => one !== undefined)
    .filter(({ open, mayTick }) => open.length > 0 && (seesAll || mayTick.length > 0));
  return { joiners, ...(page.next === undefined ? {} : { next: page.next }) };
}

/** Sheets of joiners that are counted, and no more: what is beyond stands behind **Induction**. */
const SHEETS_COUNTED = 3;

/** How many joiners this person has something to tick off for, and the first day on which one of it is due. */
export async function ticksOwed(
  deps: Deps,
  school: SchoolId,
  person: Person,
): Promise<{ readonly count: number; readonly day: string } | undefined> {
  const found: Joiner[] = [];
  let after: string | undefined;
  for (let sheet = 0; sheet < SHEETS_COUNTED; sheet += 1) {
    const page = await readJoiners(deps, school, person, after);
    found.push(...(page?.joiners ?? []).filter(({ mayTick }) => mayTick.length > 0));
    after = page?.next;
    if (after === undefined) break;
  }
  const days = found.flatMap(({ open, mayTick }) =>
    open.filter(({ item }) => mayTick.includes(item)).map(({ due }) => due),
  );
  const [day] = days.toSorted();
  return day === undefined ? undefined : { count: found.length, day };
}

function joinerOf(ledger: Ledger, reader: Person, policy: Policy, name: string): Joiner | undefined {
  const { owner, subject, obligations } = ledger;
  if (subject.gone || subject.since === undefined) return undefined;
  const open = obligations.filter(({ state, lifted }) => state !== 'met' && lifted !== true);
  const items = open.map(({ item }) => item).filter((item) => mayTell(reader, item, ledger, policy));
  return { owner, name, since: subject.since, open, mayTick: items };
}
