import type { OpenCase } from '#domain/case/model.ts';
import { canonical, type Digest, digestOf } from '#domain/digest.ts';
import type { SchoolId } from '#domain/ids.ts';
import type { Policy } from '#domain/policy.ts';
import type { Instant } from '#domain/time.ts';
import type { Deps, School } from './deps.ts';
import type { Log, Store } from './ports.ts';

type Parts = {
  readonly store: Store;
  readonly schools: readonly School[];
  readonly parse: (json: unknown) => Policy | undefined;
  readonly log: Log;
};

/**
 * Keeps the pack that each school runs now, before any case can be opened under it. A pack is known by
 * its digest and not by its version: an edit that forgets to raise the version must neither stop the
 * start of a safeguarding bot nor change the rules of a running case. What a new pack asks everybody to sign or
 * to complete is asked for from then on.
 *
 * @throws Error when storage does not answer.
 */
export async function keepPolicies(store: Store, schools: readonly School[], at: Instant): Promise<void> {
  for (const { id, policy } of schools) {
    const pack = digestOf(policy);
    if ((await store.keptPolicy(id, pack)) === canonical(policy)) continue;
    await store.staff.askEverybody(id, at); // before it is kept, so that a crash in between asks again
    await store.keepPolicy(id, pack, canonical(policy));
  }
}

/** Finds packs by their digest: those of now without a read, older ones with one for each process. */
export function createPolicyOf({ store, schools, parse, log }: Parts): Deps['policyOf'] {
  const known = new Map(schools.map(({ policy }) => [digestOf(policy), policy]));
  return async (school, pack) => {
    const at = known.get(pack);
    if (at !== undefined) return at;
    const kept = jsonOf(await store.keptPolicy(school, pack));
    const policy = digestOf(kept) === pack ? parse(kept) : undefined;
    if (policy === undefined) throw unreadable(log, school, pack);
    known.set(pack, policy);
    return policy;
  };
}

/**
 * The pack a case was opened under, or the school's pack of now where that cannot be read: for what must
 * never wait, such as the police, a reporter's own words and what chases a report nobody took up.
 */
export async function policyOrCurrent(
  deps: Pick<Deps, 'policyOf' | 'school'>,
  school: SchoolId,
  { pack }: Pick<OpenCase, 'pack'>,
): Promise<Policy> {
  return await deps.policyOf(school, pack).catch(() => deps.school(school).policy);
}

function unreadable(log: Log, school: SchoolId, pack: Digest): Error {
  const fault = new Error(
    `The policy pack ${pack} of ${school} cannot be read, so cases opened under it stay shut. Start Steward once with that pack in the schools file: it is then stored again.`,
  );
  log.fault('policy-unreadable', fault, { school, pack });
  return fault;
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined; // its digest is then another one
  }
}
