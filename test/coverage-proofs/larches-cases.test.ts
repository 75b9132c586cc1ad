import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { choicesIn, valueIn } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { CONCLUSION, reportForm, reports } from '#test/support/stories.ts';
import { categoryTitle, saves, startUnder, takenUp } from '#test/support/under-pack.ts';

let steward: TestSteward;
beforeAll(async () => {
  steward = await startUnder('larches');
});
afterAll(async () => {
  await steward.close();
});

const dora = () => steward.person('Dora');
const hana = () => steward.person('Hana');
const MISUSE = { Kind: 'Inappropriate', Intent: 'Careless' };

describe('a case at Larches is tied to the policy it falls under', () => {
  it.each([
    ['bullying', 'Anti-bullying policy', 'for bullying (LAR-004)'],
    ['deviceRule', 'Behaviour policy', 'for a device (LAR-004)'],
    ['computerMisuse', 'Acceptable use policy', 'for misuse (LAR-004)'],
    ['contact', 'Safeguarding policy', 'for contact (LAR-004)'],
    ['socialMedia', 'Anti-bullying policy', 'for bullying on social media (LAR-068)'],
    ['socialMedia', 'Policy on allegations against staff', 'for staff on social media (LAR-068)'],
    ['socialMedia', 'Behaviour policy', 'for behaviour on social media (LAR-068)'],
    ['socialMedia', 'Safeguarding policy', 'for safeguarding on social media (LAR-068)'],
  ])('in %s a director chooses the %s, %s', async (category, policy) => {
    const entered = { ...MISUSE, 'Policy it falls under': policy };
    const view = await saves(hana(), await takenUp(steward, category), 'Triage', entered);
    assert.ok(view.text.includes(`Falls under: ${policy}\nHana Head-Demo`), view.text);
  });

  it.each([
    ['nudes', 'sexting (LAR-182)'],
    ['grooming', 'sexual abuse online (LAR-182)'],
  ])('and %s to the safeguarding policy unless somebody chooses another: %s', async (category) => {
    const taken = await takenUp(steward, category);
    assert.match(taken.text, /Follow the safeguarding policy\./);
    const form = await dora().presses(taken, 'Triage');
    assert.equal(valueIn(form, 'Policy it falls under'), 'safeguarding');
    const view = await dora().presses(form, 'Save', MISUSE);
    assert.ok(view.text.includes('Falls under: Safeguarding policy'), view.text);
  });
});

describe('Larches acts wherever it happened and whosever the device is', () => {
  it.each([
    ['nudes', 'At home, on her own phone', 'sexting (LAR-193)'],
    ['nudes', 'In class, on a tablet of the centre', 'sexting (LAR-193)'],
    ['indecentImages', 'At home, on her own phone', 'indecent images (LAR-205)'],
    ['indecentImages', 'In class, on a tablet of the centre', 'indecent images (LAR-205)'],
  ])('%s: %s, for %s', async (id, place) => {
    const form = await reportForm(steward, 'Tess', { category: categoryTitle(steward, id) });
    assert.match(form.text, /Away from the centre\? Say where it happened/);
    const view = await takenUp(steward, id, { 'Where did it happen?': place });
    assert.ok(view.text.includes(`Where: ${place}`), view.text);
    const sanction = 'Sanction of the behaviour policy';
    const conclude = await dora().presses(view, 'Conclude');
    assert.ok(conclude.text.includes(`${sanction} (Behaviour policy)`), conclude.text);
    const concluded = await dora().presses(conclude, 'Save', {
      ...{ ...CONCLUSION, Outcome: 'Dealt with in the centre' },
      'Sanction and the policy it rests on': sanction,
    });
    assert.ok(concluded.text.includes(`Sanction and the policy it rests on: ${sanction}`));
  });
});

