import { maySee } from '#domain/case/access.ts';
import { owedBy } from '#domain/case/owes.ts';
import type { CaseId, SchoolId } from '#domain/ids.ts';
import type { Person, RoleHolders } from '#domain/person.ts';
import type { Sending } from './deliver.ts';
import { policyOrCurrent } from './kept-policies.ts';
import type { DigestLine } from './messenger.ts';
import { settleAfter, waitForRoute } from './outcomes.ts';
import { personalRoute } from './personal-route.ts';
import type { OutboxItem, Settlement } from './stored.ts';

/** One message with what a person owes at the moment it is sent; none where nothing is owed any more. */
export async function deliverDigest(
  sending: Sending,
  school: SchoolId,
  item: OutboxItem,
  { person, cases }: Extract<OutboxItem['effect'], { type: 'digest' }>,
): Promise<Settlement> {
  const stored = await sending.store.person(school, person);
  if (stored === undefined || stored.person.left !== undefined) return { kind: 'failed', reason: 'left' };
  const holders = await sending.store.holders(school);
  const lines: DigestLine[] = [];
  for (const caseId of cases) {
    const line = await lineOf(sending, school, caseId, stored.person, holders);
    if (line !== undefined) lines.push(line);
  }
  if (lines.length === 0) return { kind: 'done' };
  const route = await personalRoute(sending, school, person);
  if (route === undefined) return waitForRoute(sending, item);
  const outcome = await sending.messenger.post(school, person, route, { kind: 'digest', lines });
  return outcome.kind === 'sent'
    ? { kind: 'done' }
    : await settleAfter(sending, school, item, person, route, outcome);
}

async function lineOf(
  sending: Sending,
  school: SchoolId,
  caseId: CaseId,
  person: Person,
  holders: RoleHolders,
): Promise<DigestLine | undefined> {
  const stored = await sending.store.loadCase(school, caseId);
  if (stored === undefined) return undefined;
  const open = stored.state;
  const policy = await policyOrCurrent(sending, school, open);
  const owed = owedBy(person, open, { policy, holders }, sending.clock.now());
  if (owed.length === 0) return undefined;
  const { reference, access } = open;
  // A reporter learns no more than before, not even that the case was made confidential (H31).
  const confidential = access === 'restricted' && maySee(person, open);
  return { caseId, reference, confidential, owed: owed.map(({ what, count }) => ({ what, count })) };
}
