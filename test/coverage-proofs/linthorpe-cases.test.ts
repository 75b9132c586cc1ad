import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { choicesIn, type Shown, valueIn } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { leavesOutDuties, saves, signedByLeads, startUnder, takenUp } from '#test/support/under-pack.ts';

let steward: TestSteward;
beforeAll(async () => {
  steward = await startUnder('linthorpe');
});
afterAll(async () => {
  await steward.close();
});

const dora = () => steward.person('Dora');
const IMAGES = ['nudes', 'indecentImages'] as const;

describe('a case at Linthorpe is tied to the policy it falls under', () => {
  const MISUSE = { Kind: 'Inappropriate', Intent: 'Careless' };

  it.each(['Behaviour policy', 'Anti-bullying policy'])('such as the %s (LTH-005)', async (policy) => {
    const entered = { ...MISUSE, 'Policy it falls under': policy };
    const view = await saves(dora(), await takenUp(steward, 'offensiveMessage'), 'Triage', entered);
    assert.ok(view.text.includes(`Falls under: ${policy}`), view.text);
  });

  it.each([
    ['grooming', 'Safeguarding and child protection policy', 'exploitation (LTH-133)'],
    ['nudes', 'Safeguarding and child protection policy', 'pictures'],
    ['bullying', 'Anti-bullying policy', 'bullying'],
  ])('and for %s it is the %s unless somebody chooses another: %s', async (category, policy) => {
    const view = await saves(dora(), await takenUp(steward, category), 'Triage', MISUSE);
    assert.ok(view.text.includes(`Falls under: ${policy}`), view.text);
  });

  it('and none is chosen beforehand where the policy names none', async () => {
    const form = await dora().presses(await takenUp(steward, 'other'), 'Triage');
    assert.equal(valueIn(form, 'Policy it falls under') ?? '', '');
  });
});

describe('a case at Linthorpe closes once it stands in CPOMS', () => {
  it.each([
    ['bullying', 'every bullying incident (LTH-155)'],
    ['grooming', 'exploitation online, with its reference there (LTH-135)'],
    ['nudes', 'an image incident (LTH-201)'],
  ])('%s: %s', async (category) => {
    const signed = await signedByLeads(steward, await takenUp(steward, category));
    const answered = await leavesOutDuties(dora(), signed);
    assert.match(answered.text, /Record elsewhere: open\nNeeded before the case closes/);
    assert.ok(!answered.buttons.includes('Close case'), 'it is not offered before');
    const form = await dora().presses(answered, 'Record elsewhere');
    assert.deepEqual(choicesIn(form, 'System'), ['CPOMS']);
    const kept = await dora().presses(form, 'Save', { System: 'CPOMS', Reference: '4711' });
    assert.match(kept.text, /Recorded elsewhere\nSystem: CPOMS\nReference: 4711\nDora Lead-Demo/);
    assert.match((await dora().presses(kept, 'Close case')).text, /\nClosed\n/);
  });
});

/** The duty is due, then done by what somebody wrote. */
async function doneBy(view: Shown, duty: string, what: string): Promise<void> {
  assert.ok(view.text.includes(`${duty}: open`), view.text);
  const entered = { 'What was done?': what, 'By whom?': 'Dora', 'Which duty does this end?': duty };
  const kept = await saves(dora(), view, 'Record action', entered);
  assert.ok(kept.text.includes(`${duty}: done`), kept.text);
  assert.ok(kept.text.includes(`Done: ${duty}\nWhat was done: ${what}`), kept.text);
}

describe.each(IMAGES)('pictures at Linthorpe: %s', (category) => {
  it('has it written down where the picture is held, without a look at it (LTH-164)', async () => {
    const view = await takenUp(steward, category);
    assert.match(
      view.text,
      /Which devices, sites or parts of the network hold it, found out without looking/,
    );
    await doneBy(view, 'Where the picture is held', 'On his own phone and one site. Nobody looked.');
  });

  it('asks whether policy and strategy were followed, and keeps the answer (LTH-189)', async () => {
    const view = await takenUp(steward, category);
    assert.match(view.text, /safeguarding and child protection policy and the digital safeguarding strategy/);
    await doneBy(view, 'By the policy and the strategy', 'Both were followed throughout.');
  });

  it('secures each device that holds it, one by one (LTH-195)', async () => {
    let view = await takenUp(steward, category);
    for (const device of ['Blue phone', 'Red tablet'])
      view = await saves(dora(), view, 'Secure device', {
        ...{ Device: device, 'Where is it kept?': 'Office safe', 'Held by': 'Dora', Sealed: true },
      });
    for (const device of ['Blue phone', 'Red tablet'])
      assert.ok(view.text.includes(`Device secured\nDevice: ${device}\nWhere is it kept: Office safe`));
    const held = choicesIn(await dora().presses(view, 'Hand over'), 'Device');
    assert.deepEqual(
      held.map((one) => one.replace(/ \(.*/, '')),
      ['Blue phone', 'Red tablet'],
    );
  });

  it('has the parents of the child told, once they are known (LTH-191)', async () => {
    const child = { Name: 'Pia', 'Part in this': 'Harmed or affected' };
    const added = await saves(dora(), await takenUp(steward, category), 'Add person', child);
    assert.match(added.text, /Parents or carers of Pia: open/);
    const told = await saves(dora(), added, 'Refer', {
      ...{ 'Who was told?': 'Parents or carers of Pia', 'How?': 'By phone' },
    });
    assert.match(told.text, /Parents or carers of Pia: told/);
    assert.match(told.text, /Told: Parents or carers of Pia\nBy phone, 23 November 2026 at 10:31/);
  });
});

describe('a device that is taken at Linthorpe', () => {
  it('goes to a deputy, and who had it when stands in the record (LTH-107)', async () => {
    const taken = await takenUp(steward, 'deviceRule');
    assert.match(taken.text, /whoever took it gives it to the DSL or a deputy/);
    let view = await saves(dora(), taken, 'Secure device', {
      ...{ Device: 'Blue phone', 'Where is it kept?': 'With Tess', 'Held by': 'Tess, who took it' },
    });
    const [device = ''] = choicesIn(await dora().presses(view, 'Hand over'), 'Device');
    view = await saves(dora(), view, 'Hand over', { Device: device, 'To whom?': 'Sami, deputy' });
    assert.match(view.text, /Device secured\nDevice: Blue phone\n.*\nHeld by: Tess, who took it\n/);
    assert.match(view.text, /Device of entry \d+ handed over\nTo whom: Sami, deputy\nDora Lead-Demo/);
  });
});
