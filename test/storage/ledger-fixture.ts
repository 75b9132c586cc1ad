import { textDigest } from '#domain/digest.ts';
import type { OwnerId, SchoolId } from '#domain/ids.ts';
import { evolveAll } from '#domain/ledger/decide.ts';
import type { LedgerEvent } from '#domain/ledger/event.ts';
import { STATEMENTS, type Subject } from '#domain/ledger/model.ts';
import type { LedgerChange, StoredLedger } from '#workflows/staff-stored.ts';
import { AMINA, TEN } from './case-fixture.ts';

export const STAFF: Subject = { signsAs: ['staff'], roles: [], hasAccount: true, group: '5B', gone: false };
export const KNOWN: LedgerEvent = { type: 'subject-changed', at: TEN, subject: STAFF };
export const ASKED: LedgerEvent = {
  ...{ type: 'asked', at: TEN, item: 'agreement-staff', edition: '0001', text: textDigest('text 1') },
  ...{ due: '2026-12-04', why: 'first', needs: ['own'] },
};
export const SIGNED: LedgerEvent = {
  ...{ type: 'signed', at: TEN, by: AMINA, item: 'agreement-staff', edition: '0001' },
  ...{ text: textDigest('text 1'), ticked: STATEMENTS, typedName: 'Amina Dsl', until: '2027-11-23' },
};

/** What these events change of a ledger as it was read. */
export function ledgerChange(
  school: SchoolId,
  owner: OwnerId,
  before: StoredLedger | undefined,
  events: readonly LedgerEvent[],
  special: Partial<LedgerChange> = {},
): LedgerChange {
  const after = evolveAll(before?.ledger, events, before?.version ?? 0, owner);
  if (after === undefined) throw new TypeError('A fixture is wrong');
  return { school, owner, at: TEN, before, after, events, effects: [], ...special };
}
