import { decideRoll, type RollFacts, type RollRefusal } from '#domain/directory/decide-roll.ts';
import type { RollEntry, RollKind } from '#domain/directory/roll.ts';
import type { SchoolId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import { commitRoll } from './commit-roll.ts';
import type { Deps } from './deps.ts';
import { factsFor } from './roll.ts';
import type { RollChange, StoredEntry } from './roll-ports.ts';

const TRIES = 8;

/** A whole class at the end of a year: it becomes another one, or has left. */
export type ClassMove = {
  readonly of: { readonly kind: RollKind; readonly group: string };
  readonly to: { readonly group: string } | { readonly left: string };
  readonly at: Instant;
};

/**
 * Who was moved already is in the class no more: so the same press again goes on where the last one was cut off.
 *
 * @returns how many were moved.
 * @throws Error when storage does not answer: then nothing may be promised.
 */
export async function moveClass(
  deps: Deps,
  school: SchoolId,
  person: Person,
  move: ClassMove,
): Promise<Result<number, RollRefusal>> {
  const facts = await factsFor(deps, school, undefined);
  let moved = 0;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const head = await deps.store.roll.head(school);
    const stored = await deps.store.roll.inClass(school, move.of);
    const changes = changesOf(stored, move, person, facts);
    if (!changes.ok) {
      const refused = { command: 'roll-class', refusal: changes.error.type };
      await deps.store.recordAttempt(school, { person: person.id, at: move.at, ...refused });
      return changes;
    }
    const done = await commitRoll(deps, school, head, changes.value);
    moved += Math.min(done, changes.value.length);
    if (done >= changes.value.length) return moved === 0 ? err({ type: 'empty-class' }) : ok(moved);
  }
  throw new Error('Too many people changed the roll at once');
}

function changesOf(
  stored: readonly StoredEntry[],
  { to, at }: ClassMove,
  person: Person,
  facts: RollFacts,
): Result<readonly RollChange[], RollRefusal> {
  const changes: RollChange[] = [];
  for (const before of stored) {
    const { entry, numbers } = before;
    const command =
      'left' in to
        ? ({ type: 'leave', id: entry.id, at, on: to.left } as const)
        : ({
            type: 'change',
            id: entry.id,
            at,
            words: wordsIn(entry, to.group),
            version: numbers.length,
          } as const);
    const decided = decideRoll(command, { entry, version: numbers.length }, person, {
      ...facts,
      // What the entry refers to stands as it stood: this press changes the class alone.
      isPupil: () => true,
      isStaff: () => true,
    });
    if (!decided.ok) return decided;
    if (decided.value !== 'repeat') changes.push({ event: { ...decided.value, through: 'class' }, before });
  }
  return ok(changes);
}

function wordsIn({ id: _id, left: _left, ...words }: RollEntry, group: string) {
  return { ...words, group };
}
