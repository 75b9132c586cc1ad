import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { dutyEndedBy, hasOpenDuty, openDuties, settleDuties } from '#domain/case/duties.ts';
import type { Duty } from '#domain/case/model.ts';
import { caseAfter } from './given.ts';
import { report } from './world.ts';

const MUST = { body: 'police', mode: 'must' } as const;
const DECIDE = { body: 'police', mode: 'decide' } as const;
const duty = (mode: Duty['mode'], status: Duty['status']): Duty => ({
  id: 'police',
  body: 'police',
  mode,
  status,
});

describe('opening duties', () => {
  const after: Readonly<Record<string, readonly [Duty, typeof MUST | typeof DECIDE, Duty]>> = {
    'decide stays decide': [duty('decide', 'open'), DECIDE, duty('decide', 'open')],
    'decide becomes must': [duty('decide', 'open'), MUST, duty('must', 'open')],
    'must stays must when decide is asked (H14)': [duty('must', 'open'), DECIDE, duty('must', 'open')],
    'a decision not to tell stands against the same rule': [
      duty('decide', 'notDone'),
      DECIDE,
      duty('decide', 'notDone'),
    ],
    'a decision not to tell is open again as must': [duty('decide', 'notDone'), MUST, duty('must', 'open')],
    'done stays done as must': [duty('decide', 'done'), MUST, duty('must', 'done')],
    'a must that was done stays done': [duty('must', 'done'), MUST, duty('must', 'done')],
  };
  for (const [name, [standing, rule, expected]] of Object.entries(after))
    it(name, () => assert.deepEqual(openDuties([standing], [rule]), [expected]));

  it('opens each body once', () => {
    assert.deepEqual(openDuties([], [DECIDE, MUST, DECIDE]), [duty('must', 'open')]);
  });

  it('keeps the duties of two children apart, and apart from the case’s own (E16, E19)', () => {
    const parents = [{ body: 'parents', mode: 'decide' }] as const;
    const ids = openDuties(openDuties(openDuties([], parents), parents, { child: 2 }), parents, {
      child: 3,
    }).map(({ id }) => id);
    assert.deepEqual(ids, ['parents', 'parents-2', 'parents-3']);
  });
});

describe('ending duties', () => {
  const two = openDuties(
    openDuties([], [{ body: 'parents', mode: 'decide' }], { child: 2 }),
    [{ body: 'parents', mode: 'decide' }],
    { child: 3 },
  );
  const open = { ...caseAfter(report()), duties: two };

  it('ends the named one alone', () => {
    assert.deepEqual(
      settleDuties(two, ['parents-3'], 'done').map(({ status }) => status),
      ['open', 'done'],
    );
    assert.deepEqual(settleDuties(two, [undefined], 'done'), two);
  });

  it('finds the named one, else the first that is open', () => {
    assert.equal(dutyEndedBy(open, 'parents', 'parents-3')?.id, 'parents-3');
    assert.equal(dutyEndedBy(open, 'parents')?.id, 'parents-2');
    assert.equal(dutyEndedBy(open, 'police', 'parents-3'), undefined);
    const half = { ...open, duties: settleDuties(two, ['parents-2'], 'notDone') };
    assert.equal(dutyEndedBy(half, 'parents')?.id, 'parents-3');
    assert.equal(dutyEndedBy(half, 'parents', 'parents-2')?.id, 'parents-2', 'told after all');
  });

  it('knows an open one from an answered one', () => {
    assert.equal(hasOpenDuty(open, 'parents'), true);
    assert.equal(hasOpenDuty(open, 'police'), false);
    assert.equal(
      hasOpenDuty({ ...open, duties: two.map((one) => ({ ...one, status: 'notDone' })) }, 'parents'),
      false,
    );
  });
});
