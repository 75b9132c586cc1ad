import { nextJob } from '#domain/case-clock.ts';
import type { Closure } from '#domain/closures.ts';
import { FORM_LIFE, formAge } from '#domain/form-age.ts';
import type { PersonId, SchoolId } from '#domain/ids.ts';
import { hasRole, type Person } from '#domain/person.ts';
import { err, ok, type Result } from '#domain/result.ts';
import {
  decideTermDates,
  type SetTermDates,
  TERM_DATE_SETTERS,
  type TermDatesRefusal,
} from '#domain/term-dates.ts';
import type { Deps } from './deps.ts';
import { eachOpenCase } from './each-open-case.ts';
import type { Log } from './ports.ts';
import { loadPeople } from './read-case.ts';
import type { TermDates } from './stored.ts';

const TRIES = 8;
const CHANGES_SHOWN = 5;

/**
 * When a school is shut. Nothing where that cannot be read: then what is chased comes too early and never too
 * late, and no report and no call to the police waits for a calendar.
 */
export async function closuresOf(
  { store }: Pick<Deps, 'store'>,
  school: SchoolId,
): Promise<readonly Closure[]> {
  const [latest] = await store.termDates(school, 1).catch(() => []);
  return latest?.closures ?? [];
}

export type TermDatesSheet = {
  /** The versions that were set last, the newest first: that one holds. */
  readonly versions: readonly TermDates[];
  readonly people: ReadonlyMap<PersonId, Person>;
};

/** @returns nothing for somebody whose setting it is not. */
export async function readTermDates(
  deps: Deps,
  school: SchoolId,
  person: Person,
): Promise<TermDatesSheet | undefined> {
  if (!hasRole(person, TERM_DATE_SETTERS)) return undefined;
  const versions = await deps.store.termDates(school, CHANGES_SHOWN);
  return { versions, people: await loadPeople(deps, school, [...new Set(versions.map(({ by }) => by))]) };
}

/**
 * Stores a new version, and moves what the clock owes open cases.
 *
 * @throws Error when storage does not answer: then nothing may be promised.
 */
export async function setTermDates(
  deps: Deps,
  log: Log,
  school: SchoolId,
  person: Person,
  asked: SetTermDates,
): Promise<Result<undefined, TermDatesRefusal>> {
  const at = deps.clock.now();
  if (formAge(asked.form, at) > FORM_LIFE) return err({ type: 'form-too-old' });
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [standing] = await deps.store.termDates(school, 1);
    const decision = decideTermDates(asked, standing, person);
    if (!decision.ok) {
      const refused = { command: 'set-term-dates', refusal: decision.error.type };
      await deps.store.recordAttempt(school, { person: person.id, at, ...refused });
      return decision;
    }
    if (decision.value === 'repeat') return ok(undefined);
    const version = (standing?.version ?? 0) + 1;
    const dates = { version, closures: decision.value, by: person.id, at, form: asked.form };
    if (!(await deps.store.addTermDates(school, dates))) continue;
    await moveClocks(deps, log, school, decision.value).catch((fault: unknown) =>
      log.fault('clocks-not-moved', fault, { school }),
    );
    return ok(undefined);
  }
  throw new Error('Too many people set the term dates at once');
}

/** What was to be chased after a holiday may be due before it now, and the other way round. */
async function moveClocks(
  deps: Deps,
  log: Log,
  school: SchoolId,
  closures: readonly Closure[],
): Promise<void> {
  for await (const { stored, policy } of eachOpenCase(deps, log, school))
    await deps.store.putOff(school, stored, nextJob(stored.state, { policy, closures }));
}
