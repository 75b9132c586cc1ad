import type { CaseId, SchoolId } from '#domain/ids.ts';
import type { Deps } from '#workflows/deps.ts';
import { visitTo } from '#workflows/shared-cases.ts';
import type { Actor, Known, Standing } from './actor.ts';
import type { Card } from './render-card.ts';
import type { Spoken } from './spoken.ts';
import { SCHOOL_HINT } from './submissions.ts';

/** What a press says of where it belongs: hints, held against storage before they count (T9). */
type Hints = {
  readonly verb: string;
  readonly caseId?: CaseId | undefined;
  readonly school?: SchoolId | undefined;
};

/** What is pressed in a case of another academy that was shared with the presser; nothing else goes there. */
const ON_A_VISIT: ReadonlySet<string> = new Set(['open', 'record', 'hide', 'page', 'do', 'form', 'save']);

/**
 * The school in which a press acts: the one that owns its case, or else the one that its card was made
 * in, or else as for what is typed. Nothing where somebody in several schools has to be asked.
 */
export async function standingOfPress(
  deps: Deps,
  known: Known,
  { verb, caseId, school: hint }: Hints,
): Promise<Standing | undefined> {
  const [first, ...others] = known.standings;
  const isAlone = deps.schoolsOf(known.inbound.tenantId).length < 2;
  if (others.length === 0 && (isAlone || caseId === undefined)) return first;
  const hinted = known.standings.find(({ school }) => school.id === hint);
  if (caseId === undefined) return hinted ?? (await standingOfChat(deps, known));
  const owned = await Promise.all(
    known.standings.map(async ({ school }) => (await deps.store.loadCase(school.id, caseId)) !== undefined),
  );
  const own = known.standings.find((_, at) => owned[at]);
  if (own !== undefined) return own;
  const visit = ON_A_VISIT.has(verb) ? await visitOf(deps, known, caseId) : undefined;
  // A case of nobody's is *not found* in any of them.
  return visit ?? hinted ?? (await standingOfChat(deps, known)) ?? first;
}

/** In the academy whose case was shared with somebody of another one (E34). */
async function visitOf(deps: Deps, { standings }: Known, caseId: CaseId): Promise<Standing | undefined> {
  const visits = await Promise.all(
    standings.map(({ school, person }) => visitTo(deps, school, person, caseId)),
  );
  return visits.find((visit) => visit !== undefined);
}

/** A file is told to the leads of its sender's own school, whatever is typed beside it. */
async function visitByReference(
  deps: Deps,
  known: Known,
  { reference }: Extract<Spoken, { word: 'case' }>,
): Promise<Standing | undefined> {
  const { tenantId, hasFiles } = known.inbound;
  const school = deps.schoolsOf(tenantId).find(({ prefix }) => prefix === reference?.split('-')[0]);
  if (hasFiles || school === undefined || reference === undefined) return undefined;
  const caseId = await deps.store.findReference(school.id, reference);
  return caseId === undefined ? undefined : await visitOf(deps, known, caseId);
}

/** The school that a typed command means: a reference names its own. */
export async function standingOfSpoken(
  deps: Deps,
  known: Known,
  spoken: Spoken,
): Promise<Standing | undefined> {
  const [prefix] = spoken.word === 'case' ? (spoken.reference?.split('-') ?? []) : [];
  const named = known.standings.find(({ school }) => school.prefix === prefix);
  if (named !== undefined) return named;
  const visit = spoken.word === 'case' ? await visitByReference(deps, known, spoken) : undefined;
  return visit ?? (await standingOfChat(deps, known));
}

/** The school that this channel belongs to, else the one chosen in this chat; the only one needs no choice. */
async function standingOfChat(deps: Deps, { standings, inbound }: Known): Promise<Standing | undefined> {
  const [first, ...others] = standings;
  if (others.length === 0) return first;
  const { tenantId, account, route, kind } = inbound;
  const [place = ''] = route.conversationId.split(';');
  const bound = kind === 'channel' ? await deps.store.schoolOfPlace(tenantId, place) : undefined;
  const chosen = await deps.store.chosenSchool(tenantId, account);
  return (
    standings.find(({ school }) => school.id === bound) ??
    standings.find(({ school }) => school.id === chosen)
  );
}

/** For somebody in several schools each button says where its card was made: a later choice sends nothing astray. */
export function markedFor({ school, standings }: Actor, card: Card): Card {
  return standings.length < 2 ? card : marked(card, school.id);
}

/** A mark that stands on a button already is kept. */
export function marked(card: Card, school: SchoolId): Card {
  return JSON.parse(JSON.stringify(card), (_key, part: unknown) =>
    isPress(part) ? { ...part, data: { [SCHOOL_HINT]: school, ...part.data } } : part,
  );
}

function isPress(part: unknown): part is { readonly data: object } {
  if (typeof part !== 'object' || part === null || !('type' in part) || !('data' in part)) return false;
  return part.type === 'Action.Execute' && typeof part.data === 'object';
}
