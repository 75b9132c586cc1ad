import { hasRole, holdersOf, type Person, type Role } from '../person.ts';
import { err, ok } from '../result.ts';
import { isBarred } from './access.ts';
import type { CommandOf, Decision, Facts } from './decide.ts';
import type { EntryNumber, OpenCase, Task } from './model.ts';

const IT: readonly Role[] = ['technician'];

/** IT gets a task and never the case (product 2); nobody whom the case is about gets one. */
export function decideIt(
  command: CommandOf<'ask-it' | 'it-done'>,
  open: OpenCase,
  { holders }: Facts,
): Decision {
  const { by, at } = command;
  const { status } = open.progress;
  if (command.type === 'it-done') return ok([{ type: 'it-done', task: command.task, by, at }]);
  if (status === 'closed') return err({ type: 'wrong-state', status });
  const people = holdersOf(holders, IT).filter((person) => !isBarred(open, person));
  if (people.length === 0) return err({ type: 'no-technician' });
  return ok([{ type: 'it-asked', needed: command.needed, people, by, at }]);
}

/** What this person still has to do for the case as IT. */
export function tasksOf(person: Person, open: OpenCase): readonly Task[] {
  if (!hasRole(person, IT) || isBarred(open, person.id)) return [];
  return open.tasks.filter(({ people, done }) => !done && people.includes(person.id));
}

export function hasTask(person: Person, open: OpenCase, entry: EntryNumber): boolean {
  return tasksOf(person, open).some((task) => task.entry === entry);
}
