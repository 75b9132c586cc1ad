import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseSchoolId, parseTenantId } from '#domain/ids.ts';
import type { Role } from '#domain/person.ts';
import type { Policy } from '#domain/policy.ts';
import { type Instant, minutes, parseInstant, plus } from '#domain/time.ts';
import { loopbackGuard } from '#local/loopback-guard.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import { type App, createApp, type Surroundings } from '#src/app.ts';
import { createLog } from '#src/log.ts';
import { readSchoolsFile } from '#src/schools-file.ts';
import { seedPerson } from '#src/start.ts';
import { createMemoryRows } from '#storage/memory.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { School } from '#workflows/deps.ts';
import { keepPolicies } from '#workflows/kept-policies.ts';
import type { Store } from '#workflows/ports.ts';
import { type BreakableRows, createBreakableRows } from './breakable-rows.ts';
import { type ConnectorAnswer, type FakeConnector, startFakeConnector } from './fake-connector.ts';
import type { Shown } from './shown-card.ts';
import { createPerson, type TestPerson } from './steward-person.ts';
import { createWire, type Wire } from './steward-wire.ts';

export const SCHOOL = parseSchoolId('linden') ?? assert.fail();
const TENANT = '11111111-1111-1111-1111-111111111111';
export const CHANNEL = '19:safeguarding@thread.tacv2';
const DEMO_SCHOOL = fileURLToPath(new URL('../../src/local/demo-school.json', import.meta.url));

/** Monday 23 November 2026, 10:31 in London. */
const MONDAY_1031 = parseInstant('2026-11-23T10:31:00Z') ?? assert.fail();

const EVERYBODY_HAS_A_CHAT: Surroundings = {
  speakerOf: async ({ account }) => ({ account, banner: '' }),
  localCommand: async () => undefined,
  fallbackRoute: async () => undefined,
  bannerFor: async () => '',
};

export type TestSteward = {
  readonly store: Store;
  readonly rows: BreakableRows;
  readonly connector: FakeConnector;
  readonly wire: Wire;
  readonly app: App;
  readonly schools: readonly School[];
  /** By the beginning of the name; an account outside the directory by its id. */
  readonly person: (name: string, channel?: string) => TestPerson;
  readonly channel: {
    /** Binds it, with these people in it and nobody else. */
    readonly bind: (...members: readonly (string | object)[]) => Promise<void>;
    readonly posted: () => readonly Shown[];
  };
  /** The next calls to the connector get these answers. */
  readonly answerNext: (...answers: readonly ConnectorAnswer[]) => void;
  readonly passes: (count: number) => void;
  readonly now: () => Instant;
  /** Until nothing that is due waits in the outbox. */
  readonly settled: () => Promise<void>;
  /** Every line of the log. */
  readonly log: () => string;
  readonly close: () => Promise<void>;
};

export type StewardOptions = {
  readonly rows?: Rows;
  readonly extra?: readonly {
    readonly oid: string;
    readonly name: string;
    readonly roles?: readonly Role[];
  }[];
  readonly surroundings?: Surroundings;
  /** A schools file in place of the demo's. */
  readonly schoolsFile?: string;
  /** An edit of the school's policy pack. */
  readonly edit?: (policy: Policy) => Policy;
  readonly partnerSchools?: School['partnerSchools'];
};

/** The leads, the head and the two online safety leads: a channel as it ought to be. */
export const LEADS = ['Dora', 'Sami', 'Thea', 'Hana', 'Orla', 'Colin'] as const;

/** The bot itself on a loopback port, in local mode, with the demo school; only the wire is made up. */
export async function startTestSteward(options: StewardOptions = {}): Promise<TestSteward> {
  const rows = createBreakableRows(options.rows ?? createMemoryRows());
  const store = createStore(rows);
  const schools = await seededSchools(store, options);
  await keepPolicies(store, schools, MONDAY_1031);
  const connector = await startFakeConnector();
  const lines: string[] = [];
  let now = MONDAY_1031;
  const app = createApp({
    config: {
      ...{ mode: 'local', port: 0, schoolsFile: undefined, dataFolder: '' },
      ...{ storage: { kind: 'embedded', folder: '' }, bot: undefined, keyServerUrl: undefined },
      insights: undefined,
    },
    ...{ store, schools, clock: { now: () => now }, before: loopbackGuard },
    log: createLog({ write: (line) => void lines.push(line) }),
    surroundings: options.surroundings ?? EVERYBODY_HAS_A_CHAT,
  });
  const server = app.http.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const wire = createWire(connector, `http://127.0.0.1:${address.port}/api/messages`);
  const directory = (await readSchoolsFile(options.schoolsFile ?? DEMO_SCHOOL)).schools.flatMap(
    ({ people }) => people,
  );
  const everybody = [...directory, ...(options.extra ?? [])];
  const person = (name: string, channel = CHANNEL): TestPerson => {
    const known = everybody.find((one) => one.name.startsWith(name));
    return createPerson(wire, known ?? { oid: name, name: 'Pupil' }, { tenant: TENANT, channel });
  };
  const settled = async (): Promise<void> => await app.start()();
  return {
    ...{ store, rows, connector, wire, app, schools, person, settled, answerNext: wire.answerNext },
    channel: {
      bind: async (...members) => {
        const accounts = members.map((one) => (typeof one === 'string' ? person(one).account : one));
        connector.setMembers(CHANNEL, accounts, 100);
        await person('Dora').inChannel.says('/here safeguarding');
      },
      posted: () => wire.posted(CHANNEL),
    },
    passes: (count) => {
      now = plus(now, minutes(count));
    },
    now: () => now,
    log: () => lines.join(''),
    close: async () => {
      await settled();
      server.closeAllConnections();
      server.close();
      await connector.close();
    },
  };
}

async function seededSchools(
  store: Store,
  { extra = [], edit = (policy) => policy, partnerSchools = [], schoolsFile = DEMO_SCHOOL }: StewardOptions,
): Promise<readonly School[]> {
  const { schools } = await readSchoolsFile(schoolsFile);
  const more = extra.map(({ oid, name, roles = [] }) => ({
    ...{ oid, name, roles: [...roles], position: 'Teacher', alsoKnownAs: [] },
  }));
  return await Promise.all(
    schools.map(async (entry) => {
      const id = parseSchoolId(entry.id) ?? assert.fail();
      const tenant = parseTenantId(entry.tenantId) ?? assert.fail();
      const everybody = [...entry.people, ...more];
      const people = everybody.map((person) => seedPerson(person, everybody));
      await store.seedDirectory(id, tenant, people);
      const bodyContacts = entry.contacts;
      const text = (key: string) => bodyContacts[key]?.text ?? '';
      const contacts = {
        outOfHours: text('outOfHours'),
        lado: text('lado'),
        socialCare: text('socialCare'),
      };
      const policy = edit(await loadPolicy(entry.pack));
      const { name, prefix, takesOutsiders } = entry;
      const flag = takesOutsiders && { takesOutsiders };
      return { id, tenantId: tenant, name, prefix, policy, partnerSchools, contacts, bodyContacts, ...flag };
    }),
  );
}
