import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { chooseChat, sees } from '#test/support/browser.ts';
import { type Card, latestCard } from '#test/support/browser-card.ts';
import {
  asPerson,
  doAll,
  findsNothing,
  neverShows,
  openForm,
  openReport,
  save,
  sendReport,
  signTwice,
} from './walk-steps.ts';
import { startWalk, type Walk, type WalkSchool } from './walk-world.ts';

const SCHOOL: WalkSchool = {
  ...{ pack: 'linthorpe', name: 'Linthorpe Demo Primary', prefix: 'LTH' },
  people: [
    ['Tara Teacher-Demo', 'Teacher of Year 6', []],
    ['Dana Lead-Demo', 'DSL', ['dsl']],
    ['Dhruv Secondlead-Demo', 'Deputy DSL', ['dsl']],
    ['Dot Thirdlead-Demo', 'Deputy DSL', ['dsl']],
    ['Cora Computer-Demo', 'Computer Lead', ['onlineSafetyLead']],
    ['Hilda Head-Demo', 'Head Teacher', ['head']],
    ['Odile Onlinesafety-Demo', 'Deputy computer lead', ['onlineSafetyLead']],
    ['Sol Support-Demo', 'Technician of the trust', ['technician']],
  ],
};
const WINDOWS = { reporter: 1, lead: 2, second: 3 } as const;
const WHAT = 'A pupil told me that a picture of them is going round.';
const DEVICE = 'Phone in a blue case';
const CONDITIONS = [
  'There is good reason to think that the device holds such images',
  'The searcher is the Head Teacher or a safeguarding lead whom the Head Teacher authorised',
  'DSL or deputy is in the room',
  'The searcher is of the same sex as the pupil',
  'It is done in a private and safe place',
  'It follows the safeguarding policy and the digital safeguarding strategy',
  'Senior colleagues were told before',
  'The parents are told as soon as possible',
  'It does not distress the pupil more',
] as const;
const NO_CRIME_KNOWN = 'Two pupils of one age, no pressure known, no adult in it.';
const AT_RISK = 'Remi is at risk of harm at home if they hear of it. Social care agrees.';
const SAME_SEX = 'The searcher is of the same sex as the pupil';

let walk: Walk<keyof typeof WINDOWS>;
let reference = '';
let lead: Card;

beforeAll(async () => {
  const title = 'Linthorpe: nude images, by the six steps';
  walk = await startWalk({ title, school: SCHOOL, windows: WINDOWS });
});

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(() => walk.shootAll(task.name));
});

afterAll(async () => {
  await walk?.close();
});

