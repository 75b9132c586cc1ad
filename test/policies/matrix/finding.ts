import type { CaseId } from '#domain/ids.ts';
import { SCHOOL, type World } from '#test/workflows/workflow-world.ts';
import { openCasesFor, reportsOf } from '#workflows/list-cases.ts';
import { readCase } from '#workflows/read-case.ts';
import type { Page } from '#workflows/stored.ts';
import type { Cast, Who } from './cast.ts';
import { entriesOf } from './who.ts';

type Found = ReadonlyMap<CaseId, ReadonlySet<Who>>;

/** By `/cases`. */
export async function whoLists({ sending }: World, cast: Cast): Promise<Found> {
  return await foundBy(cast, async (person, after) => {
    const { items, ...next } = await openCasesFor(sending, SCHOOL, person, after);
    return { items: items.map(({ caseId }) => caseId), ...next };
  });
}

/** By `/mine`. */
export async function whoReported({ sending }: World, cast: Cast): Promise<Found> {
  return await foundBy(cast, async (person, after) => {
    const { items, ...next } = await reportsOf(sending, SCHOOL, person, after);
    return { items: items.map(({ id }) => id), ...next };
  });
}

async function foundBy(
  cast: Cast,
  list: (person: Cast[Who], after: string | undefined) => Promise<Page<CaseId>>,
): Promise<Found> {
  const found = new Map<CaseId, Set<Who>>();
  for (const [who, person] of entriesOf(cast)) {
    let after: string | undefined;
    do {
      const page = await list(person, after);
      for (const id of page.items) found.set(id, new Set([...(found.get(id) ?? []), who]));
      after = page.next;
    } while (after !== undefined);
  }
  return found;
}

/** By `/case` and its button: who gets to the case; all others hear that there is none. */
export async function whoOpens({ sending }: World, cast: Cast, id: CaseId): Promise<ReadonlySet<Who>> {
  const able = new Set<Who>();
  for (const [who, person] of entriesOf(cast)) {
    const read = await readCase(sending, SCHOOL, id, person.id);
    if (read.ok) able.add(who);
    else if (read.error.type !== 'not-found') throw new TypeError(`${who} learns: ${read.error.type}`);
  }
  return able;
}
