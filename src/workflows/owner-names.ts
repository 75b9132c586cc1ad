import { type OwnerId, parsePersonId, parseRollId, type SchoolId } from '#domain/ids.ts';
import type { Deps } from './deps.ts';
import { inParallel } from './in-parallel.ts';

/** How the directory or the roll names these people; those whom neither knows are left out. */
export async function ownerNames(
  { store }: Pick<Deps, 'store'>,
  school: SchoolId,
  owners: readonly OwnerId[],
): Promise<ReadonlyMap<OwnerId, string>> {
  const found = await inParallel([...new Set(owners)], async (owner) => {
    const person = parsePersonId(owner);
    if (person !== undefined) return (await store.person(school, person))?.person.name;
    const roll = parseRollId(owner);
    return roll && (await store.roll.entry(school, roll))?.entry.name;
  });
  const named = [...new Set(owners)].map((owner, at) => [owner, found[at]] as const);
  return new Map(named.flatMap(([owner, name]) => (name === undefined ? [] : [[owner, name] as const])));
}