describe('Linthorpe: nude images, by the six steps', () => {
  it('is reported with the never-list and no place for an address (LTH-180, H7, H10)', async () => {
    const form = await openReport(walk.at('reporter'), 'Nude or semi-nude images');
    await form.shows('Never look for');
    assert.ok(!(await form.text()).includes('Web address'), await form.text());
    await form.fill('What happened?', WHAT);
    await form.choose('Who told you?', 'A pupil');
    await walk.story.card(form, 'The form opens with what never to do, and asks for no address');
    reference = await sendReport(form);
    await walk.story.card(form, 'The receipt says what the teacher does now');
    await form.shows('Tell no colleague, pupil or parent what it is about.');
  });

  it('reaches the DSL and the deputies at once, without a word of it (LTH-163, LTH-200, H18)', async () => {
    for (const who of ['lead', 'second'] as const) {
      await chooseChat(walk.at(who), 'Personal Chat');
      const card = await latestCard(walk.at(who), reference);
      await card.shows('Nude or semi-nude images');
      await neverShows(walk.at(who), 'Personal Chat', 'Tara', 'going round');
    }
    await chooseChat(walk.at('lead'), walk.channel);
    lead = await latestCard(walk.at('lead'), reference);
    await walk.story.card(lead, 'The channel hears of it: no name, and not a word of what happened');
    await lead.press('Acknowledge');
    await lead.shows(WHAT);
    await lead.shows('Step 6, agencies');
    await walk.story.card(lead, 'The DSL has it: the six steps, and what is due');
    await asPerson(walk.at('reporter'), 'Sol', async () => {
      await findsNothing(walk.at('reporter'), reference);
    });
  });

  it('keeps the phone safe, unseen (LTH-207)', async () => {
    await save(lead, 'Secure device', async (form) => {
      await form.fill('Device', DEVICE);
      await form.fill('Where is it kept?', 'Safe in the Head Teacher’s office');
      await form.fill('Held by', 'Hilda Head-Demo');
      await form.tick('Sealed');
      await walk.story.card(form, 'The phone is taken and kept, switched off and unseen');
    });
  });

  it('refuses a search with one condition unmet, and records that there was none (LTH-171, H12, E26)', async () => {
    await openForm(lead, 'Record search');
    await lead.fill('Device', DEVICE);
    await lead.fill('Reason', 'The picture may be on it.');
    await lead.choose('Searched by', 'Hilda Head-Demo, Head Teacher');
    await lead.choose('Lead present', 'Dana Lead-Demo, DSL');
    for (const condition of CONDITIONS.filter((one) => one !== SAME_SEX)) await lead.tick(condition);
    await lead.press('Save');
    await lead.shows('A search needs a searcher, a lead present and every condition met.');
    await walk.story.card(lead, 'Nobody of the same sex: the search is refused, and what was typed stays');
    assert.equal(await lead.value('Reason'), 'The picture may be on it.');
    await lead.tick('Search not carried out');
    await lead.fill('Why?', 'Nobody of the same sex who may search is in school today.');
    await lead.press('Save');
    await lead.shows('Saved: Record search.');
    await walk.story.card(lead, 'The record says that no search was made, and why');
  });

  it('is first taken for experimental: the police are not told, with the reason (LTH-173, LTH-178, H15)', async () => {
    await triage(lead, 'Inappropriate', 'Experimental');
    await lead.shows('Police: open');
    await notTold(lead, 'Police', NO_CRIME_KNOWN, 'The police are not told, and the DSL says why');
    await lead.shows('Police: not told, with a reason');
  });

  it('turns out to be aggravated: now the police must be told (LTH-174, LTH-176)', async () => {
    await triage(lead, 'Illegal', 'Aggravated');
    await lead.shows('Police: open');
    await walk.story.card(lead, 'Aggravated: the police are due again, and must be told');
    await openForm(lead, 'Not told');
    const offered = await lead.offers('Who was not told?');
    assert.ok(offered.includes('CEOP') && !offered.includes('Police'), offered.join());
    await lead.press('Back');
    await save(lead, 'Police now', (form) => form.fill('Their reference', 'CAD 512'));
    await lead.shows('Police: told');
  });

  it('tells social care, and not the parents, for whom it says why (LTH-204, LTH-212, H16, E17)', async () => {
    await save(lead, 'Add person', async (form) => {
      await form.fill('Name', 'Remi Pupil-Demo');
      await form.choose('Part in this', 'Harmed or affected');
    });
    await walk.story.card(lead, 'What is owed for Remi: risk assessment, safeguards, help, parents');
    await notTold(
      lead,
      'Parents or carers of Remi Pupil-Demo',
      AT_RISK,
      'Parents are not told: the reason stays',
    );
    await tell(lead, "Children's social care", 'SC 8812');
    await tell(lead, 'CEOP', 'CEOP 3391');
    for (const body of [
      "Local multi-agency children's hub",
      'Internet Watch Foundation',
      'Website or app company',
    ])
      await notTold(lead, body, 'Social care leads, and the picture is on no website.');
    await lead.shows('Parents or carers of Remi Pupil-Demo: not told, with a reason');
  });

  it('assesses the risk and puts safeguards in place, which nobody can leave out (LTH-208, LTH-211, H39)', async () => {
    await openForm(lead, 'Not told');
    const mayBeLeft = await lead.offers('Who was not told?');
    assert.ok(!mayBeLeft.some((title) => /^(Risk|Safeguards)/.test(title)), mayBeLeft.join());
    await lead.press('Back');
    const owed = await doAll(lead, 'Dana Lead-Demo');
    assert.ok(owed.some((title) => title.includes('isk assess')) && owed.length >= 3, owed.join());
    await walk.story.card(lead, 'Every body and every duty is answered for');
  });

  it('is concluded by two and closes once it is on CPOMS (E62)', async () => {
    await save(lead, 'Conclude', async (form) => {
      await form.choose('Was a device or site examined?', 'No');
      await form.choose('Is there substance to the concern?', 'Yes');
      await form.choose('Outcome', 'Police');
      await form.fill('Conclusion', 'A picture was sent on under pressure. The police have the phone.');
      await form.fill('Action proposed or taken', 'Counselling for Remi; a safe adult each morning.');
      await form.fill('Sanction and the policy it rests on', 'None until the police have decided');
    });
    const second = await signTwice(lead, walk.at('second'));
    assert.ok(!(await second.buttons()).includes('Close case'));
    await save(second, 'Record elsewhere', async (form) => {
      await form.choose('System', 'CPOMS');
      await form.fill('Reference', 'CPOMS 20451');
    });
    await second.press('Close case');
    await second.shows('Closed');
    await walk.story.card(second, 'Closed, with its CPOMS reference');
    await sees(walk.at('reporter'), 'Your report is closed');
    await neverShows(walk.at('reporter'), 'Personal Chat', 'Remi', 'CAD 512');
  });
});

async function notTold(card: Card, body: string, reason: string, caption?: string): Promise<void> {
  await save(card, 'Not told', async (form) => {
    await form.choose('Who was not told?', body);
    await form.fill('Reason', reason);
    if (caption !== undefined) await walk.story.card(form, caption);
  });
}

async function tell(card: Card, body: string, theirReference: string): Promise<void> {
  await save(card, 'Refer', async (form) => {
    await form.choose('Who was told?', body);
    await form.fill('Their reference', theirReference);
  });
}

async function triage(card: Card, kind: string, nature: string): Promise<void> {
  await save(card, 'Triage', async (form) => {
    await form.choose('Kind', kind);
    await form.choose('Intent', 'Deliberate');
    await form.choose('Nature', nature);
    await form.choose('Policy it falls under', 'Safeguarding and child protection policy');
    await walk.story.card(form, `Triage: ${nature.toLowerCase()}`);
  });
}
