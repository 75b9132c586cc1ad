import type { Listed, RosterList } from '#domain/directory/roster.ts';
import { type PersonId, parsePersonId, type SchoolId } from '#domain/ids.ts';
import type { RosterStore } from '#workflows/roster-ports.ts';
import { ofPersonRecord, rosterListRecord, rosterRecord } from './directory-records.ts';
import * as keys from './keys.ts';
import { putRows } from './put-rows.ts';
import { readAll } from './read-all.ts';
import { channelRecord, personRecord, readRecord, writeRecord } from './records.ts';
import type { Row, Rows } from './rows.ts';

/** Names in one row, and rows in one batch. */
const NAMES = 28;
const ROWS = 90;
const TRIES = 3;

export function createRosterStore(rows: Rows): RosterStore {
  const get = (school: SchoolId, key: string) => rows.get(keys.schoolPartition(school), key);
  return {
    team: async (school) => {
      const row = await get(school, keys.TEAM_KEY);
      return row && readRecord(channelRecord, row).route;
    },
    bindTeam: async (school, route, by, at) =>
      await putRows(rows, keys.schoolPartition(school), [
        { key: keys.TEAM_KEY, text: writeRecord({ route, by, at }) },
      ]),
    load: async (school) => {
      const row = await get(school, keys.ROSTER_KEY);
      return row && { roster: readRecord(rosterRecord, row).roster, mark: row.mark };
    },
    save: async (school, before, roster) => {
      const text = writeRecord({ roster });
      const row = { key: keys.ROSTER_KEY, text };
      for (let tries = 1; tries <= TRIES; tries++) {
        const outcome = await rows.batch(keys.schoolPartition(school), [
          before === undefined ? { type: 'create', ...row } : { type: 'update', ...row, mark: before.mark },
        ]);
        if (outcome.kind === 'done') return true;
        if (outcome.kind === 'refused') return (await get(school, keys.ROSTER_KEY))?.text === text;
      }
      throw new Error('Could not store how far the roster has come');
    },
    keepList: (...kept) => keepList(rows, ...kept),
    list: async (school, list, from, limit) => {
      const first = Math.floor(from / NAMES);
      const last = Math.ceil((from + limit) / NAMES);
      const range = {
        from: keys.rosterKey(list, first),
        before: keys.rosterKey(list, last),
        limit: last - first,
      };
      const stored = limit === 0 ? [] : await rows.range(keys.schoolPartition(school), range);
      return stored.flatMap(listedIn).slice(from - first * NAMES, from - first * NAMES + limit);
    },
    everybody: async (school) => {
      const partition = keys.schoolPartition(school);
      const people = (await readAll(rows, partition, 'person_')).map(
        (row) => readRecord(personRecord, row).person,
      );
      const aliases = await readAll(rows, partition, 'alias_');
      const second = aliases.map((row): [PersonId | undefined, PersonId] => [
        parsePersonId(row.key.slice('alias_'.length)),
        readRecord(ofPersonRecord, row).person,
      ]);
      const owners = [...people.map(({ id }): [PersonId, PersonId] => [id, id]), ...second.filter(isKnown)];
      return { people, owners: new Map(owners) };
    },
  };
}

function isKnown(pair: [PersonId | undefined, PersonId]): pair is [PersonId, PersonId] {
  return pair[0] !== undefined;
}

async function keepList(
  rows: Rows,
  school: SchoolId,
  list: RosterList,
  listed: readonly Listed[],
): Promise<void> {
  const puts = Array.from({ length: Math.ceil(listed.length / NAMES) }, (_, at) => ({
    key: keys.rosterKey(list, at),
    text: writeRecord({ listed: listed.slice(at * NAMES, (at + 1) * NAMES) }),
  }));
  for (let start = 0; start < puts.length; start += ROWS)
    await putRows(rows, keys.schoolPartition(school), puts.slice(start, start + ROWS));
}

function listedIn(row: Row): readonly Listed[] {
  return readRecord(rosterListRecord, row).listed;
}
