import { strict as assert } from 'node:assert';
import { decidePublish } from '#domain/agreement/decide.ts';
import type { Publications } from '#domain/agreement/model.ts';
import type { Asking } from '#domain/ledger/reconcile.ts';
import type { Policy } from '#domain/policy.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import { moment, OFFICE_OLGA } from '#test/domain/case/world.ts';

/** What a school asks for once its office has published every agreement of its pack, and training has begun. */
export async function everythingAsked(pack: string): Promise<Asking> {
  const policy = await loadPolicy(pack);
  let publications: Publications = { versions: [], trainingFrom: '2026-11-16' };
  for (const { id } of policy.agreements) publications = publishing(publications, policy, id);
  return { policy, publications, closures: [] };
}

/** One more version of one agreement, by the office on 16 November for 4 December: the pack's own words, or others. */
export function publishing(
  publications: Publications,
  policy: Policy,
  kind: string,
  text = '',
): Publications {
  const { title, signers } = policy.agreements.find(({ id }) => id === kind) ?? assert.fail(kind);
  const command = { kind, title, signers, due: '2026-12-04', at: moment('2026-11-16T09:00:00Z') };
  const words = { text, fromPack: text === '', whatChanged: 'Everything', minor: false };
  const decided = decidePublish({ ...command, ...words }, publications, OFFICE_OLGA, policy);
  assert.ok(decided.ok && decided.value !== 'repeat', kind);
  return { ...publications, versions: [...publications.versions, decided.value.published] };
}
