import { canonical } from '../digest.ts';
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
  const matches = matched(
    lines.filter((line) => !again.has(line)),
    standing.here,
  );
  // Parents come last: their children may be new in the same list.
  for (const { line, before } of [...matches].sort(
    (a, b) => Number(isParent(a.line)) - Number(isParent(b.line)),
  )) {
    const after = before === 'several' ? SEVERAL : afterOf(line, before, planned, standing);
    if ('type' in after) found.push({ line: line.line, why: after });
    else planned.push({ line: line.line, before: before === 'several' ? undefined : before, after });
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

type Match = { readonly line: RollLine; readonly before: RollEntry | undefined | 'several' };

function matched(lines: readonly RollLine[], here: readonly RollEntry[]): readonly Match[] {
  const named = ({ name, kind }: RollLine) =>
    here.filter((entry) => entry.kind === kind && foldedName(entry.name) === foldedName(name));
  const exact = new Map<RollLine, readonly RollEntry[]>(
    lines.map((line) => {
      const group = foldedName(line.words.group ?? '');
      return [line, named(line).filter((entry) => foldedName(entry.group ?? '') === group)];
    }),
  );
  const taken = new Set([...exact.values()].flat().map(({ id }) => id));
  return lines.map((line): Match => {
    const [one, ...more] = exact.get(line) ?? [];
    if (one !== undefined) return { line, before: more.length === 0 ? one : 'several' };
    const left = named(line).filter(({ id }) => !taken.has(id));
    const rivals = lines.filter(
      (other) => other.kind === line.kind && foldedName(other.name) === foldedName(line.name),
    );
    const open = rivals.filter((other) => exact.get(other)?.length === 0);
    if (left.length === 0) return { line, before: undefined };
    return { line, before: left.length === 1 && open.length === 1 ? left[0] : 'several' };
  });
}

function afterOf(
  { name, kind, words, parentOf, sponsor: said, line }: RollLine,
  before: RollEntry | undefined,
  planned: readonly Planned[],
  { here, sponsorOf, facts, newId }: Standing,
): RollEntry | LineProblem | RollRefusal {
  const pupils = pupilsAfter(here, planned);
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

function pupilsAfter(here: readonly RollEntry[], planned: readonly Planned[]): readonly RollEntry[] {
  const changed = new Map(planned.map(({ after }) => [after.id, after]));
  const all = [...here.filter(({ id }) => !changed.has(id)), ...changed.values()];
  return all.filter(({ kind }) => kind === 'pupil');
}

/** `Ayla Demo`, or `Ayla Demo (7B)` where there are several. */
function childIn(said: string, pupils: readonly RollEntry[]): RollId | undefined {
  const [, name = said, group] = /^(.*?)\s*\(([^()]*)\)$/.exec(said) ?? [];
  const named = pupils.filter(
    (pupil) =>
      foldedName(pupil.name) === foldedName(name) &&
      (group === undefined || foldedName(pupil.group ?? '') === foldedName(group)),
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
