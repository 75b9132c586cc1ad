import { strict as assert } from 'node:assert';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { chooseChat, sees } from '#test/support/browser.ts';
import { type Card, latestCard } from '#test/support/browser-card.ts';
import {
  asPerson,
  findsNothing,
  neverShows,
  openAgain,
  openReport,
  save,
  sendReport,
  signTwice,
} from './walk-steps.ts';
import { startWalk, type Walk, type WalkSchool } from './walk-world.ts';

const SCHOOL: WalkSchool = {
  ...{ pack: 'st-andrews', name: 'St Andrew Demo School', prefix: 'STA' },
  people: [
    ['Tia Teacher-Demo', 'Teacher of geography', []],
    ['Dilys Lead-Demo', 'Lead DSL', ['dsl']],
    ['Hugo Head-Demo', 'Head', ['head']],
    ['Deepa Secondlead-Demo', 'DSL', ['dsl']],
    ['Osric Onlinesafety-Demo', 'Online Safety Lead', ['onlineSafetyLead']],
    ['Dev Thirdlead-Demo', 'DSL', ['dsl']],
    ['Wanda Welfare-Demo', 'DSL, welfare', ['dsl']],
    ['Selma Senior-Demo', 'Deputy head', ['seniorLeader']],
    ['Aled Coach-Demo', 'Sports coach', []],
    ['Carys Chair-Demo', 'Chair of Trustees', ['chair']],
  ],
};
const WINDOWS = { reporter: 1, lead: 2, head: 3, senior: 8 } as const;
const WHAT = 'A student showed me messages that a member of staff had sent late at night.';

let walk: Walk<keyof typeof WINDOWS>;
let confidential = '';
let ordinary = '';
let head: Card;
let lead: Card;

beforeAll(async () => {
  const title = 'St Andrew’s: a serious allegation against a member of staff';
  walk = await startWalk({ title, school: SCHOOL, windows: WINDOWS });
});

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(() => walk.shootAll(task.name));
});

afterAll(async () => {
  await walk?.close();
});

