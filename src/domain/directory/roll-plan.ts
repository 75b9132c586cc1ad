import { canonical } from '../digest.ts';
import { grouped } from '../grouped.ts';
import type { RollId } from '../ids.ts';
import { kept, type RollFacts, type RollRefusal, whyNotWords } from './decide-roll.ts';
import { foldedName } from './names.ts';
import { firstLines, type ListPlan } from './pasted-list.ts';
import type { RollEntry } from './roll.ts';
import { classKey } from './roll-classes.ts';
import type { LineProblem, RollLine, RollLines, SponsorOf } from './roll-list.ts';

export type RollPlan = ListPlan<RollEntry, RollEntry, LineProblem | RollRefusal>;

type Standing = {
  /** Whoever is on the roll and was not marked as left. */
  readonly here: readonly RollEntry[];
  readonly sponsorOf: SponsorOf;
  readonly facts: Pick<RollFacts, 'stages' | 'today'>;
  readonly newId: (line: number) => RollId;
};

type Planned = { readonly line: number; readonly before: RollEntry | undefined; readonly after: RollEntry };
type Problem = RollPlan['problems'][number];

/**
 * What a list would do. Somebody is found by kind, name and class; by kind and name alone where there is one such
 * person here and one such line: then the class is what changes. An empty cell takes nothing away.
 */
export function planRoll({ lines, problems, unused }: RollLines, standing: Standing): RollPlan {
  const again = firstLines(lines, keyOf);
  const found: Problem[] = [
    ...problems,
    ...[...again].map(([{ line }, first]) => ({ line, why: { type: 'twice', first } as const })),
  ];
  const planned: Planned[] = [];
  const pupils = new Map(grouped(standing.here.filter(isPupil), ({ name }) => foldedName(name)));
  const matches = matched(
    lines.filter((line) => !again.has(line)),
    standing.here,
  );
  // Parents come last: their children may be new in the same list.
  for (const { line, before } of [...matches].sort(
    (a, b) => Number(isParent(a.line)) - Number(isParent(b.line)),
  )) {
    const after = before === 'several' ? SEVERAL : afterOf(line, before, pupils, standing);
    if ('type' in after) {
      found.push({ line: line.line, why: after });
      continue;
    }
    planned.push({ line: line.line, before: before === 'several' ? undefined : before, after });
    const name = foldedName(after.name);
    if (isPupil(after)) pupils.set(name, [...others(pupils.get(name), after), after]);
  }
  return {
    ...sorted(planned),
    problems: inOrder(found),
    unused,
    missing: missingIn(planned, matches, standing),
  };
}

const SEVERAL = { type: 'several-of-that-name' } as const;

function keyOf({ name, kind, words }: RollLine): string {
  return `${kind} ${foldedName(name)} ${foldedName(words.group ?? '')}`;
}

function isParent({ kind }: RollLine): boolean {
  return kind === 'parent';
}

function isPupil({ kind }: RollEntry): boolean {
  return kind === 'pupil';
}

function others(entries: readonly RollEntry[] = [], { id }: RollEntry): readonly RollEntry[] {
  return entries.filter((entry) => entry.id !== id);
}

function nameKey({ kind, name }: Pick<RollEntry, 'kind' | 'name'>): string {
  return `${kind} ${foldedName(name)}`;
}

type Match = { readonly line: RollLine; readonly before: RollEntry | undefined | 'several' };

/** Each name is folded once, however many lines there are: a list of a big school holds up nobody. */
function matched(lines: readonly RollLine[], here: readonly RollEntry[]): readonly Match[] {
  const people = grouped(here, nameKey);
  const named = (line: RollLine) => people.get(nameKey(line)) ?? [];
  const exact = new Map<RollLine, readonly RollEntry[]>(
    lines.map((line) => {
      const group = foldedName(line.words.group ?? '');
      return [line, named(line).filter((entry) => foldedName(entry.group ?? '') === group)];
    }),
  );
  const taken = new Set([...exact.values()].flat().map(({ id }) => id));
  const open = grouped(
    lines.filter((line) => exact.get(line)?.length === 0),
    nameKey,
  );
  return lines.map((line): Match => {
    const [one, ...more] = exact.get(line) ?? [];
    if (one !== undefined) return { line, before: more.length === 0 ? one : 'several' };
    const left = named(line).filter(({ id }) => !taken.has(id));
    if (left.length === 0) return { line, before: undefined };
    const isOne = left.length === 1 && open.get(nameKey(line))?.length === 1;
    return { line, before: isOne ? left[0] : 'several' };
  });
}

/** Pupils by their folded names, as they are after the lines before. */
type Pupils = ReadonlyMap<string, readonly RollEntry[]>;

function afterOf(
  { name, kind, words, parentOf, sponsor: said, line }: RollLine,
  before: RollEntry | undefined,
  pupils: Pupils,
  { sponsorOf, facts, newId }: Standing,
): RollEntry | LineProblem | RollRefusal {
  const children = parentOf.map((one) => ({ said: one, id: childIn(one, pupils) }));
  const unknown = children.find(({ id }) => id === undefined);
  if (unknown !== undefined) return { type: 'unknown-child', said: unknown.said };
  const sponsor = said === '' ? before?.sponsor : sponsorOf(said);
  if (said !== '' && sponsor === undefined) return { type: 'unknown-sponsor', said };
  const ids = children.flatMap(({ id }) => id ?? []);
  const { id, left: _left, ...stood } = before ?? { id: newId(line), name, kind };
  const after = kept({
    ...{ ...stood, ...words, name },
    children: [...(stood.children ?? []), ...ids],
    ...(sponsor === undefined ? {} : { sponsor }),
  });
  const known = { ...facts, isPupil: () => true, isStaff: () => true };
  return whyNotWords(after, known) ?? { id, ...after };
}

/** `Ayla Demo`, or `Ayla Demo (7B)` where there are several. */
function childIn(said: string, pupils: Pupils): RollId | undefined {
  const [, name = said, group] = /^(.*?)\s*\(([^()]*)\)$/.exec(said) ?? [];
  const named = (pupils.get(foldedName(name)) ?? []).filter(
    (pupil) => group === undefined || foldedName(pupil.group ?? '') === foldedName(group),
  );
  return named.length === 1 ? named[0]?.id : undefined;
}

function sorted(planned: readonly Planned[]): Pick<RollPlan, 'added' | 'changed' | 'same'> {
  const added = planned.flatMap(({ line, before, after }) => (before === undefined ? [{ line, after }] : []));
  const stood = planned.flatMap(({ line, before, after }) =>
    before === undefined ? [] : [{ line, before, after }],
  );
  const changed = stood.filter(({ before, after }) => canonical(before) !== canonical(after));
  return { added, changed, same: stood.length - changed.length };
}

/** Of the kinds and classes that the list speaks of. Who may be meant by a line that cannot be read is not missing. */
function missingIn(
  planned: readonly Planned[],
  matches: readonly Match[],
  { here }: Standing,
): readonly RollEntry[] {
  const classes = new Set(planned.map(({ after }) => classKey(after)));
  const listed = new Set(planned.map(({ after }) => after.id));
  const named = new Set(matches.map(({ line }) => `${line.kind} ${foldedName(line.name)}`));
  return here.filter(
    (entry) =>
      classes.has(classKey(entry)) &&
      !listed.has(entry.id) &&
      !named.has(`${entry.kind} ${foldedName(entry.name)}`),
  );
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => a.line - b.line);
}
