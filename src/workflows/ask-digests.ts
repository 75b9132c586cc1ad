import { isSchoolDay, parseWallTime, wallDate } from '#domain/calendar.ts';
import { owedIn } from '#domain/case/owed.ts';
import type { CaseId, PersonId, SchoolId } from '#domain/ids.ts';
import { hours, type Instant, plus } from '#domain/time.ts';
import type { Deps } from './deps.ts';
import { eachOpenCase } from './each-open-case.ts';
import type { Log } from './ports.ts';
import { closuresOf } from './term-dates.ts';

const DIGEST_AT = '07:45';
/** How late it may be after an outage. */
const LATEST = hours(2);

/**
 * Asks for one morning message for each person who owes something, on a school day from the pack's time, and up to
 * two hours later after an outage. Each case is read once, however many people there are; nobody is asked for twice a day, over
 * restarts and several copies. A morning on which Steward did not run has none.
 *
 * @returns for how many people.
 */
export async function askDigests(deps: Deps, log: Log, school: SchoolId): Promise<number> {
  const now = deps.clock.now();
  const date = wallDate(now);
  const from = parseWallTime(date, deps.school(school).policy.chase.digestAt ?? DIGEST_AT);
  if (from === undefined || now < from || now > plus(from, LATEST)) return 0;
  if (!isSchoolDay(now, await closuresOf(deps, school))) return 0;
  if (await deps.store.isDigestDone(school, date)) return 0;
  let asked = 0;
  for (const [person, cases] of await owedByPerson(deps, log, school, now))
    if (await deps.store.askDigest(school, { date, person, cases: [...cases], at: now })) asked += 1;
  await deps.store.endDigest(school, date);
  return asked;
}

async function owedByPerson(deps: Deps, log: Log, school: SchoolId, now: Instant) {
  const owed = new Map<PersonId, Set<CaseId>>();
  const holders = await deps.store.holders(school);
  for await (const { stored, policy } of eachOpenCase(deps, log, school))
    for (const { person } of owedIn(stored.state, policy, holders, now))
      owed.set(person, (owed.get(person) ?? new Set()).add(stored.state.id));
  return owed;
}
