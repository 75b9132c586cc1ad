import type { EntryNumber } from '#domain/case/model.ts';
import type { CaseId, SchoolId } from '#domain/ids.ts';
import type { PostedCard } from '#workflows/stored.ts';
import * as keys from './keys.ts';
import { readAll } from './read-all.ts';
import { readRecord, shownRecord, wantedRecord, writeRecord } from './records.ts';
import type { Row, RowAction, Rows } from './rows.ts';

/** A card has two rows, one for each who writes: commands say what is wanted, deliveries what is shown. */
export async function loadCards(
  rows: Rows,
  school: SchoolId,
  caseId: CaseId,
): Promise<readonly PostedCard[]> {
  const stored = await readAll(rows, keys.schoolPartition(school), keys.cardPrefix(caseId));
  const byKey = new Map(stored.map((row) => [row.key, row]));
  return stored
    .filter(({ key }) => !key.endsWith('_shown'))
    .map((row) => {
      const { place, wanted } = readRecord(wantedRecord, row);
      return { place, wanted, ...shownIn(byKey.get(keys.shownKey(caseId, place))) };
    });
}

function shownIn(row: Row | undefined): Omit<PostedCard, 'place' | 'wanted'> {
  if (row === undefined) return { shown: 0 };
  const { shown, activityId, route } = readRecord(shownRecord, row);
  return { shown, activityId, route };
}

/** @returns nothing where at least this version is wanted already. */
export async function raiseWanted(
  rows: Rows,
  school: SchoolId,
  caseId: CaseId,
  { place, wanted }: { readonly place: PostedCard['place']; readonly wanted: EntryNumber },
): Promise<RowAction | undefined> {
  const key = keys.wantedKey(caseId, place);
  const row = await rows.get(keys.schoolPartition(school), key);
  const text = writeRecord({ place, wanted });
  if (row === undefined) return { type: 'create', key, text };
  if (readRecord(wantedRecord, row).wanted >= wanted) return undefined;
  return { type: 'update', key, text, mark: row.mark };
}
