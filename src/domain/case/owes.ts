import { wallDate } from '../calendar.ts';
import { earlierDay } from '../dates.ts';
import type { Person, RoleHolders } from '../person.ts';
import type { Policy } from '../policy.ts';
import type { Instant } from '../time.ts';
import type { Owing } from '../todo.ts';
import { maySee } from './access.ts';
import { availableCommands } from './available.ts';
import type { Duty, OpenCase } from './model.ts';
import { type Owed, owedIn } from './owed.ts';
import { answerable, runningDuties } from './owing.ts';

/** What decides it besides the case: its pack, and who holds which role now. */
type Around = { readonly policy: Policy; readonly holders: RoleHolders };

/** What somebody owes a case and may know of. Asked anew each time: a right may have ended since. */
export function owedBy(person: Person, open: OpenCase, around: Around, now: Instant): readonly Owed[] {
  return owedIn(open, around.policy, around.holders, now).filter(
    (one) => one.person === person.id && mayKnow(one, person, open, around),
  );
}

function mayKnow({ what }: Owed, person: Person, open: OpenCase, { policy, holders }: Around): boolean {
  if (what === 'question') return open.reporter === person.id;
  if (what !== 'sign') return maySee(person, open);
  return availableCommands(open, person, { policy, holders, people: new Map() }).includes('sign');
}

/** `later`: duties that are due on another day; `untimed`: on none. */
export type CaseWork = {
  readonly what: Owed['what'] | 'acknowledge' | 'later' | 'untimed';
  readonly count: number;
};
export type CaseTodo = Owing & { readonly work: readonly CaseWork[] };

/** All of it, with what is not due yet, and the day of what is due first. @returns nothing where nothing is owed. */
export function todoIn(person: Person, open: OpenCase, around: Around, now: Instant): CaseTodo | undefined {
  const owed = owedBy(person, open, around, now);
  const answers = maySee(person, open) && answerable(open, around.holders).includes(person.id);
  const isNew = answers && open.progress.status === 'reported';
  const duties = answers ? runningDuties(open, around.policy) : [];
  const days = duties.flatMap((duty) => dayOf(duty) ?? []);
  const today = wallDate(now);
  const work: readonly CaseWork[] = [
    { what: 'acknowledge', count: isNew ? 1 : 0 } as const,
    ...owed.map(({ what, count }) => ({ what, count })),
    { what: 'later', count: days.filter((day) => day > today).length } as const,
    { what: 'untimed', count: duties.length - days.length } as const,
  ].filter(({ count }) => count > 0);
  if (work.length === 0) return undefined;
  const waits = isNew || owed.some(({ what }) => what !== 'overdue');
  const all = waits ? [...days, today] : days;
  return {
    ...{ work, urgent: isNew && open.urgent },
    overdue: owed.some(({ what }) => what === 'overdue'),
    ...(all.length === 0 ? {} : { day: all.reduce(earlierDay) }),
  };
}

function dayOf({ due }: Duty): string | undefined {
  return due && wallDate(due.dueAt);
}
