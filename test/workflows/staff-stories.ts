import { digestOf, textDigest } from '#domain/digest.ts';
import { parsePersonId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import { moment, OFFICE_OLGA } from '#test/domain/case/world.ts';
import { published } from '#test/domain/ledger/ledger-world.ts';
import { handleLedger } from '#workflows/handle-ledger.ts';
import { sweepSchool } from '#workflows/sweep.ts';
import { formNumber, SCHOOL, type World } from './workflow-world.ts';

/** So many teachers. */
export function staff(count: number): readonly Person[] {
  return Array.from({ length: count }, (_, index) => {
    const id = parsePersonId(`00000000-0000-4000-8000-${String(100 + index).padStart(12, '0')}`);
    if (id === undefined) throw new TypeError('A fixture is wrong');
    return { id, name: `Person ${index}`, position: 'Teacher', roles: [] };
  });
}

/** What the office publishes, due on 4 December. */
export async function publish({ store, now }: World, edition = '0001', text = 'text 1'): Promise<void> {
  const version = published({ edition, text: textDigest(text), at: now() });
  const form = { id: formNumber(Number(edition)), person: OFFICE_OLGA.id, inputs: digestOf(text) };
  const before = await store.staff.publications(SCHOOL);
  const event = { type: 'published', at: now(), published: version, text } as const;
  const outcome = await store.staff.commitPublication({ school: SCHOOL, before, event, form });
  if (outcome.kind !== 'committed') throw new Error('The story is wrong: nothing was published');
}

/** Moves the clock to this moment, and does and sends all that is due then. */
export async function sweepAt(world: World, at: string): Promise<void> {
  world.pass(Math.max(0, moment(at) - world.now()) as Parameters<World['pass']>[0]);
  await sweepSchool(world.sending, world.log, SCHOOL);
}

/** @throws when it is refused: then the story is wrong. */
export async function signs({ sending, now }: World, person: Person, edition = '0001'): Promise<void> {
  const { text } = published({ edition });
  const handled = await handleLedger(sending, SCHOOL, {
    ...{ type: 'sign', owner: person.id, by: person.id, at: now(), item: 'agreement-staff', edition, text },
    ...{ ticked: ['understood', 'follows'], typedName: person.name },
  });
  if (!handled.ok) throw new Error(`Signing was refused: ${handled.error.type}`);
}