describe('St Andrew’s: a serious allegation against a member of staff', () => {
  it('is reported with the adult’s name, and goes past the channel to the head and the senior team (STA-031, H33)', async () => {
    const form = await openReport(walk.at('reporter'), 'Concern about an adult');
    await form.fill('What happened?', WHAT);
    await form.choose('Which adult?', 'Aled Coach-Demo, Sports coach');
    await form.fill('Who was harmed or affected?', 'Kit Pupil-Demo');
    await form.choose('Who told you?', 'A pupil');
    await walk.story.card(form, 'The teacher names the adult; the form says whom it reaches');
    confidential = await sendReport(form);
    await walk.story.card(form, 'The teacher’s receipt');
    head = await latestCard(walk.at('head'), 'Confidential report');
    await walk.story.card(head, 'The head and the senior team are told, without a category');
    const senior = await latestCard(walk.at('senior'), 'Confidential report');
    for (const text of [await head.text(), await senior.text()])
      assert.ok(text.includes(confidential) && !/adult|Aled|message/i.test(text), text);
  });

  it('is unknown to the leads, to their channel and to the adult it names (T19)', async () => {
    const lead = walk.at('lead');
    await neverShows(lead, walk.channel, confidential, 'Aled', 'Confidential');
    await chooseChat(lead, 'Personal Chat');
    await walk.story.card(await findsNothing(lead, confidential), 'The Lead DSL looks for it: there is none');
    await neverShows(lead, 'Personal Chat', confidential, 'Aled', 'Confidential');
    await asPerson(lead, 'Aled', async () => {
      await findsNothing(lead, confidential);
    });
  });

  it('waits for the LADO, and once marked serious owes all four bodies (STA-009, STA-010, STA-011, STA-012, H20)', async () => {
    await head.press('Acknowledge');
    await head.shows(WHAT);
    await walk.story.card(head, 'The head reads the case: only those on it may');
    assert.ok(!(await head.buttons()).includes('Start review'));
    await save(head, 'Triage', async (form) => {
      await form.choose('Kind', 'Illegal');
      await form.choose('Intent', 'Deliberate');
      await form.choose('Policy it falls under', 'Safeguarding Policy');
      await form.tick('Serious');
      await walk.story.card(form, 'The head marks it as serious');
    });
    for (const body of ['LA Safeguarding Officer', 'LADO', 'Police', 'Managed IT provider'])
      await head.shows(`${body}: open`);
    assert.ok(!(await head.buttons()).includes('Not told'));
    await walk.story.card(head, 'All four are due, and none can be left out');
  });

  it('tells the LADO, the local authority, the police and the provider, with their references', async () => {
    await save(head, 'Refer', async (form) => {
      await form.choose('Who was told?', 'LADO');
      await form.fill('Their reference', 'LADO 26-118');
      await form.fill('What they said', 'Strategy meeting tomorrow. Do not speak to the adult yet.');
      await walk.story.card(form, 'The LADO is told, and what they said is kept');
    });
    await save(head, 'Refer', async (form) => {
      await form.choose('Who was told?', 'LA Safeguarding Officer');
      await form.fill('Their reference', 'LASO 4471');
    });
    await save(head, 'Police now', (form) => form.fill('Their reference', 'CAD 190'));
    await save(head, 'Refer', (form) => form.choose('Who was told?', 'Managed IT provider'));
    await head.shows('LADO: told');
    await walk.story.card(head, 'All four told, with their references');
  });

  it('has the student’s own case beside it, which the channel hears of, without the adult', async () => {
    const form = await openReport(walk.at('head'), 'Something else');
    await form.fill(
      'What happened?',
      'Two students were upset by messages out of school. They need support.',
    );
    ordinary = await sendReport(form);
    assert.notEqual(ordinary, confidential);
    await chooseChat(walk.at('lead'), walk.channel);
    lead = await latestCard(walk.at('lead'), ordinary);
    await walk.story.card(lead, 'The student’s own case stands in the channel');
    await lead.press('Acknowledge');
    for (const name of ['Kit Pupil-Demo', 'Ro Pupil-Demo'])
      await save(lead, 'Add person', async (person) => {
        await person.fill('Name', name);
        await person.choose('Part in this', 'Harmed or affected');
      });
    const text = await lead.text();
    assert.ok(!text.includes(confidential) && !text.includes('Aled'), text);
  });

  it('asks for the parents of each child: told for one, not told with a reason for the other (STA-022, H16, E19)', async () => {
    await save(lead, 'Refer', async (form) => {
      await form.choose('Who was told?', 'Parents or carers of Kit Pupil-Demo');
    });
    await save(lead, 'Not told', async (form) => {
      await form.choose('Who was not told?', 'Parents or carers of Ro Pupil-Demo');
      await form.fill('Reason', 'Ro asked us to wait until tomorrow, and is with an aunt tonight.');
      await walk.story.card(form, 'One family is not told today, and why');
    });
    await lead.shows('Parents or carers of Ro Pupil-Demo: not told, with a reason');
    await walk.story.card(lead, 'The parents of each child are answered for');
  });

  it('is reviewed by a lead and a senior leader, and closes once it is in StaffSafe (STA-173, STA-181, STA-196, E62)', async () => {
    await save(lead, 'Start review', async (form) => {
      await form.fill('Reason for the review', 'Messages that a student received.');
      await form.choose('Second reviewer', 'Selma Senior-Demo, Deputy head');
      await form.fill('Computer used', 'Safeguarding laptop 2');
      await form.fill('Where the computer is', 'Safeguarding office');
    });
    const asked = await latestCard(walk.at('senior'), 'You are asked to review a case');
    await asked.press('Join review');
    await openAgain(lead);
    await conclude(lead, 'The students were upset and are supported.');
    const second = await signTwice(lead, walk.at('senior'));
    await walk.story.card(second, 'Two signed: StaffSafe or CPOMS is needed before it closes');
    assert.ok(!(await second.buttons()).includes('Close case'));
    await save(second, 'Record elsewhere', async (form) => {
      await form.choose('System', 'StaffSafe');
      await form.fill('Reference', 'SS 90412');
    });
    await second.press('Close case');
    await second.shows('In StaffSafe');
    await walk.story.card(second, 'The student’s case is closed, with its StaffSafe reference');
  });

  it('ends with two signatures of its own, and the leads never learn of it', async () => {
    await save(head, 'Start review', async (form) => {
      await form.fill('Reason for the review', 'The LADO asked for the school’s own record.');
      await form.choose('Second reviewer', 'Selma Senior-Demo, Deputy head');
      await form.fill('Computer used', 'Head’s laptop');
      await form.fill('Where the computer is', 'Head’s office');
    });
    const asked = await latestCard(walk.at('senior'), 'You are asked to review a case');
    await walk.story.card(asked, 'A senior leader is asked into the confidential case');
    await asked.press('Join review');
    await openAgain(head);
    await conclude(head, 'The local authority leads. The adult is away from students.');
    const second = await signTwice(head, walk.at('senior'));
    await save(second, 'Record elsewhere', async (form) => {
      await form.choose('System', 'StaffSafe');
      await form.fill('Reference', 'SS 90413');
    });
    await second.press('Close case');
    await second.shows('Closed');
    await walk.story.card(second, 'The confidential case is closed');
    await chooseChat(walk.at('lead'), 'Personal Chat');
    await findsNothing(walk.at('lead'), confidential);
    await neverShows(walk.at('lead'), walk.channel, confidential, 'Aled', 'Confidential');
    await sees(walk.at('reporter'), 'Your report is closed');
  });
});

async function conclude(card: Card, conclusion: string): Promise<void> {
  await save(card, 'Conclude', async (form) => {
    await form.choose('Was a device or site examined?', 'No');
    await form.choose('Is there substance to the concern?', 'Yes');
    await form.choose('Outcome', 'Local Authority or another organisation');
    await form.fill('Conclusion', conclusion);
    await form.fill('Action proposed or taken', 'Support for the students, every day this week.');
    await form.fill('Sanction and the policy it rests on', 'None');
  });
}
