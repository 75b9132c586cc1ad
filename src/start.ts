import { resolve } from 'node:path';
import type { Express, RequestHandler } from 'express';
import { type PersonId, parsePersonId, parseSchoolId, parseTenantId, type SchoolId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import { createAzureRows, createTables } from '#storage/azure-tables.ts';
import { connectTable } from '#storage/connect-table.ts';
import { managedIdentity } from '#storage/managed-identity.ts';
import { createStore } from '#storage/store.ts';
import type { School } from '#workflows/deps.ts';
import { keepPolicies } from '#workflows/kept-policies.ts';
import type { Log, Store } from '#workflows/ports.ts';
import type { SeedPerson } from '#workflows/stored.ts';
import { createApp, type Surroundings } from './app.ts';
import type { Config } from './config.ts';
import { answerTheRest, listen } from './http-server.ts';
import { readSchoolsFile, type SchoolEntry } from './schools-file.ts';

export type Running = { readonly port: number; readonly stop: () => Promise<void> };

/** In a real tenant a window speaks for its account, and somebody without a chat cannot be reached. */
const REAL_TENANT: Surroundings = {
  speakerOf: async ({ account }) => ({ account, banner: '' }),
  localCommand: async () => undefined,
  fallbackRoute: async () => undefined,
  bannerFor: async () => '',
};

/** What local mode adds: its own store process, people to act as, a clock that moves. */
export type Local = {
  readonly connectionString: string;
  readonly schoolsFile: string;
  readonly now: () => Instant;
  /** Stands before every request. */
  readonly guard: RequestHandler;
  readonly surroundings: (
    store: Store,
    folder: string,
    schools: Awaited<ReturnType<typeof readSchoolsFile>>,
  ) => Promise<Surroundings>;
  readonly mount: (
    http: Express,
    parts: { store: Store; schools: readonly SchoolId[]; sweep: ReturnType<typeof createApp>['sweep'] },
  ) => void;
  readonly stop: () => Promise<void>;
};

/**
 * Starts the bot: tables and directory first, then the port, then what was left in the outbox.
 *
 * @throws Error that names what is wrong with the schools file, a policy pack, or storage.
 */
export async function startSteward(config: Config, log: Log, local?: Local): Promise<Running> {
  // Without what local mode adds, nobody would be asked for a token, nor whether they sit at this machine (T49).
  if (config.mode === 'local' && local === undefined)
    throw new Error(
      'STEWARD_LOCAL is set, but npm start runs in a real tenant only. Remove it, or use npm run serve.',
    );
  const file = await readSchoolsFile(config.schoolsFile ?? local?.schoolsFile ?? '');
  const schools = await Promise.all(file.schools.map(schoolOf));
  const store = await openStore(config, local);
  for (const entry of file.schools) await seed(store, entry);
  const clock = { now: local?.now ?? (() => Date.now() as Instant) };
  await keepPolicies(store, schools, clock.now());

  const surroundings = (await local?.surroundings(store, resolve(config.dataFolder), file)) ?? REAL_TENANT;
  const telemetry = await telemetryOf(config);
  const app = createApp({
    config,
    store,
    schools,
    clock,
    log,
    surroundings,
    ...(telemetry && { meter: telemetry.meter }),
    ...(local && { before: local.guard }),
  });
  local?.mount(app.http, { store, schools: schools.map(({ id }) => id), sweep: app.sweep });
  app.http.get('/readyz', async (_request, response) => {
    const isReady = await isAnswering(store, schools);
    response.status(isReady ? 200 : 503).json({ ok: isReady });
  });
  app.http.use(...answerTheRest(log));
  const server = await listen(app.http, config.port, config.mode === 'local' ? '127.0.0.1' : undefined);
  const stopTicking = app.start();
  log.info('started', { schools: schools.length });
  return {
    port: server.port,
    stop: async () => {
      await server.close();
      await stopTicking();
      await telemetry?.stop();
      await local?.stop();
      log.info('stopped');
    },
  };
}

async function schoolOf(entry: SchoolEntry): Promise<School> {
  const id = parseSchoolId(entry.id);
  if (id === undefined) throw new TypeError('The schools file was read with a bad id');
  const { tenantId, name, prefix, contacts, partnerSchools, takesOutsiders } = entry;
  return {
    ...{ id, tenantId, name, prefix, partnerSchools, policy: await loadPolicy(entry.pack) },
    bodyContacts: contacts,
    ...(takesOutsiders && { takesOutsiders }),
    contacts: {
      outOfHours: contacts['outOfHours']?.text ?? 'ask the school office for the number',
      lado: contacts['lado']?.text ?? 'the local authority has the number',
      socialCare: contacts['socialCare']?.text ?? 'the local authority has the number',
    },
  };
}

async function openStore({ storage, bot }: Config, local: Local | undefined): Promise<Store> {
  const client =
    storage.kind === 'account'
      ? connectTable(storage.url, managedIdentity(identityOf(bot)))
      : connectTable(
          storage.kind === 'connection' ? storage.connectionString : (local?.connectionString ?? ''),
        );
  await createTables(client);
  return createStore(createAzureRows(client));
}

/** Loaded only where it is wanted: it is large. */
async function telemetryOf({ insights, bot }: Config) {
  if (insights === undefined) return undefined;
  const { startTelemetry } = await import('./telemetry.ts');
  return startTelemetry(insights, identityOf(bot));
}

/** The client id of the managed identity, where the bot has one. */
function identityOf(bot: Config['bot']): string | undefined {
  return bot?.appType === 'UserAssignedMSI' ? bot.appId : undefined;
}

async function seed(store: Store, entry: SchoolEntry): Promise<void> {
  const id = parseSchoolId(entry.id);
  const tenant = parseTenantId(entry.tenantId);
  if (id === undefined || tenant === undefined)
    throw new TypeError('The schools file was read with a bad id');
  await store.seedDirectory(
    id,
    tenant,
    entry.people.map((person) => seedPerson(person, entry.people)),
  );
}

/** Somebody of the schools file as the directory keeps them: a manager is named by any account (E8). */
export function seedPerson(
  { oid, name, position, roles, manager, group, since, alsoKnownAs }: SchoolEntry['people'][number],
  people: SchoolEntry['people'],
): SeedPerson {
  const chief = people.find(
    (one) => manager !== undefined && [one.oid, ...one.alsoKnownAs].includes(manager),
  );
  return {
    ...{ id: personId(oid), name, position, roles, alsoKnownAs: alsoKnownAs.map(personId) },
    ...(chief === undefined ? {} : { manager: personId(chief.oid) }),
    ...(group === undefined ? {} : { group }),
    ...(since === undefined ? {} : { since }),
  };
}

function personId(raw: string): PersonId {
  const id = parsePersonId(raw);
  if (id === undefined) throw new TypeError('The schools file was read with a bad id');
  return id;
}

async function isAnswering(store: Store, schools: readonly School[]): Promise<boolean> {
  const [school] = schools;
  if (school === undefined) return false;
  return await store.holders(school.id).then(
    () => true,
    () => false,
  );
}
