import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Shown } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import type { TestPerson } from '#test/support/steward-person.ts';
import { CONCLUSION, referenceOn, reports } from '#test/support/stories.ts';
import { saves, startUnder, takenUp } from '#test/support/under-pack.ts';

let steward: TestSteward;
beforeAll(async () => {
  steward = await startUnder('st-andrews');
  await steward.person('Leroy').opensChat();
});
afterAll(async () => {
  await steward.close();
});

const dora = () => steward.person('Dora');
const hana = () => steward.person('Hana');
const MISUSE = { Kind: 'Inappropriate', Intent: 'Careless' };

async function opened(person: TestPerson, shown: Shown): Promise<Shown> {
  return await person.presses(await person.says(`/case ${referenceOn(shown)}`), 'Open case');
}

/** Written by Dora, signed by Dora and Hana. */
async function signedByTwo(view: Shown, outcome: string): Promise<Shown> {
  const text = await saves(dora(), view, 'Conclude', { ...CONCLUSION, Outcome: outcome });
  let last = text;
  for (const person of [dora(), hana()])
    last = await person.presses(await person.presses(text, 'Sign'), 'Sign this record');
  return last;
}

describe('a report by the staff of St Andrew’s', () => {
  it.each(['Hana', 'Orla'])('is told to %s, who may act on it (STA-059)', async (name) => {
    const receipt = await reports(steward);
    const person = steward.person(name);
    assert.match(person.latest('New report').text, new RegExp(referenceOn(receipt)));
    const taken = await person.presses(await opened(person, receipt), 'Acknowledge');
    assert.match(taken.text, new RegExp(`Owner\n${name}`));
  });

  it('may be acted on by the Senior Management Team, once the Head gives it to one of them (STA-059)', async () => {
    const receipt = await reports(steward);
    const who = 'Leroy Seniorleader-Demo, Assistant headteacher';
    await saves(hana(), await opened(hana(), receipt), 'Assign', { 'To whom?': who });
    const leroy = await opened(steward.person('Leroy'), receipt);
    assert.match(leroy.text, new RegExp(`Owner\n${who}`));
    assert.ok(leroy.buttons.includes('Triage') && leroy.buttons.includes('Start review'));
  });
});

describe('everybody on the staff of St Andrew’s reads', () => {
  it.each([
    ['what to do in an incident, before there is one (STA-037)', /How to report\nType \/report as soon as/],
    [
      'that a mere fault goes through the office to the provider (STA-109)',
      /tell the office.*managed IT provider/,
    ],
  ])('%s', async (_what, words) => {
    const tess = steward.person('Tess');
    assert.match((await tess.presses(await tess.says('/help'), 'What the policy says')).text, words);
  });
});

describe('triage at St Andrew’s', () => {
  it.each([
    ['Illegal', 'what is illegal (STA-169)'],
    ['Banned', 'what is banned (STA-169)'],
    ['Inappropriate', 'what is legal but inappropriate (STA-169)'],
  ])('offers and keeps the kind %s, for %s', async (kind) => {
    const entered = { ...MISUSE, Kind: kind, 'Policy it falls under': 'Behaviour Policy' };
    const view = await saves(dora(), await takenUp(steward, 'other'), 'Triage', entered);
    assert.ok(view.text.includes(`${kind}, Careless, nature`), view.text);
  });

  it.each([
    ['Behaviour Policy', 'for conduct (STA-021)'],
    ['Anti-Bullying Policy', 'for bullying (STA-021)'],
    ['Safeguarding Policy', 'for harm to a student (STA-021)'],
  ])('ties the case to the %s, %s', async (policy) => {
    const entered = { ...MISUSE, 'Policy it falls under': policy };
    const view = await saves(dora(), await takenUp(steward, 'bullying'), 'Triage', entered);
    assert.ok(view.text.includes(`Falls under: ${policy}\nDora`), view.text);
  });

  it.each([
    ['obscene material sent to a child (STA-188)', /Sent to a child, .*: the police\./],
    ['material that may break the Obscene Publications Act (STA-189)', /obscene in law: the police\./],
  ])('makes %s a matter for the police, who must then be told', async (_what, step) => {
    const taken = await takenUp(steward, 'harmfulContent');
    assert.match(taken.text, step);
    assert.doesNotMatch(taken.text, /Police: open/);
    const entered = { ...MISUSE, Kind: 'Illegal', 'Policy it falls under': 'Safeguarding Policy' };
    const view = await saves(dora(), taken, 'Triage', entered);
    assert.match(view.text, /Police: open\nDue now\. Must be told\./);
    assert.ok(!view.buttons.includes('Not told'));
  });
});

