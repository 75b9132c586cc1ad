import type { Closure } from '#domain/closures.ts';
import { decideLedger, evolveAll } from '#domain/ledger/decide.ts';
import type { LedgerEvent } from '#domain/ledger/event.ts';
import { nextLedgerJob } from '#domain/ledger/ledger-clock.ts';
import type { Ledger, Subject } from '#domain/ledger/model.ts';
import type { Asking } from '#domain/ledger/reconcile.ts';
import { subjectOfPerson } from '#domain/ledger/subject.ts';
import type { Person } from '#domain/person.ts';
import { type Instant, instantText } from '#domain/time.ts';
import { EVERYBODY, moment, TEACHER_TOM } from '../case/world.ts';
import { askingFor, published } from './ledger-world.ts';

/** Monday, in the nudge window. */
export const ASKED_AT = '2026-11-16T09:00:00Z';

type Story = {
  readonly asking?: Asking;
  readonly person?: Person;
  readonly closures?: readonly Closure[];
  readonly subject?: Partial<Subject>;
};

/** One ledger that the clock keeps up: what it does, and when, is all that it says. */
export function reminding({ asking = askingFor([published()]), person, closures, subject }: Story = {}) {
  const who = person ?? TEACHER_TOM;
  let facts = { ...asking, closures: closures ?? asking.closures };
  let changed = subject;
  let ledger: Ledger | undefined;
  let entries = 0;
  const said: LedgerEvent[] = [];
  const subjectAt = (at: Instant) => ({ ...subjectOfPerson(who, instantText(at).slice(0, 10)), ...changed });
  const happen = (...events: readonly LedgerEvent[]): void => {
    ledger = evolveAll(ledger, events, entries, who.id);
    entries += events.length;
    said.push(...events);
  };
  const does = (command: Parameters<typeof decideLedger>[0]) => {
    const actor = 'by' in command ? EVERYBODY.find(({ id }) => id === command.by) : undefined;
    const subject = subjectAt(command.at);
    const decided = decideLedger(command, ledger, entries, { ...facts, subject, actor });
    if (decided.ok) happen(...decided.value);
    return decided;
  };
  const keepUp = (at: string) => does({ type: 'keep-up', owner: who.id, at: moment(at) });
  const next = (at: Instant): Instant | undefined =>
    ledger === undefined ? undefined : nextLedgerJob(ledger, facts, at);
  return {
    ...{ happen, does, keepUp },
    next: (at: string): string => {
      const found = next(moment(at));
      return found === undefined ? '' : instantText(found).slice(0, 16);
    },
    ledger: () => ledger,
    changes: (to: Partial<Subject>): void => {
      changed = to;
    },
    publishes: (to: Asking): void => {
      facts = { ...facts, ...to };
    },
    /** Lets the clock do all that it has to until then, from when it first looks. */
    runs: (from: string, until: string): void => {
      keepUp(from);
      for (let at = next(moment(from)); at !== undefined && at < moment(until); at = next(at))
        keepUp(instantText(at));
    },
    reminders: () =>
      said
        .filter((event) => event.type === 'reminded')
        .map(({ at, items, nudges }) => ({ at: instantText(at).slice(0, 16), items, nudges })),
    /** The moments of the messages. */
    moments: () =>
      said.filter(({ type }) => type === 'reminded').map(({ at }) => instantText(at).slice(0, 16)),
    said: () => said,
  };
}
