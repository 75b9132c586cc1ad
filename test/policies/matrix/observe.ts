import { maySee } from '#domain/case/access.ts';
import { faceOf } from '#domain/case/face.ts';
import type { OpenCase } from '#domain/case/model.ts';
import type { CaseId } from '#domain/ids.ts';
import type { Policy } from '#domain/policy.ts';
import { minutes } from '#domain/time.ts';
import { AMINA_DSL, type Ask, factsOf } from '#test/domain/case/world.ts';
import * as workflow from '#test/workflows/workflow-world.ts';
import { runDueJobs } from '#workflows/run-due-jobs.ts';
import type { Cast, Subject, Who } from './cast.ts';
import { whoLists, whoOpens, whoReported } from './finding.ts';
import { decideOn, whoSigns } from './signing.ts';
import { whoIs, whoMay } from './who.ts';

type World = workflow.World;
type Special = Partial<Parameters<typeof workflow.newReport>[0]>;

/** All that came of one report, as the people around it could notice it. */
export type Observed = {
  readonly restricted: boolean;
  readonly channel: boolean;
  readonly told: ReadonlySet<Who>;
  readonly opens: ReadonlySet<Who>;
  readonly lists: ReadonlySet<Who>;
  readonly mine: ReadonlySet<Who>;
  readonly work: ReadonlySet<Who>;
  readonly sign: ReadonlySet<Who>;
  readonly chased: ReadonlySet<Who>;
  /** Told by the ladder, and able to open it then. */
  readonly opensLater: ReadonlySet<Who>;
  /** Who was told that a role is empty. */
  readonly roleEmpty: ReadonlySet<Who>;
  readonly nobodyLeft: boolean;
  /** The kinds of card that stand in people's chats. */
  readonly faces: ReadonlySet<string>;
  /** Each body with `must` or `decide`. */
  readonly due: readonly string[];
};

/** Reports every category of the pack about this subject, in one school, and delivers what follows. */
async function reportAll(policy: Policy, cast: Cast, subject: Subject, special: Special = {}) {
  const world = await workflow.createBoundWorld(Object.values(cast), policy);
  const { adult, about } = subject;
  const adults = about.map((who) => cast[who].id);
  const cases = new Map<string, CaseId>();
  for (const [index, { id: category }] of policy.categories.entries()) {
    const words = { category, adult, adults, source: 'pupil', ...special } as const;
    const { open } = await workflow.reported(world, words, index);
    cases.set(category, open.id);
  }
  await workflow.sweepIn(world);
  return { world, cases };
}

/** Who is told of each category at once. */
export async function observeTold(
  policy: Policy,
  cast: Cast,
  subject: Subject,
  special: Special,
): Promise<ReadonlyMap<string, ReadonlySet<Who>>> {
  const { world, cases } = await reportAll(policy, cast, subject, special);
  return new Map(
    [...cases].map(([category, id]) => [category, recipients(world.sent.filter(isOf(id)), cast, 'case')]),
  );
}

/** What everybody notices of each category, at once and by the end of the ladder. */
export async function observe(
  policy: Policy,
  cast: Cast,
  subject: Subject,
): Promise<ReadonlyMap<string, Observed>> {
  const facts = factsOf(Object.values(cast), policy);
  const { world, cases } = await reportAll(policy, cast, subject);
  const first = world.sent.length;
  const [lists, mine] = [await whoLists(world, cast), await whoReported(world, cast)];
  const observed = new Map<string, Omit<Observed, 'chased' | 'opensLater'>>();
  for (const [category, id] of cases) {
    const open = await stateOf(world, id);
    const sent = world.sent.filter(isOf(id));
    observed.set(category, {
      restricted: open.access === 'restricted',
      channel: sent.some(({ to }) => to === 'channel'),
      told: recipients(sent, cast, 'case'),
      roleEmpty: recipients(sent, cast, 'role-empty'),
      opens: await whoOpens(world, cast, id),
      ...{ lists: lists.get(id) ?? new Set(), mine: mine.get(id) ?? new Set() },
      work: whoMay(cast, (person) => decideOn(facts, open, person, NOTE).ok),
      sign: whoSigns(facts, cast, open),
      nobodyLeft: isNobodyLeft(open),
      faces: new Set(sent.flatMap(({ card }) => (card.kind === 'face' ? [card.face.kind] : []))),
      due: open.duties.map(({ body, mode }) => `${body} ${mode}`),
    });
  }
  await chaseToTheEnd(world);
  const whole = new Map<string, Observed>();
  for (const [category, id] of cases) {
    const soFar = observed.get(category);
    if (soFar === undefined) throw new TypeError('A case is lost');
    const later = await stateOf(world, id);
    const sent = world.sent.slice(first).filter(isOf(id));
    const chased = recipients(sent, cast, 'case');
    const opensLater = whoMay(cast, (person) => maySee(person, later));
    for (const who of recipients(sent, cast, 'clock'))
      if (!opensLater.has(who)) throw new Error(`${who} was reminded of what they may not open`);
    whole.set(category, { ...soFar, chased, opensLater });
  }
  return whole;
}

const NOTE: Ask = { type: 'add-note', text: 'A note.' };

/** Who got a message of this kind about one case. */
function recipients(sent: World['sent'], cast: Cast, kind: ReturnType<typeof kindOf>): ReadonlySet<Who> {
  return whoIs(
    cast,
    sent.filter(({ card }) => kindOf(card) === kind).map(({ to }) => to),
  );
}

function isOf(id: CaseId): (call: workflow.World['sent'][number]) => boolean {
  return ({ card }) =>
    card.kind === 'digest'
      ? card.lines.some(({ caseId }) => caseId === id)
      : 'caseId' in card && card.caseId === id;
}

/** What concerns the reporter alone is left out: `mine` and `nobodyLeft` have it. */
function kindOf(card: workflow.World['sent'][number]['card']): 'case' | 'role-empty' | 'reporter' | 'clock' {
  if (card.kind === 'face') return card.face.kind === 'receipt' ? 'reporter' : 'case';
  if (card.kind !== 'notice' || /^(duty|idle)/.test(card.notice)) return 'clock';
  if (card.notice === 'role-empty') return 'role-empty';
  return card.notice === 'go-in-person' ? 'reporter' : 'case';
}

async function stateOf({ store }: workflow.World, id: CaseId): Promise<OpenCase> {
  const stored = await store.loadCase(workflow.SCHOOL, id);
  if (stored === undefined) throw new TypeError('A case is lost');
  return stored.state;
}

/** Nobody acknowledges until the last ladder has ended. */
async function chaseToTheEnd(world: workflow.World): Promise<void> {
  for (let hours = 0; hours < 40; hours += 4) {
    world.pass(minutes(4 * 60));
    await runDueJobs(world.sending, world.log, workflow.SCHOOL);
    await workflow.sweepIn(world);
  }
}

function isNobodyLeft(open: OpenCase): boolean {
  const receipt = faceOf(open, { kind: 'receipt', person: AMINA_DSL.id });
  return receipt.kind === 'receipt' && receipt.nobodyLeft;
}
