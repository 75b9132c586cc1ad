import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { choicesIn, type Entered, type Shown } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { CONCLUSION, reports } from '#test/support/stories.ts';
import { categoryTitle, saves, startUnder, takenUp } from '#test/support/under-pack.ts';

const partnerSchools = [{ id: 'oak', name: 'Oak School', contact: 'ring the lead of Oak' }];
const OWED = 'Partner school of Pia: Oak School';
const PIA = { Name: 'Pia', 'Part in this': 'Harmed or affected', 'School on roll': 'Oak School' };

let steward: TestSteward;
beforeAll(async () => {
  steward = await startUnder('larches', { partnerSchools });
});
afterAll(async () => {
  await steward.close();
});

const dora = () => steward.person('Dora');

/** Her school is owed word, is told by phone, and what was said stays with who told it and when. */
async function toldToOak(view: Shown, by = dora()): Promise<Shown> {
  const owed = await saves(by, view, 'Add person', PIA);
  assert.ok(owed.text.includes(`${OWED}: open`), owed.text);
  const told = await saves(by, owed, 'Refer', {
    ...{ 'Who was told?': OWED, 'How?': 'By phone', 'What they said': 'They take it further.' },
  });
  assert.ok(told.text.includes(`${OWED}: told`), told.text);
  assert.ok(
    told.text.includes(
      `Told: ${OWED}\nBy phone, 23 November 2026 at 10:31\nWhat they said: They take it further.\n${by.name}`,
    ),
    told.text,
  );
  return owed;
}

describe('the partner school of Larches hears', () => {
  it.each([
    ['other', 'A parent', 'Who told the reporter: A parent', 'what a parent was worried about (LAR-049)'],
    ['grooming', 'A colleague', 'Pass what is learnt about exploitation', 'news of exploitation (LAR-197)'],
    ['indecentImages', 'A pupil', 'Seen by accident: support', 'of an image met by accident (LAR-211)'],
    [
      'harmfulContent',
      'Monitoring',
      'If it may be illegal, tell the partner school',
      'of material (LAR-151)',
    ],
  ])('in a case of %s that came from %s, by the lead: %s, %s', async (category, source, words) => {
    const view = await takenUp(steward, category, { 'Who told you?': source });
    assert.ok(view.text.includes(words), view.text);
    await toldToOak(view);
  });

  it.each(['grooming', 'indecentImages'])('of %s always: nobody may leave it out', async (category) => {
    const owed = await saves(dora(), await takenUp(steward, category), 'Add person', PIA);
    assert.ok(owed.text.includes(`${OWED}: open\nDue now. Must be told.`), owed.text);
    const form = await dora().presses(owed, 'Not told');
    assert.ok(!choicesIn(form, 'Who was not told?').includes(OWED));
  });

  it('of illegal material, with the police told as well (LAR-151)', async () => {
    const triage: Entered = {
      ...{ Kind: 'Illegal', Intent: 'Careless', 'Policy it falls under': 'Safeguarding policy' },
    };
    const view = await saves(dora(), await takenUp(steward, 'harmfulContent'), 'Triage', triage);
    assert.match(view.text, /Police: open\nDue now\. Must be told/);
    await toldToOak(view);
  });

  it('and says whether a crime was committed: its advice stands in the case (LAR-196, E40)', async () => {
    const triage: Entered = {
      ...{ Kind: 'Inappropriate', Intent: 'Careless', 'Policy it falls under': 'Safeguarding policy' },
      'Seek advice today': 'true',
    };
    const asked = await saves(dora(), await takenUp(steward, 'bullying'), 'Triage', triage);
    assert.match(asked.text, /Advice on whether it is a crime: open\n.*\nDue by 16:30 today/);
    const said = 'No crime so far: ring again if there are pictures.';
    const told = await saves(dora(), await saves(dora(), asked, 'Add person', PIA), 'Refer', {
      ...{ 'Who was told?': OWED, 'How?': 'By phone', 'What they said': said },
    });
    assert.match(told.text, /Advice on whether it is a crime: done/);
    const logged = `Told: ${OWED}\nBy phone, 23 November 2026 at 10:31\n.*Advice on whether it is a crime\nWhat they said: ${said}\nDora`;
    assert.match(told.text, new RegExp(logged));
  });

  it('and gets a device that may hold evidence, with the case, to look into further (LAR-106)', async () => {
    const taken = await takenUp(steward, 'deviceRule');
    assert.match(taken.text, /hand it to the partner school for its enquiry/);
    let view = await saves(dora(), taken, 'Secure device', {
      ...{ Device: 'Blue phone', 'Where is it kept?': 'Office safe', 'Held by': 'Dora', Sealed: true },
    });
    await toldToOak(view);
    const [Device = ''] = choicesIn(await dora().presses(view, 'Hand over'), 'Device');
    view = await saves(dora(), view, 'Hand over', { Device, 'To whom?': 'The lead of Oak School' });
    assert.match(view.text, /handed over\nTo whom: The lead of Oak School/);
    const Outcome = 'Handed to the partner school';
    view = await saves(dora(), view, 'Conclude', { ...CONCLUSION, Outcome });
    assert.match(view.text, /Outcome: Handed to the partner school/);
  });
});

describe('what any of the staff said to a partner school (LAR-035)', () => {
  it('is asked for, and stands in the case with who wrote it', async () => {
    const tess = steward.person('Tess');
    const rules = await tess.presses(await tess.says('/help'), 'What the policy says');
    assert.match(rules.text, /Spoke with a partner school yourself\? .*Add to my report/);
    const receipt = await reports(steward, 'Tess', { category: categoryTitle(steward, 'bullying') });
    const form = await tess.presses(receipt, 'Add to my report');
    await tess.presses(form, 'Save', { 'What do you want to add?': 'I rang the lead of Oak at 10:20.' });
    await steward.settled();
    const { text } = await dora().presses(
      await dora().says(`/case ${/LIN-26-\d{4}/.exec(receipt.text)?.[0]}`),
      'Open case',
    );
    assert.match(text, /The reporter added\nI rang the lead of Oak at 10:20\.\nTess Teacher-Demo/);
  });
});

describe('images that an adult at Larches holds', () => {
  it('are told to the partner school of the child, by a director (LAR-219), and to the police (LAR-220)', async () => {
    const category = categoryTitle(steward, 'staffImages');
    await reports(steward, 'Tess', { category, entered: { 'Name, if not listed': 'Somebody' } });
    const hana = steward.person('Hana');
    let view = await hana.presses(hana.latest('Confidential report'), 'Open case');
    assert.match(view.text, /Contact the partner school\./);
    assert.match(view.text, /Police: open\nDue now\. Must be told/);
    view = await hana.presses(view, 'Acknowledge');
    const owed = await toldToOak(view, hana);
    assert.match(owed.text, /Partner school of Pia: Oak School: open\nDue now\. Must be told/);
    const told = await saves(hana, owed, 'Police now', { 'Their reference': 'CAD 7' });
    assert.match(told.text, /Police: told/);
  });
});
