import assert from 'node:assert/strict';
import type { CaseCommand } from '#domain/case/command.ts';
import { type Decision, decide, type Facts } from '#domain/case/decide.ts';
import type { CaseEvent } from '#domain/case/event.ts';
import { faceOf } from '#domain/case/face.ts';
import type { Draft, OpenCase, Signature } from '#domain/case/model.ts';
import { coverage } from '#domain/case/signatures.ts';
import type { Digest } from '#domain/digest.ts';
import { isReporter, type Ledger, mayRead, mayRecordPolice, maySignNow, signedContent } from './ledger.ts';
import { CASE, MONDAY_10AM } from './world.ts';

const REPORTERS_OWN: readonly CaseCommand['type'][] = ['police-now', 'add-to-report', 'withdraw'];
const LEADS_ONLY: readonly CaseCommand['type'][] = [
  'exclude',
  'reopen',
  're-route',
  'share',
  'merge',
  'legal-hold',
];
const LOCKED: readonly CaseEvent['type'][] = [
  'review-started',
  'finding-added',
  'computer-change-proposed',
  'computer-change-agreed',
  'concluded',
];

/** What only somebody who may sign can do. */
const SIGNERS_ONLY: readonly CaseEvent['type'][] = [
  'finding-added',
  'concluded',
  'handed-over',
  'signed',
  'disagreed',
];

/** Which words stand behind each digest that anybody could have signed. */
export type Contents = Map<Digest, string>;

/** Nobody acts without the right to, nor on what is shut. */
export function checkStep(
  command: CaseCommand,
  before: Ledger,
  added: readonly CaseEvent[],
  facts: Facts,
): void {
  const { by } = command;
  assert.ok(by !== undefined);
  const reads = mayRead(by, before, facts.people);
  const own = REPORTERS_OWN.includes(command.type) && isReporter(by, before, facts.people);
  assert.ok(reads || own, `${command.type} by somebody kept out`);
  const role = facts.people.get(by)?.roles ?? [];
  if (LEADS_ONLY.includes(command.type))
    assert.ok(
      role.includes('dsl') || role.includes('head') || (before.restricted && before.receivers.includes(by)),
    );
  for (const event of added) {
    if (before.halted) assert.ok(!LOCKED.includes(event.type), `${event.type} after the halt`);
    if (before.halted && event.type === 'entry-corrected') assert.equal(event.inRecord, false);
    if (SIGNERS_ONLY.includes(event.type)) assert.ok(maySignNow(by, before, facts.people), event.type);
    if (event.type === 'finding-added')
      assert.ok(before.events.some((one) => one.type === 'review-joined' && one.by === before.reviewers[1]));
    if (event.type === 'review-joined') assert.notEqual(by, before.reviewers[0], 'joined alone');
    if (event.type === 'review-started')
      assert.ok(event.second !== by && isClean(by, before) && isClean(event.second, before));
    if (event.type === 're-routed') {
      assert.ok(event.receivers.length > 0, 'sent to nobody');
      assert.ok(!event.receivers.some((person) => before.barred.has(person)), 'sent to a subject');
    }
    if (event.type === 'shared') assert.ok(!before.barred.has(event.who), 'shared with a subject');
    if (event.type === 'not-told') assert.equal(before.duties.get(event.duty)?.must, false);
    if (event.type === 'closed')
      for (const [id, duty] of before.duties) assert.notEqual(duty.answer, 'open', `closed with ${id} open`);
  }
}

function isClean(id: CaseEvent['by'], { barred, interested, witness }: Ledger): boolean {
  return id !== undefined && !barred.has(id) && !interested.has(id) && witness !== id;
}

/** What must be true of the case between any two steps. */
export function checkCase(
  was: OpenCase,
  open: OpenCase,
  ledger: Ledger,
  facts: Facts,
  contents: Contents,
): void {
  remember(open, ledger, contents);
  checkSignatures(was, open, ledger, facts, contents);
  const duties = open.duties.map(({ id, mode, status }) => [id, { must: mode === 'must', answer: status }]);
  assert.deepEqual(Object.fromEntries(duties), Object.fromEntries(ledger.duties));
  assert.equal(open.halted, ledger.halted);
  assert.equal(open.access === 'restricted', ledger.restricted);
  if (ledger.restricted) assert.equal(faceOf(open, { kind: 'channel' }).kind, 'blank');
  for (const person of ledger.barred) assert.equal(faceOf(open, { kind: 'person', person }).kind, 'blank');
  for (const { id } of facts.people.values())
    assert.equal(policeNow(open, facts, id).ok, mayRecordPolice(id, ledger, facts.people), 'police now');
}

function policeNow(open: OpenCase, facts: Facts, by: Ledger['receivers'][number]): Decision {
  const call = { type: 'police-now', how: 'phone999', when: MONDAY_10AM, reference: '' } as const;
  return decide({ ...call, caseId: CASE, by, at: MONDAY_10AM }, open, facts);
}

/** One digest never stands for two contents. */
function remember(open: OpenCase, { events }: Ledger, contents: Contents): void {
  const { progress } = open;
  const first = 'draft' in progress ? [progress.draft] : [];
  const other = progress.status === 'disputed' && progress.other ? [progress.other.draft] : [];
  for (const draft of [...first, ...other]) {
    const content = signedContent(events, draft);
    const digest = coverage(open, draft);
    assert.equal(contents.get(digest) ?? content, content);
    contents.set(digest, content);
  }
}

function checkSignatures(
  was: OpenCase,
  open: OpenCase,
  ledger: Ledger,
  facts: Facts,
  contents: Contents,
): void {
  const { progress } = open;
  const covered = (signature: Signature, draft: Draft) =>
    assert.equal(
      contents.get(signature.covers),
      signedContent(ledger.events, draft),
      'signed something else',
    );
  if (progress.status === 'signedOnce' || progress.status === 'disputed') {
    assert.ok(isClean(progress.signature.by, ledger), 'a signature outlived its signer’s right');
    covered(progress.signature, progress.draft);
  }
  const reopened = ledger.events.at(-1)?.type === 'reopened' && progress.status !== was.progress.status;
  if (reopened) {
    assert.ok(['concluded', 'closed'].includes(was.progress.status), 'reopened what had not ended');
    assert.equal(progress.status, ledger.halted ? 'halted' : 'acknowledged');
  }
  if (was.progress.status === 'concluded' && !reopened)
    assert.ok(['concluded', 'closed', 'halted'].includes(progress.status));
  if (was.progress.status === 'closed' && !reopened) assert.equal(progress.status, 'closed');
  if (progress.status !== 'concluded' && progress.status !== 'closed') return;
  const [one, two] = progress.signatures;
  assert.notEqual(one.by, two.by);
  covered(one, progress.draft);
  covered(two, progress.draft);
  if (was.progress.status === 'concluded' || was.progress.status === 'closed') return;
  for (const { by } of [one, two])
    assert.ok(maySignNow(by, ledger, facts.people), 'not eligible at the conclusion');
  const lado = ledger.duties.get('lado');
  if (ledger.restricted && !ledger.halted)
    assert.notEqual(lado?.answer, 'open', 'concluded before LADO advice');
}
