import { digestOf, textDigest } from '#domain/digest.ts';
import { formIdAt } from '#domain/form-age.ts';
import { parseSchoolId, parseTenantId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import { type Instant, instantText } from '#domain/time.ts';
import { personKey, schoolPartition, staffPartition } from '#storage/keys.ts';
import { createMemoryRows } from '#storage/memory.ts';
import { writeRecord } from '#storage/records.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import { POLICY } from '#test/domain/case/world.ts';
import { STAFF_SHEET, YEARLY } from '#test/domain/ledger/ledger-world.ts';
import { counting } from '#test/storage/counting-rows.ts';
import type { Sending } from '#workflows/deliver.ts';
import type { Messenger } from '#workflows/messenger.ts';
import { createPace } from '#workflows/pace.ts';
import type { Log } from '#workflows/ports.ts';
import type { StaffOutboxItem, StaffSettlement } from '#workflows/staff-sending.ts';
import type { Route } from '#workflows/stored.ts';
import { idOf } from './school-people.ts';
import type { createVirtualTime } from './virtual-time.ts';

export const SCHOOL = sure(parseSchoolId('big-school'));
const TENANT = sure(parseTenantId('11111111-1111-4111-8111-111111111111'));
const CONTACTS = { outOfHours: '01632 960101', lado: '01632 960102', socialCare: '01632 960103' };

const YEAR_POLICY = {
  ...POLICY,
  agreements: [STAFF_SHEET],
  courses: [{ ...YEARLY, validMonths: 6 }],
  nudges: [
    { id: 'privacy', title: 'Privacy', text: 'Check who sees your posts.', every: 'term', to: ['staff'] },
  ],
} as const satisfies typeof POLICY;

type Parts = {
  readonly time: ReturnType<typeof createVirtualTime>;
  readonly messenger: Messenger;
  readonly settled: (item: StaffOutboxItem, how: StaffSettlement) => void;
};

/** One school over rows in memory, whose process can stop at any call and start again. */
export function createSchool({ time, messenger, settled }: Parts) {
  const table = createMemoryRows();
  const clean = createStore(table);
  const counted = counting(stoppable(table));
  let stopped = false;
  let forms = 0;
  let faults = 0;

  function stoppable(rows: Rows): Rows {
    const running = (): Rows => {
      if (stopped) throw new Error('Steward was stopped');
      return rows;
    };
    return {
      get: async (...asked) => await running().get(...asked),
      range: async (...asked) => await running().range(...asked),
      batch: async (...asked) => await running().batch(...asked),
    };
  }

  const log: Log = {
    info: () => {},
    fault: () => {
      faults += 1;
    },
  };
  const school = {
    ...{ id: SCHOOL, tenantId: TENANT, name: 'Big School', prefix: 'BIG', policy: YEAR_POLICY },
    ...{ partnerSchools: [], contacts: CONTACTS, bodyContacts: {} },
  };
  const start = (): Sending => {
    const store = createStore(counted.rows);
    const settle: typeof store.staff.settle = async (id, item, how) => {
      await store.staff.settle(id, item, how);
      settled(item, how);
    };
    return {
      store: { ...store, staff: { ...store.staff, settle } },
      clock: { now: time.now },
      messenger,
      pace: createPace({ now: time.now, sleep: time.sleep }),
      checkChannel: async () => ({ ok: true, members: 0 }),
      newId: () => String(++forms).padStart(32, '0'),
      school: () => school,
      policyOf: async () => YEAR_POLICY,
      schoolsOf: () => [school],
      wake: () => {},
      fallbackRoute: async () => undefined,
    };
  };
  let sending = start();
  const form = () => formIdAt(time.now(), String(++forms).padStart(32, '0'));
  return {
    ...{ log, clean, form, table },
    sending: () => sending,
    faults: () => faults,
    requests: counted.requests,
    stop: () => {
      stopped = true;
    },
    /** Starts it again where it was stopped. @returns whether it was. */
    startAgain: (): boolean => {
      const was = stopped;
      stopped = false;
      if (was) sending = start();
      return was;
    },
    seed: async (people: readonly Person[]): Promise<void> => {
      await clean.seedDirectory(
        SCHOOL,
        TENANT,
        people.map((person) => ({ ...person, alsoKnownAs: [] })),
      );
    },
    /** As the office changes the directory: asked for first, then stored. */
    putPerson: async (person: Person): Promise<void> => {
      await clean.staff.askReconcile(SCHOOL, person.id, time.now());
      const text = writeRecord({ person });
      await table.batch(schoolPartition(SCHOOL), [{ type: 'put', key: personKey(person.id), text }]);
    },
    publish: async (edition: string, due: string, minor = false): Promise<void> => {
      const text = `Text ${edition}`;
      const [at, by] = [time.now(), idOf(0)];
      const published = {
        ...{ kind: 'staff', edition, title: 'Staff agreement', text: textDigest(text), whatChanged: '' },
        ...({ signers: ['staff'], due, minor, by, at } as const),
      };
      const before = await clean.staff.publications(SCHOOL);
      await clean.staff.commitPublication({
        ...{ school: SCHOOL, before, event: { type: 'published', at, published, text } },
        form: { id: form(), person: by, inputs: digestOf(text) },
      });
    },
    beginTraining: async (from: string): Promise<void> => {
      const [at, by] = [time.now(), idOf(0)];
      const before = await clean.staff.publications(SCHOOL);
      await clean.staff.commitPublication({
        ...{ school: SCHOOL, before, event: { type: 'training-begun', at, by, from } },
        form: { id: form(), person: by, inputs: digestOf(from) },
      });
    },
    /** When something is next due by the clock, or to be sent. */
    nextDue: async (): Promise<Instant | undefined> => {
      const firsts = await Promise.all(
        ['due_', 'outbox_0_'].map(async (prefix) => {
          const [row] = await table.range(staffPartition(SCHOOL), {
            ...{ from: prefix, before: `${prefix}~`, limit: 1 },
          });
          return row && instantIn(row.key.slice(prefix.length));
        }),
      );
      const known = firsts.filter((moment) => moment !== undefined);
      return known.length === 0 ? undefined : (Math.min(...known) as Instant);
    },
  };
}

export const routeOf = (person: Person['id']): Route => ({
  ...{ conversationId: `a:${person}`, serviceUrl: 'https://smba.trafficmanager.net/uk/', tenantId: TENANT },
});

/** `20261123T103100123Z`, as keys have it. */
function instantIn(key: string): Instant {
  const text = key.replace(
    /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z.*$/,
    '$1-$2-$3T$4:$5:$6.$7Z',
  );
  return Date.parse(text) as Instant;
}

export const dayAndTime = (moment: Instant): string => instantText(moment).slice(0, 16);

function sure<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('A fixture is wrong');
  return value;
}
