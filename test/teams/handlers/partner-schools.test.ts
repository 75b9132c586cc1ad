import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { loadPolicy } from '#policies/load-policy.ts';
import type { Entered, Shown } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { channelCard, reports, startWithChannel } from '#test/support/stories.ts';

const partnerSchools = [
  { id: 'oak', name: 'Oak School', contact: 'ring the lead of Oak' },
  { id: 'elm', name: 'Elm Academy', contact: 'ring the lead of Elm' },
];

let steward: TestSteward;
beforeEach(async () => {
  const larches = await loadPolicy('larches');
  steward = await startWithChannel({ edit: () => larches, partnerSchools });
});
afterEach(async () => {
  await steward.close();
});

const dora = () => steward.person('Dora').inChannel;

async function opened(): Promise<Shown> {
  return await dora().presses(channelCard(steward, await reports(steward)), 'Open case');
}

async function saves(view: Shown, button: string, entered: Entered): Promise<Shown> {
  const saved = await dora().presses(await dora().presses(view, button), 'Save', entered);
  assert.ok(saved.text.includes(`Saved: ${button}.`), saved.text);
  return saved;
}

const child = (name: string, school: string, unlisted = ''): Entered => ({
  ...{ Name: name, 'Part in this': 'Harmed or affected', 'School on roll': school },
  'Name of the school, if not listed': unlisted,
});

/** Two learners of Oak, one of Elm, one of a school nobody knows yet. */
async function fourChildren(): Promise<Shown> {
  let view = await opened();
  view = await saves(view, 'Add person', child('Pia', 'Oak School'));
  view = await saves(view, 'Add person', child('Max', 'Elm Academy'));
  view = await saves(view, 'Add person', child('Zoe', 'Oak School'));
  return await saves(view, 'Add person', child('Una', 'Not on this list'));
}

/** What stands above the inputs of **Refer**, school by school. */
async function readOut(view: Shown): Promise<readonly string[]> {
  const { text } = await dora().presses(view, 'Refer');
  return text.split('\n').filter((line) => /to read out|find out the school/.test(line));
}

describe('a school that a child is on roll at (E13, H19)', () => {
  it('must be chosen for a child, with what was typed kept, and may be one that is not listed (E14)', async () => {
    const form = await dora().presses(await opened(), 'Add person');
    const { 'School on roll': _school, ...without } = child('Pia', '');
    const refused = await dora().presses(form, 'Save', without);
    assert.match(refused.refusal, /^Choose the school on roll, so that this school is told and no other/);
    assert.match(JSON.stringify(refused.card), /Pia/);
    const entered = child('Pia', 'Not on this list', 'Far Hill School');
    const saved = await dora().presses(refused, 'Save', entered);
    assert.match(saved.text, /Partner school of Pia: Far Hill School: open/);
  });

  it('is owed word of its own child, by name (LAR-011, LAR-162, LAR-170, LAR-175)', async () => {
    const { text } = await fourChildren();
    for (const title of ['Pia: Oak School', 'Max: Elm Academy', 'Zoe: Oak School', 'Una: not known yet'])
      assert.ok(text.includes(`Partner school of ${title}: open`), title);
  });

  it('gets a text for itself alone, which names no child of another school (E13)', async () => {
    const [oak = '', elm = '', unknown = ''] = await readOut(await fourChildren());
    assert.match(oak, /^Oak School \(ring the lead of Oak\), to read out: “Our reference is LIN-26-0001/);
    assert.match(oak, /It is about your learners Pia and Zoe\./);
    assert.doesNotMatch(oak, /Max|Una|Elm/);
    assert.match(elm, /^Elm Academy .*It is about your learner Max\./);
    assert.doesNotMatch(elm, /Pia|Zoe|Una|Oak/);
    assert.equal(unknown, 'Una: find out the school on roll, then tell that school alone.');
  });

  it('is told once of all its children, with what it said, and the others stay owed (LAR-178, LAR-233)', async () => {
    const told = await saves(await fourChildren(), 'Refer', {
      ...{ 'Who was told?': 'Partner school of Pia: Oak School', 'How?': 'By phone' },
      'What they said': 'Both families meet on Friday, and we come along.',
    });
    assert.match(told.text, /What they said: Both families meet on Friday/);
    assert.match(told.text, /Told at the same time: Partner school of Zoe: Oak School/);
    for (const title of ['Pia: Oak School: told', 'Zoe: Oak School: told', 'Max: Elm Academy: open'])
      assert.ok(told.text.includes(`Partner school of ${title}`), title);
    assert.deepEqual((await readOut(told)).length, 2);
  });

  it('shares no text with another that has the same name, or none yet', async () => {
    let view = await opened();
    for (const name of ['Una', 'Ben'])
      view = await saves(view, 'Add person', child(name, 'Not on this list', 'Far Hill School'));
    const [one = '', other = '', ...more] = await readOut(view);
    assert.ok(one.includes('Una') && !one.includes('Ben') && other.includes('Ben') && !other.includes('Una'));
    assert.deepEqual(more, []);
  });

  it('warns not to tell the one whom the concern is about (E14)', async () => {
    const form = await dora().presses(await fourChildren(), 'Refer');
    assert.match(form.text, /somebody who works at that school, do not tell that person/);
  });
});
