import { wallDate } from '../calendar.ts';
import type { OwnerId } from '../ids.ts';
import { assertNever } from '../result.ts';
import type { LedgerEvent } from './event.ts';
import { findObligation, type Item, type Ledger, type Met, type Obligation } from './model.ts';

/** @param entry number of the event in its ledger. @throws TypeError for an event that cannot follow. */
export function evolveLedger(
  ledger: Ledger | undefined,
  event: LedgerEvent,
  entry: number,
  owner: OwnerId,
): Ledger {
  if (event.type === 'subject-changed')
    return { ...ledger, owner, obligations: ledger?.obligations ?? [], subject: event.subject };
  if (ledger === undefined) throw new TypeError(`A ledger does not begin with ${event.type}`);
  switch (event.type) {
    case 'asked': {
      const { item, edition, text, due, at, needs, why } = event;
      const met = findObligation(ledger, item)?.met;
      return withObligation(ledger, {
        ...{ item, edition, due, needs, state: 'owed', askedAt: at, got: [], reminded: 0 },
        ...(text === undefined ? {} : { text }),
        ...(why === 'renewal' ? { renewal: true } : {}),
        ...(met === undefined ? {} : { met }),
      });
    }
    case 'carried':
      return change(ledger, event.item, ({ text: _, lifted: __, ...old }) => ({
        ...{ ...old, edition: event.edition, due: event.due },
        ...(event.text === undefined ? {} : { text: event.text }),
      }));
    case 'lifted':
      return lifted(ledger, event.item);
    case 'signed': {
      const { at, edition, until } = event;
      return change(ledger, event.item, (old) =>
        meet(old, ['own'], { edition, on: wallDate(at), at, how: 'chat', entry, ...ending(until) }),
      );
    }
    case 'signed-on-paper': {
      const { at, on, edition, signatures, until } = event;
      return change(ledger, event.item, (old) =>
        meet(old, signatures, { edition, on, at, how: 'paper', entry, ...ending(until) }),
      );
    }
    case 'completed':
      return completed(ledger, event, entry);
    case 'completion-confirmed':
      return change(ledger, event.item, (old) => {
        if (old.met === undefined) throw new TypeError('Nothing was completed');
        const { unconfirmed: _, ...met } = old.met;
        return { ...old, met };
      });
    case 'declined':
      return change(ledger, event.item, (old) => ({ ...old, state: 'declined' }));
    case 'question-asked':
      return change(ledger, event.item, (old) => ({ ...old, state: 'question' }));
    case 'question-answered':
      return change(ledger, event.item, (old) => ({ ...old, state: 'owed' }));
    case 'taken-back':
      if (findObligation(ledger, event.item)?.lifted === true) return without(ledger, event.item);
      return change(ledger, event.item, ({ met: _, ...old }) => ({ ...old, state: 'owed', got: [] }));
    case 'snoozed':
      return changeEach(ledger, event.items, (old) => ({ ...old, snoozedUntil: event.until }));
    case 'reminded': {
      const { items, day, nudges } = event;
      const of = { ...ledger, remindedOn: day, ...(nudges === undefined ? {} : { nudgedOn: day }) };
      return changeEach(of, items, (old) => ({ ...old, reminded: old.reminded + 1, lastReminded: day }));
    }
    case 'escalated':
      return changeEach(ledger, event.items, (old) => ({ ...old, escalated: true }));
    default:
      return assertNever(event, 'ledger event');
  }
}

/** What was never signed leaves no trace but in the history. */
function lifted(ledger: Ledger, item: Item): Ledger {
  const { met } = findObligation(ledger, item) ?? {};
  if (met !== undefined)
    return change(ledger, item, ({ renewal: _, ...old }) => {
      const edition = old.state === 'met' ? old.edition : met.edition;
      return { ...old, edition, state: 'met', lifted: true };
    });
  return without(ledger, item);
}

function without(ledger: Ledger, item: Item): Ledger {
  return { ...ledger, obligations: ledger.obligations.filter((one) => one.item !== item) };
}

type Completed = Extract<LedgerEvent, { readonly type: 'completed' }>;

/** What has run out already, or is older than what stands, stays in the history alone. */
function completed(ledger: Ledger, event: Completed, entry: number): Ledger {
  const { item, edition, on, at, how, confirmed, until } = event;
  const standing = findObligation(ledger, item);
  const isOld = (until !== undefined && until <= wallDate(at)) || on < (standing?.met?.on ?? '');
  if (isOld) return ledger;
  const unasked = {
    item,
    edition,
    due: on,
    askedAt: at,
    state: 'owed',
    needs: [],
    got: [],
    reminded: 0,
  } as const;
  const met: Met = {
    edition,
    on,
    at,
    how,
    entry,
    ...ending(until),
    ...(confirmed ? {} : { unconfirmed: true }),
  };
  const old = standing ?? unasked;
  return withObligation(ledger, meet(old, old.needs, met));
}

/** Met once everybody who has to sign has; until then the sheet stays asked for. */
function meet(old: Obligation, signatures: Obligation['got'], met: Met): Obligation {
  const got = [...new Set([...old.got, ...signatures])];
  if (old.needs.some((one) => !got.includes(one))) return { ...old, got };
  return { ...old, got, state: 'met', met };
}

function ending(until: string | undefined): Pick<Met, 'until'> {
  return until === undefined ? {} : { until };
}

function change(ledger: Ledger, item: Item, by: (old: Obligation) => Obligation): Ledger {
  const old = findObligation(ledger, item);
  if (old === undefined) throw new TypeError(`Nothing is known of ${item}`);
  return withObligation(ledger, by(old));
}

function changeEach(ledger: Ledger, items: readonly Item[], by: (old: Obligation) => Obligation): Ledger {
  return items.reduce((so, item) => change(so, item, by), ledger);
}

function withObligation(ledger: Ledger, changed: Obligation): Ledger {
  const others = ledger.obligations.filter(({ item }) => item !== changed.item);
  return { ...ledger, obligations: [...others, changed].toSorted((a, b) => (a.item < b.item ? -1 : 1)) };
}
