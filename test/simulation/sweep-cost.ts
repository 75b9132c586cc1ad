import { plusDays } from '#domain/dates.ts';
import { digestOf, textDigest } from '#domain/digest.ts';
import { evolveAll } from '#domain/ledger/decide.ts';
import { type Instant, parseInstant } from '#domain/time.ts';
import { personKey, schoolPartition, staffPartition } from '#storage/keys.ts';
import { writeRecord } from '#storage/records.ts';
import type { Row } from '#storage/rows.ts';
import { clockKey, lineKey, streamHeadKey } from '#storage/staff-keys.ts';
import { sweepSchool } from '#workflows/sweep.ts';
import { idOf, personOf } from './school-people.ts';
import { createSchool, routeOf, SCHOOL } from './school-world.ts';
import { createVirtualTime } from './virtual-time.ts';

const NOW = parseInstant('2026-11-23T10:00:00Z') ?? (0 as Instant);
const ASKED_ON = '2026-11-02';
const ITEM = 'agreement-staff';
const ROWS_A_BATCH = 90;

export type Cost = { readonly calls: number; readonly sent: number };

/** A sweep of a school in which so many have a ledger, and so many of them are to be reminded now. */
export async function sweepCost(people: number, due: number): Promise<Cost> {
  const time = createVirtualTime(NOW);
  let sent = 0;
  const school = createSchool({
    time,
    settled: () => {},
    messenger: {
      post: async () => ({ kind: 'sent', activityId: `activity-${++sent}` }),
      update: async () => ({ kind: 'sent', activityId: '' }),
      members: async () => [],
    },
  });
  await school.seed([personOf(0)]);
  await school.publish('0001', '2026-11-20');
  await time.run(sweepSchool(school.sending(), school.log, SCHOOL));
  const [ledgers, directory] = rowsOf(people, due, new Date(NOW).toISOString().slice(0, 10));
  for (const [partition, rows] of [
    [staffPartition(SCHOOL), ledgers],
    [schoolPartition(SCHOOL), directory],
  ] as const)
    for (let at = 0; at < rows.length; at += ROWS_A_BATCH)
      await school.table.batch(
        partition,
        rows.slice(at, at + ROWS_A_BATCH).map((row) => ({ type: 'put', ...row })),
      );
  for (let number = 1; number <= due; number += 1)
    await school.clean.saveRoute(SCHOOL, idOf(number), routeOf(idOf(number)));
  const before = total(school.requests());
  sent = 0;
  await time.run(sweepSchool(school.sending(), school.log, SCHOOL));
  return { calls: total(school.requests()) - before, sent };
}

type Put = Pick<Row, 'key' | 'text'>;

/** In the order of their keys. The first ones are due today, the others in a week. */
function rowsOf(people: number, due: number, today: string): readonly [readonly Put[], readonly Put[]] {
  const numbers = Array.from({ length: people }, (_, at) => at + 1);
  const next = (number: number): Instant =>
    parseInstant(`${number <= due ? today : plusDays(today, 7)}T08:00:00Z`) ?? NOW;
  const put = (key: string, content: object): Put => ({ key, text: writeRecord(content) });
  const states = new Map(numbers.map((number) => [number, ledgerOf(number)]));
  return [
    [
      ...numbers.map((number) =>
        put(clockKey(next(number), idOf(number)), { job: 'clock', owner: idOf(number) }),
      ),
      ...numbers.map((number) => {
        const state = states.get(number);
        const stored = {
          version: 2,
          hash: digestOf(number),
          state,
          digest: digestOf(state),
          due: next(number),
        };
        return put(streamHeadKey(idOf(number)), stored);
      }),
      ...numbers.map((number) =>
        put(lineKey('owed', ITEM, idOf(number)), {
          owner: idOf(number),
          obligation: states.get(number)?.obligations[0],
        }),
      ),
    ],
    numbers.map((number) => put(personKey(idOf(number)), { person: personOf(number) })),
  ];
}

function ledgerOf(number: number) {
  const at = parseInstant(`${ASKED_ON}T09:00:00Z`) ?? NOW;
  const { group, manager, roles } = personOf(number);
  const subject = { signsAs: ['staff'], roles, hasAccount: true, group, manager, gone: false } as const;
  return evolveAll(
    undefined,
    [
      { type: 'subject-changed', at, subject },
      {
        ...{
          type: 'asked',
          at,
          item: ITEM,
          edition: '0001',
          text: textDigest('Text 0001'),
          due: '2026-11-20',
        },
        ...{ why: 'first', needs: ['own'] },
      },
      { type: 'reminded', at, items: [ITEM], day: ASKED_ON },
    ],
    0,
    idOf(number),
  );
}

function total({ get, range, batch }: ReturnType<ReturnType<typeof createSchool>['requests']>): number {
  return get + range + batch;
}
