import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { textDigest } from '#domain/digest.ts';
import type { PersonId } from '#domain/ids.ts';
import { evolveAll } from '#domain/ledger/decide.ts';
import type { LedgerEvent } from '#domain/ledger/event.ts';
import { ROLES, type Role } from '#domain/person.ts';
import { nodesOf } from '#test/support/card-parts.ts';
import type { Shown } from '#test/support/shown-card.ts';
import { publishes } from '#test/support/staff.ts';
import { SCHOOL, startTestSteward, type TestSteward } from '#test/support/steward.ts';

const holder = (role: Role) => `Holder of ${role}`;
const GATED = { gate: 'no use of the school’s systems.' };

let steward: TestSteward;
beforeEach(async () => {
  const extra = ROLES.map((role, at) => ({
    ...{ oid: `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`, name: holder(role), roles: [role] },
  }));
  steward = await startTestSteward({
    extra,
    edit: (policy) => ({
      ...policy,
      agreements: policy.agreements.map((one) => (one.id === 'staff' ? { ...one, ...GATED } : one)),
    }),
  });
});
afterEach(async () => {
  await steward.close();
});

async function opens(name: string): Promise<Shown> {
  const person = steward.person(name);
  return await person.presses(await person.says('/board'), 'Open board');
}

async function idOf(name: string): Promise<PersonId> {
  const [person] = await steward.store.people(SCHOOL, 1, name);
  return person?.id ?? assert.fail();
}

/** What happened to somebody's ledger, straight into the store. */
async function happens(name: string, ...events: readonly LedgerEvent[]): Promise<void> {
  const { staff } = steward.store;
  const owner = await idOf(name);
  const before = await staff.loadLedger(SCHOOL, owner);
  const after = evolveAll(before?.ledger, events, before?.version ?? 0, owner);
  assert.ok(after !== undefined);
  const change = { school: SCHOOL, owner, at: steward.now(), before, after, events, effects: [] };
  assert.deepEqual(await staff.commitLedger(change), { kind: 'committed' });
}

async function signs(name: string): Promise<void> {
  const by = await idOf(name);
  const of = {
    item: 'agreement-staff',
    edition: '0001',
    text: textDigest('x'),
    typedName: name,
    ticked: [],
  } as const;
  await happens(name, { type: 'signed', at: steward.now(), by, until: '2027-11-23', ...of });
}

describe('/board (product 7)', () => {
  it('says that nothing is asked for yet', async () => {
    const { text } = await opens('Dora');
    assert.match(text, /^Board\n.*\nNothing is asked for yet\.\n/);
    assert.match(text, /Training is not asked for yet\./);
  });

  it('counts who has signed of all who owe it, by group, with who is overdue, and names nobody', async () => {
    await publishes(steward, { due: '2026-11-27' });
    await signs('Tess');
    const before = await opens('Dora');
    assert.match(before.text, /Staff agreement, version 1\n1 of \d+ \(\d+%\)\n\d+ still have time/);
    assert.match(before.text, /By group\n.*Leadership: 0 of \d+\n.*Teaching staff: 1 of \d+/s);
    assert.ok(!before.text.includes('Tess'));
    steward.passes(5 * 24 * 60);
    assert.match((await opens('Dora')).text, /\n\d+ overdue/);
  });

  it('draws the weeks where Teams can, with the same numbers as text where it cannot', async () => {
    await publishes(steward);
    const bars = (card: Shown) => nodesOf(card.card).find(({ type }) => type === 'Chart.VerticalBar')?.data;
    const nobody = await opens('Dora');
    assert.equal(bars(nobody), undefined);
    assert.match(nobody.text, /\n23 November 2026: 0/);
    await signs('Tess');
    const one = await opens('Dora');
    assert.deepEqual(nodesOf(bars(one)).slice(-2), [
      { x: '16/11', y: 0 },
      { x: '23/11', y: 1 },
    ]);
    assert.match(one.text, /\n16 November 2026: 0\n23 November 2026: 1/);
  });

  it('lists by name who is overdue, for whoever may see names', async () => {
    await publishes(steward, { due: '2026-11-24' });
    await signs('Tess');
    steward.passes(2 * 24 * 60);
    const list = await steward.person('Dora').presses(await opens('Dora'), 'Overdue');
    assert.match(list.text, /^Overdue\n\d+ in all\. Sheet 1 of \d+\./);
    assert.match(list.text, /Hana Head-Demo, Leadership\nStaff agreement\nDue 24 November 2026\. Reminded/);
    assert.ok(!list.text.includes('Tess'));
    const none = await steward.person('Dora').presses(await opens('Dora'), 'Questions and declined');
    assert.match(none.text, /Nobody has asked or declined\./);
  });

  it('tells IT who is not cleared for what, and nobody is kept from reporting by it (H25)', async () => {
    await publishes(steward);
    const tech = steward.person(holder('technician'));
    const card = await tech.says('/board');
    assert.deepEqual(card.buttons, ['Not cleared']);
    const list = await tech.presses(card, 'Not cleared');
    assert.match(list.text, /Staff agreement: no use of the school’s systems\./);
    const report = await steward.person('Tess').says('/report');
    assert.ok(report.buttons.includes('Continue'));
  });

  it('shows a line manager their own people alone, and governors figures alone', async () => {
    await publishes(steward);
    assert.match((await opens(holder('lineManager'))).text, /The people whose line manager you are\./);
    const governors = await opens(holder('governor'));
    assert.match(governors.text, /Staff agreement, version 1\n0 of \d+/);
    assert.deepEqual(governors.buttons, []);
  });

  it('lists who asked or declined for those alone who answer them', async () => {
    await publishes(steward);
    const talk = { verb: 'board-list', data: { list: 'talk' } };
    for (const role of ['seniorLeader', 'lineManager'] as const) {
      const other = steward.person(holder(role));
      assert.ok(!(await opens(holder(role))).buttons.includes('Questions and declined'), role);
      assert.match(
        (await other.sends({ activityId: 'activity-1' }, talk)).text,
        /Only leads, the head/,
        role,
      );
    }
    assert.ok((await opens('Dora')).buttons.includes('Questions and declined'));
  });

  it('is refused to everybody else, with where to look instead', async () => {
    for (const role of ['staff', 'dataProtection', 'admin'] as const) {
      const { text } = await steward.person(holder(role)).says('/board');
      assert.match(text, /Only leads, the head, .* type \/todo\./, role);
    }
  });
});
