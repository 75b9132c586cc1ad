import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import express, { type Express, type RequestHandler } from 'express';
import { knowsBankHolidays } from '#domain/calendar.ts';
import type { SchoolId } from '#domain/ids.ts';
import { type Duration, minutes } from '#domain/time.ts';
import { parsePolicy } from '#policies/load-policy.ts';
import { type SpeakerOf, schoolNamedTo, withSchool } from '#teams/actor.ts';
import { createAdapter } from '#teams/adapter.ts';
import { answerFault } from '#teams/answer-fault.ts';
import { createConnector } from '#teams/connector.ts';
import { createTeamsApp, type TeamsParts } from '#teams/create-teams-app.ts';
import { createGuard, jsonBody } from '#teams/guard.ts';
import { createHttpClient } from '#teams/http-client.ts';
import { createMessagesRoute } from '#teams/messages-route.ts';
import { createNotifier } from '#teams/notifier.ts';
import { sendPrivatelyBy } from '#teams/send-privately.ts';
import { createUpload } from '#teams/upload-file.ts';
import { createChannelCheck } from '#workflows/channel-check.ts';
import type { Sending } from '#workflows/deliver.ts';
import type { School } from '#workflows/deps.ts';
import { createPolicyOf } from '#workflows/kept-policies.ts';
import type { Messenger } from '#workflows/messenger.ts';
import { countingSends, type Meter } from '#workflows/metrics.ts';
import { createPace } from '#workflows/pace.ts';
import type { Clock, Log, Store } from '#workflows/ports.ts';
import { readGauges } from '#workflows/read-gauges.ts';
import { withStandings } from '#workflows/standings.ts';
import type { Route } from '#workflows/stored.ts';
import { createSender, type Swept, sweepSchool } from '#workflows/sweep.ts';
import type { Config } from './config.ts';
import { countingRefusals } from './http-server.ts';

export type AppParts = {
  readonly config: Config;
  readonly store: Store;
  readonly schools: readonly School[];
  readonly clock: Clock;
  readonly log: Log;
  /** Absent where nobody collects numbers: then none is read from the store either. */
  readonly meter?: Meter;
  /** What differs on one machine for everybody: who speaks in a window, and where messages go without one. */
  readonly surroundings: Surroundings;
  /** Stands before every request: local mode's loopback guard. */
  readonly before?: RequestHandler;
};

export type Surroundings = {
  readonly speakerOf: SpeakerOf;
  readonly localCommand: TeamsParts['localCommand'];
  readonly fallbackRoute: (school: SchoolId) => Promise<Route | undefined>;
  readonly bannerFor: Parameters<typeof createNotifier>[0]['bannerFor'];
  readonly linkTo?: TeamsParts['linkTo'];
};

export type App = {
  readonly http: Express;
  readonly sweep: (school: SchoolId) => Promise<Swept>;
  /** Wakes every school's sender, and goes on doing so; the returned function ends it and waits. */
  readonly start: () => () => Promise<void>;
};

