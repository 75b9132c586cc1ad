import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import { caseOf, referenceOn, reports, startWithChannel } from '#test/support/stories.ts';

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel();
});
afterEach(async () => {
  await steward.close();
});

const ADULT = 'Might an adult who works or volunteers here have done something wrong?';

describe('an allegation about a teacher', () => {
  const about = async () =>
    await reports(steward, 'Tess', {
      entered: { [ADULT]: 'Yes', 'Name, if not listed': 'Zebedee Newteacher' },
    });

  it('names the teacher on no posted card, in no list and in no line of the log (LTH-125)', async () => {
    await about();
    const hana = steward.person('Hana');
    const card = hana.latest('Confidential report');
    const view = await hana.presses(card, 'Open case');
    assert.match(view.text, /Zebedee Newteacher/, 'the head alone reads it');
    await hana.presses(view, 'Acknowledge');
    await hana.says('/cases');
    await steward.person('Tess').says('/mine');
    await steward.settled();
    assert.ok(!/Zebedee|Newteacher/.test(steward.wire.everything()));
    assert.ok(!/Zebedee|Newteacher/.test(steward.log()));
  });

  it('of bullying or harassment by staff is confidential under any category (LIN-061)', async () => {
    const receipt = await about();
    const [event] = await steward.store.loadEvents(SCHOOL, await caseOf(steward, receipt));
    assert.ok(event?.event.type === 'reported');
    assert.deepEqual([event.event.category, event.event.access], ['bullying', 'restricted']);
    assert.deepEqual(steward.channel.posted(), []);
  });
});

describe('the reporter', () => {
  it('can check at any time that the report was recorded (LTH-037)', async () => {
    const receipt = await reports(steward);
    assert.match(receipt.text, /^Report received\nReference\nLIN-26-0001\n/);
    const mine = await steward.person('Tess').says('/mine');
    assert.ok(mine.text.includes(referenceOn(receipt)));
    const opened = await steward.person('Tess').presses(mine, `Open ${referenceOn(receipt)}`);
    assert.match(opened.text, /^Report received/);
  });

  it('of online bullying is told not to reply, and to keep what shows it (LIN-059)', async () => {
    assert.match(
      (await reports(steward)).text,
      /Do not reply to the messages, and ask the pupil not to reply/,
    );
  });
});

describe('an action', () => {
  it('is tied to the signed-in account, and dated by our own clock (LIN-046, LIN-100, STA-194)', async () => {
    const receipt = await reports(steward);
    const before = steward.now();
    const events = await steward.store.loadEvents(SCHOOL, await caseOf(steward, receipt));
    assert.deepEqual(
      events.map(({ event }) => [event.type, event.by, event.at]),
      [['reported', steward.person('Tess').id, before]],
    );
    assert.deepEqual(await steward.store.verifyCase(SCHOOL, await caseOf(steward, receipt)), { ok: true });
  });
});
