import { type PersonId, parsePersonId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';

/** One in ten leads a team; number 0 is the office. */
const TEAM = 10;

export function idOf(number: number): PersonId {
  const id = parsePersonId(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);
  if (id === undefined) throw new TypeError('A number of the simulation is wrong');
  return id;
}

export function personOf(number: number): Person {
  const plain = {
    id: idOf(number),
    name: `Person ${number}`,
    position: 'Teacher',
    group: `Team ${number % TEAM}`,
  };
  if (number === 0) return { ...plain, roles: ['agreements'] };
  const leads = number % TEAM === 1;
  return {
    ...plain,
    roles: leads ? ['lineManager'] : [],
    manager: idOf(leads ? 0 : number - (number % TEAM) + 1),
  };
}
