import { isHere, type RollEntry, type RollKind } from '../directory/roll.ts';
import type { Person, Role } from '../person.ts';
import type { Signer } from '../policy-cycles.ts';
import type { Subject } from './model.ts';

const OVERSEERS: readonly Role[] = ['governor', 'chair'];

const SIGNS_AS: Readonly<Record<RollKind, Signer>> = {
  pupil: 'pupils',
  parent: 'parents',
  volunteer: 'volunteers',
  visitor: 'visitors',
  governor: 'governors',
  technician: 'technicians',
};

/** Somebody of the directory. @param today such as `2026-11-23`: who has passed their last day is gone. */
export function subjectOfPerson(person: Person, today: string): Subject {
  const { roles, group, manager, since, until, away } = person;
  return {
    ...{ roles, group, manager, since, until, away, hasAccount: true, signsAs: signersIn(person) },
    gone: person.left !== undefined || (until !== undefined && until < today),
  };
}

export function subjectOfRoll(entry: RollEntry, today: string): Subject {
  const { kind, group, stage, since, until } = entry;
  return {
    ...{ roles: [], group, stage, since, until, hasAccount: false, signsAs: [SIGNS_AS[kind]] },
    gone: !isHere(entry, today),
  };
}

/** Staff, unless they are there to oversee alone or are named as something else; technicians are both (E47). */
function signersIn({ roles, signsAs = [] }: Person): readonly Signer[] {
  const others = roles.filter((role) => role !== 'staff');
  const overseesAlone = others.length > 0 && others.every((role) => OVERSEERS.includes(role));
  const isElse = signsAs.some((one) => one === 'visitors' || one === 'volunteers');
  const found: readonly Signer[] = [
    ...(overseesAlone || isElse ? [] : (['staff'] as const)),
    ...(others.some((role) => OVERSEERS.includes(role)) ? (['governors'] as const) : []),
    ...(others.includes('technician') ? (['technicians'] as const) : []),
    ...signsAs,
  ];
  return [...new Set(found)].toSorted();
}
