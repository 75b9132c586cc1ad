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
  ...{ pack: 'larches', name: 'Larches Demo Centre', prefix: 'LAR' },
  people: [
    ['Teo Tutor-Demo', 'Tutor', []],
    ['Delia Lead-Demo', 'Director and DSL', ['dsl', 'head']],
    ['Dax Secondlead-Demo', 'Deputy DSL', ['dsl']],
    ['Dina Director-Demo', 'Director', ['head']],
    ['Dov Director-Demo', 'Director', ['head']],
    ['Dot Thirdlead-Demo', 'Deputy DSL', ['dsl']],
    ['Dan Fourthlead-Demo', 'Deputy DSL', ['dsl']],
  ],
  partnerSchools: [
    { id: 'north', name: 'Northfield Demo Academy', contact: 'Nell North-Demo, 01632 960121' },
    { id: 'south', name: 'Southgate Demo School', contact: 'Saul South-Demo, 01632 960122' },
  ],
};
const WINDOWS = { reporter: 1, lead: 2, director: 4, colleague: 5 } as const;

const LEARNERS = [
  ['Mia Learner-Demo', 'Harmed or affected', 'Northfield Demo Academy'],
  ['Jo Learner-Demo', 'May have caused it', 'Southgate Demo School'],
] as const;

let walk: Walk<keyof typeof WINDOWS>;
let reference = '';
let lead: Card;
let second: Card;

beforeAll(async () => {
  const title = 'Larches: bullying across two partner schools, and a complaint about the DSL';
  walk = await startWalk({ title, school: SCHOOL, windows: WINDOWS });
});

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(() => walk.shootAll(task.name));
});

afterAll(async () => {
  await walk?.close();
});

describe('Larches: bullying across two partner schools', () => {
  it('is reported, and reaches the channel and the directors (LAR-228)', async () => {
    const form = await openReport(walk.at('reporter'), 'Online bullying');
    await form.fill('What happened?', 'A learner has been mocking another one in a group chat.');
    await form.choose('Who told you?', 'A pupil');
    await walk.story.card(form, 'The tutor reports it');
    reference = await sendReport(form);
    const director = await latestCard(walk.at('director'), reference);
    await director.shows('Online bullying');
    lead = await latestCard(walk.at('lead'), reference);
    await walk.story.card(lead, 'The channel hears of it');
    await lead.press('Acknowledge');
    await neverShows(walk.at('director'), 'Personal Chat', 'mocking', 'Teo');
  });

  it('asks for each learner’s own school (E13)', async () => {
    for (const [name, part, school] of LEARNERS)
      await save(lead, 'Add person', async (form) => {
        await form.fill('Name', name);
        await form.choose('Part in this', part);
        await form.choose('School on roll', school);
        if (part === 'Harmed or affected') await walk.story.card(form, 'Each learner has a school on roll');
      });
    for (const [name, , school] of LEARNERS) await lead.shows(`Partner school of ${name}: ${school}: open`);
    await walk.story.card(lead, 'Two learners, two partner schools, each to be told');
  });

  it('tells each school of its own learner only (LAR-162, LAR-170, H19)', async () => {
    for (const [name, , school] of LEARNERS) {
      await save(lead, 'Refer', async (form) => {
        await form.choose('Who was told?', `Partner school of ${name}: ${school}`);
        await form.fill('Their reference', `${school}, safeguarding desk`);
        const texts = (await form.text()).split('\n').filter((line) => line.startsWith(school));
        assert.ok(
          texts.length === 1 && !LEARNERS.some(([n, , own]) => own !== school && texts.join().includes(n)),
        );
        await walk.story.card(form, `${school} is told of its own learner`);
      });
    }
    for (const [name, , school] of LEARNERS) await lead.shows(`Partner school of ${name}: ${school}: told`);
  });

  it('answers for parents, support and police, and is concluded by two (LAR-236)', async () => {
    for (const [name] of LEARNERS) await tell(lead, `Parents or carers of ${name}`);
    const owed = await doAll(lead, 'Delia Lead-Demo');
    assert.deepEqual(
      owed,
      LEARNERS.map(([name]) => `Support offered for ${name}`),
    );
    await save(lead, 'Not told', async (form) => {
      await form.choose('Who was not told?', 'Police');
      await form.fill('Reason', 'Unkind words between two learners; no crime is suspected.');
    });
    await save(lead, 'Conclude', async (form) => {
      await form.choose('Was a device or site examined?', 'No');
      await form.choose('Is there substance to the concern?', 'Yes');
      await form.choose('Outcome', 'Dealt with in the centre');
      await form.fill('Conclusion', 'One learner mocked another. It has stopped.');
      await form.fill('Action proposed or taken', 'Both have an adult to turn to.');
      await form.fill('Sanction and the policy it rests on', 'A day without internet, anti-bullying policy');
    });
    second = await signTwice(lead, walk.at('director'));
    assert.ok(!(await second.buttons()).includes('Close case'));
    await walk.story.card(second, 'Signed by two; a debrief is needed before it closes');
  });

  it('is debriefed, and the change agreed is followed up before it closes (LAR-172, LAR-173, LAR-174, H37)', async () => {
    await save(second, 'Debrief', async (form) => {
      await form.fill('What was learnt?', 'Nobody knew who could ask for a post to be taken down.');
      await form.fill('What will change?', 'A page in the staff handbook says who.');
      await walk.story.card(form, 'What was learnt, and what will change');
    });
    assert.ok(!(await second.buttons()).includes('Close case'));
    await openForm(second, 'Record action');
    const [change = ''] = await second.offers('Which duty does this end?');
    await second.fill('What was done?', 'The page is in the handbook.');
    await second.fill('By whom?', 'Dina Director-Demo');
    await second.choose('Which duty does this end?', change);
    await walk.story.card(second, 'The change is followed up');
    await second.press('Save');
    await second.press('Close case');
    await second.shows('Closed');
    await walk.story.card(second, 'Closed after the debrief');
    await sees(walk.at('reporter'), 'Your report is closed');
    await neverShows(walk.at('reporter'), 'Personal Chat', ...LEARNERS.map(([name]) => name));
  });
});

describe('Larches: a complaint about the DSL, who is a director', () => {
  it('goes to the other directors alone (LAR-164, E3)', async () => {
    const form = await openReport(walk.at('reporter'), 'Concern about an adult');
    await form.fill('What happened?', 'A report of mine was put aside.');
    await form.choose('Which adult?', 'Delia Lead-Demo, Director and DSL');
    const complaint = await sendReport(form);
    await walk.story.card(form, 'The tutor’s receipt for the complaint');
    const director = await latestCard(walk.at('director'), 'Confidential report');
    await latestCard(walk.at('colleague'), 'Confidential report');
    await walk.story.card(director, 'Another director is told');
    await director.press('Acknowledge');
    await director.shows('A report of mine was put aside.');
    await walk.story.card(director, 'Only directors whom it is not about can read it');
    const lead = walk.at('lead');
    await chooseChat(lead, 'Personal Chat');
    await walk.story.card(await findsNothing(lead, complaint), 'The DSL looks for it: there is none');
    await asPerson(lead, 'Dax', async () => {
      await findsNothing(lead, complaint);
    });
    await neverShows(lead, 'Personal Chat', complaint, 'Confidential', 'put aside');
    await neverShows(lead, walk.channel, complaint, 'Confidential');
  });
});

async function tell(card: Card, body: string): Promise<void> {
  await save(card, 'Refer', (form) => form.choose('Who was told?', body));
}
