import { formIdAt } from '#domain/form-age.ts';
import type { SchoolId } from '#domain/ids.ts';
import { changeDirectory } from './change-directory.ts';
import type { Deps } from './deps.ts';
import type { Log } from './ports.ts';

const ENDED_A_SWEEP = 50;

/**
 * Writes down what was given for a time and is over: acting roles, and people with a last day. It counted for
 * nothing from that moment on already.
 *
 * @returns how many people it was written down for.
 */
export async function endStandings(deps: Deps, log: Log, school: SchoolId): Promise<number> {
  const at = deps.clock.now();
  let jobs = 0;
  for (const ended of await deps.store.directory.ended(school, at, ENDED_A_SWEEP)) {
    try {
      const commands = [{ type: 'end-standing', person: ended.person, at }] as const;
      const form = formIdAt(at, deps.newId());
      await changeDirectory(deps, { school, actor: 'steward', commands, form });
      await deps.store.directory.forgetEnded(school, ended);
      jobs += 1;
    } catch (fault) {
      log.fault('standing-not-ended', fault, { school });
    }
  }
  return jobs;
}