describe('what the lead at Larches did with others', () => {
  it('stands in the case: staff in the house and agencies outside, with when and by whom (LAR-017)', async () => {
    let view = await takenUp(steward, 'grooming');
    const staff = { 'What was done?': 'Spoke with the form tutor.', 'By whom?': 'Dora' };
    view = await saves(dora(), view, 'Record action', staff);
    view = await saves(dora(), view, 'Refer', {
      ...{ 'Who was told?': 'Other agency', 'How?': 'By phone', 'Their reference': 'YJ 12' },
      'What they said': 'They see the family on Friday.',
    });
    assert.match(view.text, /What was done: Spoke with the form tutor\.\nBy whom: Dora\nDora Lead-Demo/);
    assert.match(
      view.text,
      /Told: Other agency\nBy phone, 23 November 2026 at 10:31\nTheir reference: YJ 12\nWhat they said: They see the family on Friday\.\nDora Lead-Demo/,
    );
  });
});

describe('parents or carers at Larches', () => {
  it('are told of an incident of concern, or a reason says why that was not required (LAR-171)', async () => {
    let view = await takenUp(steward, 'other');
    for (const Name of ['Pia', 'Max'])
      view = await saves(dora(), view, 'Add person', {
        ...{ Name, 'Part in this': 'Harmed or affected', 'School on roll': 'Not on this list' },
      });
    view = await saves(dora(), view, 'Refer', { 'Who was told?': 'Parents or carers of Pia' });
    const left = { 'Who was not told?': 'Parents or carers of Max', Reason: 'He only saw it.' };
    view = await saves(dora(), view, 'Not told', left);
    assert.match(view.text, /Parents or carers of Pia: told/);
    assert.match(view.text, /Parents or carers of Max: not told, with a reason/);
    assert.match(view.text, /Not told: Parents or carers of Max\nReason: He only saw it\./);
  });
});

describe('danger at Larches', () => {
  it('is a call to 999 first, which two presses then record (LAR-176)', async () => {
    const told = { category: categoryTitle(steward, 'grooming'), danger: 'Yes' } as const;
    const form = await reportForm(steward, 'Tess', told);
    assert.match(form.text, /If someone is in danger, ring 999 now/);
    const tess = steward.person('Tess');
    const receipt = await reports(steward, 'Tess', told);
    await tess.presses(await tess.presses(receipt, 'Police now'), 'Save');
    const view = await dora().presses(await dora().says(`/case ${referenceOf(receipt.text)}`), 'Open case');
    assert.match(view.text, /^URGENT/);
    assert.match(view.text, /Police: told/);
    assert.match(view.text, /Told: Police\n999.*, 23 November 2026 at 10:31\nTess Teacher-Demo/);
  });

  it('and feared crime leave nobody the choice not to tell the police (LAR-176)', async () => {
    const taken = await takenUp(steward, 'harmfulContent');
    const illegal = { ...MISUSE, Kind: 'Illegal', 'Policy it falls under': 'Safeguarding policy' };
    const view = await saves(dora(), taken, 'Triage', illegal);
    assert.match(view.text, /Police: open\nDue now\. Must be told/);
    assert.ok(!view.buttons.includes('Not told'));
  });
});

describe('a breach by staff at Larches', () => {
  it('ends with the disciplinary action on the record of the directors (LAR-110)', async () => {
    const category = categoryTitle(steward, 'deviceRule');
    await reports(steward, 'Tess', {
      ...{ category, entered: { 'Name, if not listed': 'Zoe', 'What happened?': 'Own phone in a lesson.' } },
    });
    const card = hana().latest('Confidential report');
    const taken = await hana().presses(await hana().presses(card, 'Open case'), 'Acknowledge');
    const lowLevel = { 'Who was not told?': 'LADO', Reason: 'Low level: a rule on phones.' };
    const decided = await saves(hana(), taken, 'Not told', lowLevel);
    const form = await hana().presses(decided, 'Conclude');
    assert.match(form.text, /Staff disciplinary action \(Staff conduct policies\)/);
    assert.ok(choicesIn(form, 'Outcome').includes('Discipline procedure'));
    const view = await hana().presses(form, 'Save', {
      ...{ ...CONCLUSION, Outcome: 'Discipline procedure' },
      'Sanction and the policy it rests on': 'Staff disciplinary action: a written warning',
    });
    assert.match(view.text, /Outcome: Discipline procedure/);
    assert.match(view.text, /Sanction and the policy it rests on: Staff disciplinary action: a written/);
  });
});

function referenceOf(text: string): string {
  return /LIN-26-\d{4}/.exec(text)?.[0] ?? assert.fail(text);
}
