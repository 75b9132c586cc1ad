import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { choicesIn, type Shown, valueIn } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { CONCLUSION } from '#test/support/stories.ts';
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
const MISUSE = { Kind: 'Inappropriate', Intent: 'Careless' };

describe('a case at Linthorpe is tied to the policy it falls under', () => {
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
    const entered = { ...MISUSE, Nature: 'Experimental', 'Policy it falls under': 'Behaviour policy' };
    const triaged = await saves(dora(), await takenUp(steward, category), 'Triage', entered);
    const signed = await signedByLeads(steward, triaged);
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
    assert.match(view.text, /Take (it|every device that holds it) and keep it safe/);
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

describe('what a device is taken for at Linthorpe', () => {
  it('is written down with who took it: the Head Teacher, and the ground in law (LTH-109)', async () => {
    const taken = await takenUp(steward, 'deviceRule');
    assert.match(taken.text, /the Head Teacher may take it away, by section 94/);
    const ground = 'The Head Teacher, by section 94 of the Education and Inspections Act 2006';
    const device = { Device: 'Smart watch', 'Where is it kept?': 'Office safe', 'Held by': 'Hana' };
    const entered = { ...device, 'Taken by whom, and on what ground?': ground };
    const view = await saves(steward.person('Hana'), taken, 'Secure device', entered);
    assert.ok(view.text.includes(`Taken by whom, and on what ground: ${ground}\nHana Head-Demo`), view.text);
    const without = await saves(dora(), view, 'Secure device', { ...device, Device: 'Second watch' });
    assert.match(
      without.text,
      /Device: Second watch\nWhere is it kept: Office safe\nHeld by: Hana\nSealed: no\nDora/,
    );
  });
});

describe('nude images at Linthorpe', () => {
  it('are triaged as aggravated or experimental before the police are left out (LTH-177)', async () => {
    const left = { 'Who was not told?': 'Police', Reason: 'Two of one age, no pressure.' };
    let view = await takenUp(steward, 'nudes');
    for (const nature of ['', 'Not known']) {
      if (nature !== '') view = await saves(dora(), view, 'Triage', { ...MISUSE, Nature: nature });
      const form = await dora().presses(view, 'Not told');
      const { refusal } = await dora().presses(form, 'Save', left);
      assert.equal(
        refusal,
        'Press Triage first, and say under “Nature” whether it is aggravated or experimental.',
      );
    }
    view = await saves(dora(), view, 'Triage', { ...MISUSE, Nature: 'Experimental' });
    view = await saves(dora(), view, 'Not told', left);
    assert.match(view.text, /nature: Experimental/);
    assert.match(view.text, /Police: not told, with a reason/);
    const Outcome = 'Police: no further action (Outcome 21)';
    view = await saves(dora(), view, 'Conclude', { ...CONCLUSION, Outcome });
    assert.ok(view.text.includes(`Outcome: ${Outcome}`), view.text);
  });

  it('may be told to the police at any time, and all else may be answered before (H2)', async () => {
    const left = await leavesOutDuties(dora(), await takenUp(steward, 'nudes'));
    assert.equal(left.text.match(/not (told|done), with a reason\n/g)?.length, 9);
    assert.match(left.text, /Police: open/);
    assert.ok(!left.buttons.includes('Not told') && left.buttons.includes('Triage'));
    assert.match((await saves(dora(), left, 'Police now')).text, /Police: told/);
  });
});
