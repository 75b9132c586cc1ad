import { dayText } from '../calendar.ts';
import { canonical } from '../digest.ts';
import type { PersonId } from '../ids.ts';
import type { Person } from '../person.ts';
import { err, ok } from '../result.ts';
import type { DirectoryCommand } from './command.ts';
import type { DirectoryDecision, DirectoryFacts } from './decide.ts';
import { type Directory, type PersonWords, wordsOf } from './model.ts';
import type { DirectoryRefusal } from './refusal.ts';

type Command<Type extends DirectoryCommand['type']> = Extract<DirectoryCommand, { readonly type: Type }>;

export function addPerson(
  { person, words, at }: Command<'add-person'>,
  facts: DirectoryFacts,
  by: PersonId,
): DirectoryDecision {
  if (facts.subject?.left !== undefined) return err({ type: 'has-left' });
  if (facts.subject !== undefined) return err({ type: 'already-there' });
  if (facts.account !== undefined) return err({ type: 'account-taken', by: facts.account });
  const problem = whyNotWords(person, words, facts);
  return problem === undefined ? ok([{ type: 'person-added', by, at, person, words }]) : err(problem);
}

/** What changes nothing is no event. */
export function changePerson(
  { person, words, at }: Command<'change-person'>,
  facts: DirectoryFacts,
  subject: Person,
  by: PersonId,
): DirectoryDecision {
  if (canonical(words) === canonical(wordsOf(subject))) return ok([]);
  if (words.until !== undefined && isLastAdmin(facts.directory, subject)) return err({ type: 'last-admin' });
  const problem = whyNotWords(person, words, facts);
  return problem === undefined ? ok([{ type: 'person-changed', by, at, person, words }]) : err(problem);
}

function whyNotWords(
  person: PersonId,
  { manager, sponsor, since, until }: PersonWords,
  { people }: DirectoryFacts,
): DirectoryRefusal | undefined {
  const isHere = (id: PersonId) => people.get(id) !== undefined && people.get(id)?.left === undefined;
  if (manager === person || sponsor === person) return { type: 'own-manager' };
  if (manager !== undefined && !isHere(manager)) return { type: 'no-such-manager' };
  if (sponsor !== undefined && !isHere(sponsor)) return { type: 'no-such-sponsor' };
  return areDates(since, until) ? undefined : { type: 'dates-wrong' };
}

/** Each is a day that there is, or absent, and the last is not before the first. */
function areDates(first: string | undefined, last: string | undefined): boolean {
  const isDay = (date: string | undefined) => date === undefined || dayText(date) !== undefined;
  return isDay(first) && isDay(last) && (first === undefined || last === undefined || first <= last);
}

/** A leaver loses everything at once (T21), what was asked for them and by them too. */
export function markLeft(
  { person, at }: Command<'mark-left'>,
  { directory }: DirectoryFacts,
  subject: Person,
  by: PersonId,
): DirectoryDecision {
  if (isLastAdmin(directory, subject)) return err({ type: 'last-admin' });
  return ok([{ type: 'person-left', by, at, person }]);
}

/** Somebody back has no role until one is given again. */
export function markReturned(
  { person, at }: Command<'mark-returned'>,
  subject: Person,
  by: PersonId,
): DirectoryDecision {
  if (subject.left === undefined) return err({ type: 'has-not-left' });
  return ok([{ type: 'person-returned', by, at, person }]);
}

export function goAway(
  command: Command<'mark-away' | 'mark-back'>,
  subject: Person,
  by: PersonId,
): DirectoryDecision {
  const { person, at } = command;
  if (command.type === 'mark-back')
    return subject.away === undefined
      ? err({ type: 'not-away' })
      : ok([{ type: 'came-back', by, at, person }]);
  if (subject.away !== undefined) return err({ type: 'already-away' });
  const { from, until } = command;
  if (!areDates(from, until)) return err({ type: 'dates-wrong' });
  return ok([{ type: 'went-away', by, at, person, from, ...(until === undefined ? {} : { until }) }]);
}

/**
 * A second account is one and the same person (E8), with every right of that person: so none is added to
 * somebody who holds a role or is to get one. Take the role away first; giving it again takes two people. Nor
 * where another school knows either of them: the office of one would give away somebody's place in the other.
 */
export function addAccount(
  { person, account, at }: Command<'add-account'>,
  facts: DirectoryFacts,
  subject: Person,
  by: PersonId,
): DirectoryDecision {
  if (facts.account === person) return err({ type: 'already-there' });
  if (facts.account !== undefined) return err({ type: 'account-taken', by: facts.account });
  if (facts.isElsewhere === true) return err({ type: 'account-elsewhere' });
  const isHolder = subject.roles.some((role) => role !== 'staff');
  if (isHolder || facts.directory.asked.some((grant) => grant.person === person))
    return err({ type: 'account-of-holder' });
  return ok([{ type: 'account-added', by, at, person, account }]);
}

/** Nobody could give a role any more, nor let anybody in. */
export function isLastAdmin({ holders }: Directory, { id, roles }: Person): boolean {
  const others = holders.filter((holder) => holder.id !== id && holder.roles.includes('admin'));
  return roles.includes('admin') && others.length === 0;
}
