import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { chooseChat, say } from '#test/support/browser.ts';
import { type Card, latestCard, nextCard } from '#test/support/browser-card.ts';
import { asPerson, findsNothing, neverShows, openAgain, openReport, save, sendReport } from './walk-steps.ts';
import { startWalk, type Walk, type WalkSchool } from './walk-world.ts';

const SCHOOL: WalkSchool = {
  ...{ pack: 'brigantia', name: 'Brigantia Demo Academy', prefix: 'BRI' },
  people: [
    ['Tim Teacher-Demo', 'Teacher of history', [], 8],
    ['Sana Lead-Demo', 'Safeguarding Lead', ['dsl']],
    ['Sid Secondlead-Demo', 'Deputy Safeguarding Lead', ['dsl']],
    ['Petra Principal-Demo', 'Principal', ['head']],
    ['Theo Thirdlead-Demo', 'Safeguarding Team', ['dsl']],
    ['Orla Onlinesafety-Demo', 'Online safety lead', ['onlineSafetyLead']],
    ['Otto Onlinesafety-Demo', 'Online safety lead', ['onlineSafetyLead']],
    ['Lina Linemanager-Demo', 'Head of humanities', ['lineManager']],
    ['Liam Linemanager-Demo', 'Head of science', ['lineManager']],
    ['Trudy Trust-Demo', 'Trust Inclusion Lead', ['trustLead']],
  ],
};
const ACADEMY: WalkSchool = {
  ...{ pack: 'brigantia', name: 'Second Demo Academy', prefix: 'SEC' },
  people: [
    ['Bea Lead-Demo', 'Safeguarding Lead', ['dsl']],
    ['Bram Principal-Demo', 'Principal', ['head']],
    ['Bo Secondlead-Demo', 'Deputy Safeguarding Lead', ['dsl']],
  ],
};
const WINDOWS = { reporter: 1, lead: 2, manager: 8, other: 11 } as const;
const BEA = `Bea Lead-Demo, Safeguarding Lead, ${ACADEMY.name}`;
const NOTE = 'Noor told her form tutor about him last week.';
const WHAT = 'An essay was not written by the student who handed it in.';

let walk: Walk<keyof typeof WINDOWS>;
let reference = '';
let manager: Card;
let lead: Card;
let bea: Card;

beforeAll(async () => {
  const title = 'Brigantia: plagiarism that turns out to be grooming, across two academies';
  walk = await startWalk({ title, school: SCHOOL, academy: ACADEMY, windows: WINDOWS });
});

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(() => walk.shootAll(task.name));
});

afterAll(async () => {
  await walk?.close();
});

