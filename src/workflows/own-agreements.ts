import type { Publication } from '#domain/agreement/model.ts';
import { wallDate } from '#domain/calendar.ts';
import type { PersonId, SchoolId } from '#domain/ids.ts';
import { countsOn, findObligation, type Item, type Obligation } from '#domain/ledger/model.ts';
import type { Policy } from '#domain/policy.ts';
import type { Deps } from './deps.ts';
import { askingOf, handleLedger } from './handle-ledger.ts';

/** An agreement as one person stands to it; `signed` is the version that their signature is of. */
export type OwnAgreement = {
  readonly kind: string;
  readonly obligation: Obligation;
  readonly asked: Publication;
  readonly signed?: Publication | undefined;
  /** Whether that signature still counts. */
  readonly counts: boolean;
};

/**
 * What somebody has to sign and has signed, as it is asked for now: the ledger is brought up to date first, so that
 * nobody waits for the job that asks everybody. What others come on top of stands first, then by date.
 */
export async function readOwnAgreements(
  deps: Deps,
  school: SchoolId,
  person: PersonId,
): Promise<readonly OwnAgreement[]> {
  const asking = await askingOf(deps, school);
  const at = deps.clock.now();
  const kept = await handleLedger(deps, school, { type: 'keep-up', owner: person, at }, undefined, asking);
  const ledger = kept.ok ? kept.value.ledger : undefined;
  const { versions } = asking.publications;
  const own = asking.policy.agreements.flatMap(({ id }): readonly OwnAgreement[] => {
    const obligation = findObligation(ledger, itemOf(id));
    const of = (edition: string | undefined) =>
      versions.find((one) => one.kind === id && one.edition === edition);
    const asked = of(obligation?.edition);
    if (obligation === undefined || asked === undefined) return [];
    const signed = of(obligation.met?.edition);
    return [{ kind: id, obligation, asked, signed, counts: countsOn(obligation, wallDate(at)) }];
  });
  return own.toSorted(
    (a, b) => rank(asking.policy, a) - rank(asking.policy, b) || order(a.obligation.due, b.obligation.due),
  );
}

export function itemOf(kind: string): Item {
  return `agreement-${kind}`;
}

function rank({ agreements }: Policy, { kind }: OwnAgreement): number {
  return agreements.find(({ id }) => id === kind)?.onTopOf === undefined ? 0 : 1;
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
