import { canonical } from '../digest.ts';
import type { PersonId, RollId } from '../ids.ts';
import { hasRole, type Person } from '../person.ts';
import { err, ok, type Result } from '../result.ts';
import type { Instant } from '../time.ts';
import { cleanName } from './names.ts';
import { ROLL_KINDS, type RollEntry, type RollKind } from './roll.ts';
import type { RollEvent } from './roll-event.ts';

export type RollWords = Omit<RollEntry, 'id' | 'left'>;

type Asked<Fields> = Fields & { readonly id: RollId; readonly at: Instant };

export type RollCommand = Asked<
  | { readonly type: 'add'; readonly words: RollWords }
  /** `version`: the one that whoever typed this had before them. */
  | { readonly type: 'change'; readonly words: RollWords; readonly version: number }
  /** `on`: a date such as `2026-07-21`. */
  | { readonly type: 'leave'; readonly on: string }
  | { readonly type: 'return' }
>;

export type RollRefusal =
  /** No such entry, or none that this person may see. */
  | { readonly type: 'not-on-roll' }
  | { readonly type: 'not-a-name' }
  | { readonly type: 'class-too-long' }
  | { readonly type: 'ends-before-it-begins' }
  | { readonly type: 'visitor-needs' }
  | { readonly type: 'no-such-child' }
  | { readonly type: 'no-such-sponsor' }
  | { readonly type: 'no-such-stage' }
  | { readonly type: 'too-many-children' }
  | { readonly type: 'leaves-later' }
  | { readonly type: 'already-left'; readonly on: string }
  | { readonly type: 'changed-meanwhile' }
  | { readonly type: 'empty-class' }
  | { readonly type: 'form-used' };

/** An entry as it stands; `version` counts what happened to it. */
export type StandingEntry = { readonly entry: RollEntry; readonly version: number };

/** What the entry refers to, as it stands. */
export type RollFacts = {
  readonly isPupil: (id: RollId) => boolean;
  readonly isStaff: (id: PersonId) => boolean;
  /** The ages for which the pack has an agreement of their own. */
  readonly stages: readonly string[];
  /** A date such as `2026-11-23`. */
  readonly today: string;
};

export const MOST_CHILDREN = 12;
const LONGEST_NAME = 200;
const LONGEST_CLASS = 60;
const OF_CHILDREN: readonly RollKind[] = ['pupil', 'parent'];

/** Who sets Steward up sees nothing that is about a child. */
export function rollKindsFor(person: Person): readonly RollKind[] {
  if (hasRole(person, ['agreements', 'dsl', 'head'])) return ROLL_KINDS;
  return hasRole(person, ['admin']) ? ROLL_KINDS.filter((kind) => !OF_CHILDREN.includes(kind)) : [];
}

/** @returns the event to store, or `repeat` where that stands already. */
export function decideRoll(
  command: RollCommand,
  standing: StandingEntry | undefined,
  actor: Person,
  facts: RollFacts,
): Result<RollEvent | 'repeat', RollRefusal> {
  const kinds = rollKindsFor(actor);
  const named = [
    ...('words' in command ? [command.words.kind] : []),
    ...(standing ? [standing.entry.kind] : []),
  ];
  if (kinds.length === 0 || !named.every((kind) => kinds.includes(kind))) return err({ type: 'not-on-roll' });
  const made = { by: actor.id, at: command.at, through: 'card' } as const;
  if (command.type === 'add') return add(command, standing, facts, made);
  if (standing === undefined) return err({ type: 'not-on-roll' });
  const { entry } = standing;
  switch (command.type) {
    case 'change':
      return change(command, standing, facts, made);
    case 'leave':
      if (command.on > facts.today) return err({ type: 'leaves-later' });
      if (entry.left === command.on) return ok('repeat');
      if (entry.left !== undefined) return err({ type: 'already-left', on: entry.left });
      return ok({ ...made, type: 'left', entry: { ...entry, left: command.on } });
    case 'return': {
      if (entry.left === undefined) return ok('repeat');
      const { left: _left, ...back } = entry;
      return ok({ ...made, type: 'returned', entry: back });
    }
  }
}

type Made = Pick<RollEvent, 'by' | 'at' | 'through'>;

function add(
  { id, words }: Extract<RollCommand, { readonly type: 'add' }>,
  standing: StandingEntry | undefined,
  facts: RollFacts,
  made: Made,
): Result<RollEvent | 'repeat', RollRefusal> {
  const entry = { id, ...kept(words) };
  if (standing !== undefined)
    return isSame(standing.entry, entry) ? ok('repeat') : err({ type: 'form-used' });
  const refusal = whyNotWords(entry, facts);
  return refusal === undefined ? ok({ ...made, type: 'added', entry }) : err(refusal);
}

function change(
  { words, version }: Extract<RollCommand, { readonly type: 'change' }>,
  { entry, version: stands }: StandingEntry,
  facts: RollFacts,
  made: Made,
): Result<RollEvent | 'repeat', RollRefusal> {
  const { id, left } = entry;
  const after = { id, ...kept(words), ...(left === undefined ? {} : { left }) };
  if (isSame(entry, after)) return ok('repeat');
  if (version !== stands) return err({ type: 'changed-meanwhile' });
  const refusal = whyNotWords(after, facts);
  return refusal === undefined ? ok({ ...made, type: 'changed', entry: after }) : err(refusal);
}

/** Why an entry cannot stand like this; nothing when it can. */
export function whyNotWords(
  entry: RollWords,
  { isPupil, isStaff, stages }: RollFacts,
): RollRefusal | undefined {
  const { name, kind, group = '', stage, children = [], sponsor, since, until } = entry;
  if (!isName(name)) return { type: 'not-a-name' };
  if (group.length > LONGEST_CLASS) return { type: 'class-too-long' };
  if (since !== undefined && until !== undefined && until < since) return { type: 'ends-before-it-begins' };
  if (kind === 'visitor' && (sponsor === undefined || until === undefined)) return { type: 'visitor-needs' };
  if (children.length > MOST_CHILDREN) return { type: 'too-many-children' };
  if (!children.every(isPupil)) return { type: 'no-such-child' };
  if (stage !== undefined && !stages.includes(stage)) return { type: 'no-such-stage' };
  if (sponsor !== undefined && !isStaff(sponsor)) return { type: 'no-such-sponsor' };
  return undefined;
}

/** Has a letter, and does not begin as a formula of a spreadsheet does (T30). */
export function isName(name: string): boolean {
  return name.length <= LONGEST_NAME && /\p{L}/u.test(name) && !/^[=+\-@]/.test(name);
}

/** As it is stored: what a kind has no use for is not kept. */
export function kept({ name, kind, group, stage, children, sponsor, since, until }: RollWords): RollWords {
  const isParent = kind === 'parent';
  const tidy = cleanName(group ?? '');
  return {
    ...{ name: cleanName(name), kind },
    ...(tidy === '' || isParent ? {} : { group: tidy }),
    ...(stage === undefined || stage === '' || kind !== 'pupil' ? {} : { stage }),
    ...(isParent ? { children: [...new Set(children)].toSorted() } : {}),
    ...(sponsor === undefined ? {} : { sponsor }),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
}

function isSame(a: RollEntry, b: RollEntry): boolean {
  return canonical(a) === canonical(b);
}