describe('Brigantia: plagiarism that turns out to be grooming', () => {
  it('goes to the teacher’s own line manager, and not to the channel (BRI-017)', async () => {
    const form = await openReport(walk.at('reporter'), 'Copying or plagiarism');
    await form.fill('What happened?', WHAT);
    await walk.story.card(form, 'The teacher reports a copied essay');
    reference = await sendReport(form);
    manager = await latestCard(walk.at('manager'), reference);
    await walk.story.card(manager, 'It goes to the teacher’s own line manager');
    await neverShows(walk.at('lead'), walk.channel, reference, 'plagiarism');
    await manager.press('Acknowledge');
    await manager.shows(WHAT);
    await save(manager, 'Add note', (note) =>
      note.fill('Note', 'The student says that an older friend online wrote it, and now asks for pictures.'),
    );
    await walk.story.card(manager, 'The line manager hears that there is more to it');
  });

  it('is re-routed to the Safeguarding Team, who have it all; the channel hears of it (BRI-018, E33)', async () => {
    await chooseChat(walk.at('lead'), 'Personal Chat');
    lead = await nextCard(walk.at('lead'), reference, () => say(walk.at('lead'), `/case ${reference}`));
    await lead.press('Open case');
    await save(lead, 'Re-route', async (form) => {
      await form.choose('To whom?', 'Safeguarding Lead');
      await form.fill('Reason', 'This is a safeguarding matter: somebody online asks a child for pictures.');
      await walk.story.card(form, 'The Safeguarding Lead sends it where it belongs, and says why');
    });
    await lead.shows('an older friend online');
    await walk.story.card(lead, 'Nothing that was written is lost');
    await lead.press('Take over');
    await findsNothing(walk.at('manager'), reference);
    await manager.shows('This card is no longer shown here');
    await walk.story.card(manager, 'The line manager’s card is blank now');
    await chooseChat(walk.at('lead'), walk.channel);
    lead = await latestCard(walk.at('lead'), reference);
    await walk.story.card(lead, 'Now the safeguarding channel has it');
  });

  it('is triaged as grooming: the police are told at once (BRI-054, H14)', async () => {
    await lead.press('Open case');
    await save(lead, 'Triage', async (form) => {
      await form.choose('Category', 'Grooming or sexual exploitation');
      await form.choose('Area', 'Contact');
      await form.choose('Kind', 'Illegal');
      await form.choose('Intent', 'Deliberate');
      await form.choose('Policy it falls under', 'Safeguarding and child protection policy');
      await walk.story.card(form, 'Triage: grooming');
    });
    await lead.shows('Police: open');
    await save(lead, 'Police now', (form) => form.fill('Their reference', 'CAD 640'));
    await lead.shows('Police: told');
    await walk.story.card(lead, 'The police are told');
  });

  it('names a child of the other academy, and is shared with the trust’s lead', async () => {
    await save(lead, 'Add person', async (form) => {
      await form.fill('Name', 'Noor Pupil-Demo');
      await form.choose('Part in this', 'Harmed or affected');
      await form.fill('School on roll', ACADEMY.name);
      await walk.story.card(form, 'One of the children is on roll at the other academy');
    });
    await asPerson(walk.at('manager'), 'Trudy', async () => {
      await findsNothing(walk.at('manager'), reference);
    });
    await save(lead, 'Share', async (form) => {
      await form.choose('Who?', 'Trudy Trust-Demo, Trust Inclusion Lead');
      await form.fill('Reason', 'One of the children is on roll at another academy of the trust.');
      await walk.story.card(form, 'Shared with the trust’s lead, with the reason');
    });
    await asPerson(walk.at('manager'), 'Trudy', async () => {
      const window = walk.at('manager');
      const card = await nextCard(window, reference, () => say(window, `/case ${reference}`));
      await card.press('Open case');
      await card.shows('an older friend online');
      await walk.story.card(card, 'The trust’s lead reads this one case');
    });
  });

  it('is shared with the other academy’s lead, who found nothing before and now adds to it (E34)', async () => {
    const window = walk.at('other');
    const none = await findsNothing(window, reference);
    await walk.story.card(none, 'The other academy’s lead looks for it: there is none');
    await neverShows(window, 'Personal Chat', reference, 'Noor', 'Grooming');
    await findsNothing(walk.at('manager'), reference);
    await save(lead, 'Share', async (form) => {
      await form.choose('Who?', BEA);
      await form.fill('Reason', 'Noor is on roll with you. What do you know of him?');
      await walk.story.card(form, 'Shared with the other academy’s lead, by name, position and school');
    });
    bea = await latestCard(window, 'A case was shared with you');
    await walk.story.card(bea, 'The other academy’s lead is told, without a name');
    const shared = `Shared with you by ${SCHOOL.name}`;
    const list = await nextCard(window, shared, () => say(window, '/cases'));
    await walk.story.card(list, 'Their list has it apart, under the academy that it belongs to');
    await list.shows('No case of your own school is open');
    await list.press(`Open ${reference}`);
    await list.shows('an older friend online');
    await save(list, 'Add note', async (form) => {
      await form.fill('Note', NOTE);
      await walk.story.card(form, 'The other academy’s lead writes what is known there');
    });
    await list.shows(NOTE);
    await walk.story.card(list, 'They read the case and add to it, where it is');
    await openAgain(lead);
    await lead.shows(NOTE);
    await walk.story.card(lead, 'The first lead reads what the other academy knows');
  });

  it('shows nobody else there anything, nor the one it was shared with once they are excluded (E34)', async () => {
    const window = walk.at('other');
    for (const name of ['Bo', 'Bram'])
      await asPerson(window, name, async () => {
        const none = await findsNothing(window, reference);
        if (name === 'Bo') await walk.story.card(none, 'Their own deputy looks for it: there is none');
      });
    await save(lead, 'Exclude person', async (form) => {
      await form.choose('Who?', BEA);
      await form.fill('Reason', 'She has told us that she is a friend of the family.');
      await walk.story.card(form, 'The other academy’s lead is a friend of the family: excluded');
    });
    await lead.shows('Excluded: Bea Lead-Demo');
    await walk.story.card(lead, 'The case says who was kept out, and why');
    await findsNothing(window, reference);
    await bea.press('Open case');
    await bea.shows('There is no such case that you may open');
    await walk.story.card(bea, 'Now the card they were sent opens nothing');
  });
});
