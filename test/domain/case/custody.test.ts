import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { caseAfter, given } from './given.ts';
import { ACKNOWLEDGED, BY_STATUS, CLOSED, CONCLUDED, SECURE } from './stories.ts';
import { AMINA_DSL, type Ask, BEN_DSL, does, MONDAY_10AM, OSL_OLA, report } from './world.ts';

const by = { by: AMINA_DSL.id, at: MONDAY_10AM };
/** The device that the third entry secured: reported, acknowledged, secured. */
const HELD = [...ACKNOWLEDGED, does(AMINA_DSL, SECURE)];
const PASS: Ask = { type: 'pass-device', device: 3, toWhom: 'Constable Casey' };
const RETURN: Ask = { type: 'return-device', device: 3, toWhom: 'Mother of Pia' };

describe('the custody chain (H13, E20, LIN-099, STA-193, BRI-050, LTH-166, LTH-207, LAR-184, LAR-199, LAR-209)', () => {
  it('begins with the device, where it is, who holds it and whether it is sealed', () => {
    given(...ACKNOWLEDGED)
      .when(does(AMINA_DSL, SECURE))
      .thenRecorded({ ...SECURE, type: 'device-secured', ...by });
    given(...ACKNOWLEDGED)
      .when(does(AMINA_DSL, { ...SECURE, sealed: false }))
      .thenRecorded({ ...SECURE, type: 'device-secured', sealed: false, ...by });
    assert.deepEqual(caseAfter(...HELD).custody, [3]);
  });

  it('names each further holder, and the device is still the school’s to answer for (LAR-105)', () => {
    given(...HELD)
      .when(does(AMINA_DSL, PASS))
      .thenRecorded({ type: 'device-passed', device: 3, toWhom: 'Constable Casey', ...by });
    assert.deepEqual(caseAfter(...HELD, does(AMINA_DSL, PASS)).custody, [3]);
    given(...HELD, does(AMINA_DSL, PASS))
      .when(does(BEN_DSL, RETURN))
      .thenAccepted();
  });

  it('ends with the return, and only of the device that was returned (BRI-051)', () => {
    given(...HELD)
      .when(does(AMINA_DSL, RETURN))
      .thenRecorded({ type: 'device-returned', device: 3, toWhom: 'Mother of Pia', ...by });
    const two = [...HELD, does(BEN_DSL, { ...SECURE, device: 'Tablet' })];
    assert.deepEqual(caseAfter(...two, does(AMINA_DSL, RETURN)).custody, [4]);
  });

  it('refuses a device that was never secured, or that was returned', () => {
    for (const ask of [PASS, RETURN]) {
      given(...ACKNOWLEDGED)
        .when(does(AMINA_DSL, ask))
        .thenRefused({ type: 'no-such-device' });
      given(...HELD, does(AMINA_DSL, RETURN))
        .when(does(AMINA_DSL, ask))
        .thenRefused({ type: 'no-such-device' });
      given(...HELD)
        .when(does(AMINA_DSL, { ...ask, device: 2 }))
        .thenRefused({ type: 'no-such-device' });
    }
  });

  it('begins in every state but a closed case, and goes on after closing', () => {
    for (const [status, story] of Object.entries(BY_STATUS))
      if (status !== 'closed')
        given(...story)
          .when(does(AMINA_DSL, SECURE))
          .thenAccepted();
    given(...CLOSED)
      .when(does(AMINA_DSL, SECURE))
      .thenRefused({ type: 'wrong-state', status: 'closed' });
    const held = [report(), does(AMINA_DSL, SECURE), ...CONCLUDED.slice(1), ...CLOSED.slice(-1)];
    for (const ask of [PASS, RETURN])
      given(...held)
        .when(does(AMINA_DSL, { ...ask, device: 2 }))
        .thenAccepted();
  });

  it('is kept by those who work the case, and not by a reader', () => {
    given(...HELD)
      .when(does(OSL_OLA, SECURE))
      .thenRefused({ type: 'cannot-work-here' });
    given(...HELD)
      .when(does(OSL_OLA, RETURN))
      .thenRefused({ type: 'cannot-work-here' });
  });

  it('does not touch what two people signed', () => {
    const before = caseAfter(...CONCLUDED);
    const after = caseAfter(...CONCLUDED, does(AMINA_DSL, SECURE));
    assert.equal(after.record, before.record);
    assert.deepEqual(after.progress, before.progress);
  });
});