/** How long an answer to a press waits for the edits that it caused, in milliseconds: Teams gives it five seconds. */
const PATIENCE = 1_500;
const TICK: Duration = (minutes(1) / 4) as Duration;
const GAUGES_EVERY: Duration = minutes(1);
const TEAMS_HOSTS = ['smba.trafficmanager.net', '*.teams.microsoft.com'];
/** Where a tenant keeps its files: OneDrive is `*-my.sharepoint.com`. */
const FILE_HOSTS = ['*.sharepoint.com'];
const LOOPBACK_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/** Everything wired together; nothing is started yet. */
export function createApp(parts: AppParts): App {
  const { config, schools, log, surroundings, meter = () => {} } = parts;
  const store = withStandings(parts.store, parts.clock);
  const byId = new Map(schools.map((school) => [school.id, school]));
  const school = (id: SchoolId): School => {
    const found = byId.get(id);
    if (found === undefined) throw new Error(`No school ${id} is configured: name it in the schools file`);
    return found;
  };
  const isLoopbackAllowed = config.mode === 'local' || config.keyServerUrl !== undefined;
  const allowedServiceHosts = isLoopbackAllowed ? [...TEAMS_HOSTS, ...LOOPBACK_HOSTS] : TEAMS_HOSTS;
  const policyOf = createPolicyOf({ store, schools, parse: parsePolicy, log });
  const adapter = createAdapter({
    ...(config.bot === undefined ? {} : { bot: config.bot }),
    ...(config.keyServerUrl === undefined ? {} : { keyServerUrl: config.keyServerUrl }),
    httpClient: createHttpClient(),
    onTurnFault: async (fault, context) => {
      log.fault('turn-failed', fault);
      await answerFault(context);
    },
  });
  const appId = config.bot?.appId ?? '';
  const connector = createConnector({ adapter, appId, allowedServiceHosts });
  const schoolsOf = (tenantId: string) => schools.filter((one) => one.tenantId === tenantId);
  const messenger = createNotifier({
    ...{ connector, school, policyOf },
    bannerFor: async (id, to, route) =>
      withSchool(
        await surroundings.bannerFor(id, to, route),
        to === 'channel' ? '' : await schoolNamedTo({ store, schoolsOf }, school(id), to),
      ),
  });
  const counting = countingSends(messenger, meter);
  const sending = { ...sendingOf({ ...parts, store }, counting, school, schoolsOf), policyOf };
  const sweep = async (id: SchoolId): Promise<Swept> => await sweepSchool(sending, log, id);
  const sender = createSender(async (id) => {
    await sweep(id).catch((fault: unknown) => log.fault('sweep-failed', fault, { school: id }));
  });
  const teams = createTeamsApp({
    ...{ ...sending, ...surroundings, adapter, log, meter, wake: sender.wake },
    settled: async (id) => await Promise.race([sender.idle(id), delay(PATIENCE)]),
    sendPrivately: sendPrivatelyBy(connector, store, surroundings.fallbackRoute),
    replace: connector.update,
    uploadFile: createUpload({
      allowedHosts: isLoopbackAllowed ? [...FILE_HOSTS, ...LOOPBACK_HOSTS] : FILE_HOSTS,
    }),
    chatLink: `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}`,
  });

  const http = express();
  http.disable('x-powered-by');
  if (parts.before !== undefined) http.use(parts.before);
  const guard = config.bot && createGuard({ appTenantId: config.bot.tenantId, allowedServiceHosts });
  const route = createMessagesRoute(adapter, async (context) => await teams.run(context));
  http.post(
    '/api/messages',
    countingRefusals(meter),
    jsonBody(),
    ...(guard === undefined ? [] : [guard]),
    route,
  );
  http.get('/healthz', (_request, response) => void response.json({ ok: true }));
  const sweepNow = async (id: SchoolId) => await sender.alone(id, async () => await sweep(id));
  const start = () => {
    if (!knowsBankHolidays(parts.clock.now())) log.info('bank-holidays-unknown');
    const stopTicking = startTicking(schools, sender);
    const stopMeasuring = parts.meter && startMeasuring(parts, parts.meter);
    return async () => {
      stopMeasuring?.();
      await stopTicking();
    };
  };
  return { http, sweep: sweepNow, start };
}

function sendingOf(
  { store, clock, surroundings }: AppParts,
  messenger: Messenger,
  school: (id: SchoolId) => School,
  schoolsOf: Sending['schoolsOf'],
): Omit<Sending, 'policyOf'> {
  return {
    ...{ store, clock, messenger, school, schoolsOf, fallbackRoute: surroundings.fallbackRoute },
    checkChannel: createChannelCheck(store, messenger, clock),
    pace: createPace({ now: () => performance.now(), sleep: async (length) => await delay(length) }),
    newId: () => randomBytes(16).toString('hex'),
    wake: () => {},
  };
}

function startMeasuring({ store, schools, clock, log }: AppParts, meter: Meter): () => void {
  const ids = schools.map(({ id }) => id);
  const measure = () =>
    readGauges(store, ids, clock.now(), meter).catch((fault: unknown) => log.fault('gauges-failed', fault));
  void measure();
  const timer = setInterval(measure, GAUGES_EVERY);
  return () => clearInterval(timer);
}

function startTicking(schools: readonly School[], sender: ReturnType<typeof createSender>) {
  const wakeAll = () => {
    for (const { id } of schools) sender.wake(id);
  };
  wakeAll();
  const timer = setInterval(wakeAll, TICK);
  return async () => {
    clearInterval(timer);
    await sender.idle();
  };
}
