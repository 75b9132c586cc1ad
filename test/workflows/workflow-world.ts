import { type FormId, parseFormId, parseSchoolId, parseTenantId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import type { Policy } from '#domain/policy.ts';
import { type Duration, type Instant, minutes, plus } from '#domain/time.ts';
import { createMemoryRows } from '#storage/memory.ts';
import type { Rows } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import type { Ask } from '#test/domain/case/world.ts';
import { AMINA_DSL, EVERYBODY, MONDAY_10AM, POLICY, report } from '#test/domain/case/world.ts';
import { createChannelCheck } from '#workflows/channel-check.ts';
import type { Sending } from '#workflows/deliver.ts';
import type { School } from '#workflows/deps.ts';
import { type Handled, handleCommand } from '#workflows/handle-command.ts';
import type { Messenger, Outcome, Outgoing } from '#workflows/messenger.ts';
import type { Log, Store } from '#workflows/ports.ts';
import { type NewReport, reportCase } from '#workflows/report-case.ts';
import type { Route } from '#workflows/stored.ts';
import { sweepOutbox } from '#workflows/sweep.ts';

export const SCHOOL = sure(parseSchoolId('test-school'));
const TENANT = sure(parseTenantId('11111111-1111-4111-8111-111111111111'));
export const CHANNEL: Route = routeTo('19:channel');

const CONTACTS = { outOfHours: '01632 960101', lado: '01632 960102', socialCare: '01632 960103' };
const TEST_SCHOOL: School = {
  ...{ id: SCHOOL, tenantId: TENANT, name: 'Test School', prefix: 'TST', policy: POLICY },
  ...{ partnerSchools: [], contacts: CONTACTS, bodyContacts: {} },
};

/** One call that reached Teams. */
type Sent = {
  readonly to: string;
  readonly chat: string;
  readonly card: Outgoing;
  readonly edited: boolean;
};
type Answer = Outcome | 'broken';

/** The use cases over a store in memory, with Teams played by a list of answers. */
export type World = {
  readonly sending: Sending;
  readonly store: Store;
  readonly rows: Rows;
  readonly log: Log;
  readonly faults: readonly { readonly what: string; readonly fields: object }[];
  readonly sent: readonly Sent[];
  /** How Teams answers the next calls, one each, whatever they are for; then it takes them. */
  readonly answerNext: (...answers: readonly Answer[]) => void;
  /** How Teams answers every call for this chat. */
  readonly answerAt: (chat: string, answer: Answer | undefined) => void;
  readonly setMembers: (members: Awaited<ReturnType<Messenger['members']>>) => void;
  readonly membersAsked: () => number;
  readonly pass: (length: Duration) => void;
  readonly now: () => Instant;
};

export async function createWorld(
  people: readonly Person[] = EVERYBODY,
  policy: Policy = POLICY,
): Promise<World> {
  const rows = createMemoryRows();
  const store = createStore(rows);
  await store.seedDirectory(
    SCHOOL,
    TENANT,
    people.map((person) => ({ ...person, alsoKnownAs: [] })),
  );
  for (const { id } of people) await store.saveRoute(SCHOOL, id, routeTo(chatOf(id)));
  let now = MONDAY_10AM;
  let ids = 0;
  let asked = 0;
  let members: Awaited<ReturnType<Messenger['members']>>;
  const sent: Sent[] = [];
  const queue: Answer[] = [];
  const fixed = new Map<string, Answer>();
  const faults: { what: string; fields: object }[] = [];

  const take = async (call: Sent): Promise<Outcome> => {
    const answer = fixed.get(call.chat) ??
      queue.shift() ?? { kind: 'sent', activityId: `activity-${sent.length}` };
    if (answer === 'broken') throw new Error('The card cannot be made');
    if (answer.kind === 'sent') sent.push(call);
    return answer;
  };
  const messenger: Messenger = {
    post: async (_school, to, route, card) =>
      await take({ to, chat: route.conversationId, card, edited: false }),
    update: async (_school, to, route, _id, card) =>
      await take({ to, chat: route.conversationId, card, edited: true }),
    members: async () => {
      asked += 1;
      return members;
    },
  };
  const clock = { now: () => now };
  return {
    ...{ store, rows, faults, sent },
    sending: {
      ...{ store, clock, messenger, checkChannel: createChannelCheck(store, messenger, clock) },
      pace: { take: async () => {} },
      newId: () => String(++ids).padStart(32, '0'),
      school: () => ({ ...TEST_SCHOOL, policy }),
      policyOf: async () => policy,
      schoolsOf: () => [{ ...TEST_SCHOOL, policy }],
      wake: () => {},
      fallbackRoute: async () => undefined,
    },
    log: { info: () => {}, fault: (what, _fault, fields = {}) => void faults.push({ what, fields }) },
    answerNext: (...answers) => void queue.push(...answers),
    answerAt: (chat, answer) => void (answer === undefined ? fixed.delete(chat) : fixed.set(chat, answer)),
    setMembers: (given) => {
      members = given;
    },
    membersAsked: () => asked,
    pass: (length) => {
      now = plus(now, length);
    },
    now: () => now,
  };
}

export function routeTo(conversationId: string): Route {
  return { conversationId, serviceUrl: 'https://smba.trafficmanager.net/uk/', tenantId: TENANT };
}

export const chatOf = (person: Person['id']): string => `a:${person}`;
export const formNumber = (number: number): FormId =>
  sure(parseFormId(`form${String(number).padStart(28, '0')}`));

/** A report as somebody fills it in, less its case and number. */
export function newReport(special: Partial<NewReport> = {}): NewReport {
  const { type: _type, caseId: _caseId, reference: _reference, ...words } = report();
  return { ...words, ...special };
}

export async function reported(
  { sending }: World,
  special: Partial<NewReport> = {},
  form = 1,
): Promise<Handled> {
  const handled = await reportCase(sending, SCHOOL, newReport(special), formNumber(form));
  if (!handled.ok) throw new Error(`The report was refused: ${handled.error.type}`);
  return handled.value;
}

/** @throws when the command is refused: then the story is wrong. */
export async function done(
  { sending, now }: World,
  person: Person,
  open: Handled,
  ask: Ask,
): Promise<Handled> {
  const command = { ...ask, caseId: open.open.id, by: person.id, at: now() };
  const handled = await handleCommand(sending, SCHOOL, command);
  if (!handled.ok) throw new Error(`${ask.type} was refused: ${handled.error.type}`);
  return handled.value;
}

function sure<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('A fixture is wrong');
  return value;
}

/** Who is in the channel: one lead. */
export const MEMBERS = [{ account: AMINA_DSL.id, guest: false }];

/** A world whose safeguarding channel is bound, with one lead in it. */
export async function createBoundWorld(people?: readonly Person[], policy?: Policy): Promise<World> {
  const world = await createWorld(people, policy);
  world.setMembers(MEMBERS);
  await world.store.bindChannel(SCHOOL, CHANNEL, AMINA_DSL.id, world.now());
  return world;
}

/** Why what was given up was given up. */
export async function failedIn({ rows }: World): Promise<readonly string[]> {
  const failed = await rows.range(SCHOOL, { from: 'failed_', before: 'failed_~', limit: 100 });
  return failed.map(({ text }): string => JSON.parse(text).reason);
}

export const sweepIn = (world: World) => sweepOutbox(world.sending, world.log, SCHOOL);

/** Sweeps as the ticker does, for this long. */
export async function sweepFor(world: World, length: Duration): Promise<void> {
  for (let passed = 0; passed < length; passed += minutes(1)) {
    await sweepIn(world);
    world.pass(minutes(1));
  }
}