describe('whom St Andrew’s works with', () => {
  it.each([
    ['LA Safeguarding Officer', 'the Local Authority (STA-039)'],
    ['Managed IT provider', 'the service provider and its technical staff (STA-039)'],
  ])('stands in the record with time, reference and answer: %s, for %s', async (body) => {
    const entered = {
      'Who was told?': body,
      'Their reference': 'R-77',
      'What they said': 'They will ring back.',
    };
    const view = await saves(dora(), await takenUp(steward, 'bullying'), 'Refer', entered);
    assert.match(view.text, new RegExp(`Told: ${body}.*R-77.*They will ring back\\.`, 's'));
  });

  it.each([
    [
      'LA Safeguarding Officer',
      'Local Authority or another organisation',
      'another body was involved (STA-183)',
    ],
    ['Police', 'Police', 'the police were involved (STA-184)'],
    ['Police', 'Police: no further action', 'the police did no more (STA-184)'],
  ])('stands in what two sign: %s told, outcome “%s”, for %s', async (body, outcome) => {
    const told = await saves(dora(), await takenUp(steward, 'bullying'), 'Refer', { 'Who was told?': body });
    const signed = await signedByTwo(told, outcome);
    assert.ok(signed.text.includes(`Outcome: ${outcome}`), signed.text);
    assert.match(signed.text, new RegExp(`Told: ${body}\\n`));
  });
});

describe('social media at St Andrew’s', () => {
  it('closes as out of scope where a private post has nothing to do with the school (STA-164)', async () => {
    const taken = await takenUp(steward, 'socialMedia');
    assert.match(
      taken.text,
      /Private, and nothing to do with the school\? It may be closed as out of scope\./,
    );
    const signed = await signedByTwo(taken, 'Out of scope');
    const kept = await saves(hana(), signed, 'Record elsewhere', { System: 'CPOMS', Reference: 'C-12' });
    const closed = await hana().presses(kept, 'Close case');
    assert.match(closed.text, /Outcome: Out of scope/);
    assert.match(closed.text, /^Closed$/m);
  });

  it('asks how a public comment was answered, and keeps it (STA-167)', async () => {
    const taken = await takenUp(steward, 'socialMedia');
    assert.match(taken.text, /Answer public comments by the school’s process, and note what was said\./);
    const answer = { 'What was done?': 'Thanked them under the post.', 'By whom?': 'The office' };
    const view = await saves(dora(), taken, 'Record action', answer);
    assert.match(view.text, /What was done: Thanked them under the post\.\nBy whom: The office/);
  });
});

describe('once a case of St Andrew’s is dealt with', () => {
  it.each(['bullying', 'commerce', 'deviceRule', 'socialMedia', 'other'])(
    'those concerned are to know, which is a step of %s, is kept as an action, and reaches the reporter on closing (STA-199)',
    async (id) => {
      const taken = await takenUp(steward, id);
      assert.match(taken.text, /Let those concerned know that it was dealt with, and no more\./);
      const said = { 'What was done?': 'Told the class it was dealt with.', 'By whom?': 'Form tutor' };
      const noted = await saves(dora(), taken, 'Record action', said);
      const signed = await signedByTwo(noted, 'Dealt with in school');
      const kept = await saves(hana(), signed, 'Record elsewhere', { System: 'CPOMS', Reference: 'C-12' });
      await hana().presses(kept, 'Close case');
      await steward.settled();
      const card = steward.person('Tess').latest('Report closed').text;
      assert.ok(card.includes(referenceOn(taken)) && card.includes('has been dealt with'), card);
    },
  );
});
