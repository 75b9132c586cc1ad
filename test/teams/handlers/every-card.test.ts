import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import type { CaseId } from '#domain/ids.ts';
import { CASE_FORMS } from '#teams/forms/case-forms.ts';
import { choicesIn, type Entered, type Shown, valueIn } from '#test/support/shown-card.ts';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import {
  CONCLUSION,
  caseOf,
  drafted,
  reportForm,
  reports,
  reviewing,
  startWithChannel,
} from '#test/support/stories.ts';

/** Every card that `shownCard` reads is checked there: labels, titles, expressions, size, Microsoft's model. */
let steward: TestSteward;
beforeEach(async () => {
  const extra = Array.from({ length: 84 }, (_, at) => ({
    oid: `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`,
    name: `Staff ${at} with a rather long name`,
  }));
  steward = await startWithChannel({ extra });
});
afterEach(async () => {
  await steward.close();
});

const here = { activityId: 'activity-1' };
const CATEGORIES = [
  'Online bullying',
  'Unsuitable content',
  'Nude or semi-nude images',
  'Indecent images of children',
  'Concern about an adult',
  'Something else',
];

async function signs(name: string, on: Shown): Promise<Shown> {
  const person = steward.person(name);
  return await person.presses(await person.presses(on, 'Sign'), 'Sign this record');
}

async function does(name: string, on: Shown, button: string, entered: Entered = {}): Promise<Shown> {
  const person = steward.person(name);
  const saved = await person.presses(await person.presses(on, button), 'Save', entered);
  assert.equal(saved.refusal, '');
  return saved;
}

const FINDING = {
  'Web address or device': 'chat.example',
  'What is it?': 'A chat',
  'Reason for concern': 'Threats',
};
const examined = async (): Promise<Shown> =>
  await does(
    'Sami',
    await does('Sami', await reviewing(steward), 'Add finding', FINDING),
    'Conclude',
    CONCLUSION,
  );

const STATES: Readonly<Record<string, () => Promise<Shown>>> = {
  reported: async () => await reports(steward),
  acknowledged: async () => {
    const receipt = await reports(steward);
    await steward
      .person('Dora')
      .sends(here, { verb: 'acknowledge', data: { case: await caseOf(steward, receipt) } });
    return receipt;
  },
  reviewing: async () => await reviewing(steward),
  halted: async () => await steward.person('Sami').presses(await reviewing(steward), 'Stop: illegal image'),
  drafted: async () => await drafted(steward),
  signedOnce: async () => await signs('Sami', await examined()),
  disputed: async () => {
    const once = await signs('Sami', await examined());
    const dora = steward.person('Dora');
    const view = await dora.sends(here, { verb: 'open', data: { case: await caseOf(steward, once) } });
    return await does('Dora', view, 'Disagree', { Reason: 'Not shown.' });
  },
  concluded: async () => {
    const view = await drafted(steward);
    await signs('Dora', view);
    return await signs('Hana', view);
  },
  closed: async () => {
    const view = await drafted(steward);
    await signs('Dora', view);
    return await steward.person('Hana').presses(await signs('Hana', view), 'Close case');
  },
};

/** The case, its record, and each form: opened, and saved as it stands, which most of them refuse. */
async function opensEverything(caseId: CaseId, name: string): Promise<void> {
  const person = steward.person(name);
  for (const verb of ['open', 'record', 'hide']) await person.sends(here, { verb, data: { case: caseId } });
  for (const form of Object.keys(CASE_FORMS)) {
    const data = { case: caseId, name: form, from: 'view' };
    const shown = await person.sends(here, { verb: 'form', data });
    assert.equal(shown.refusal, '', form);
    assert.equal(shown.buttons.length, 2, form);
    await person.presses(shown, shown.buttons[0] ?? '');
  }
}

describe('every card that is shown', () => {
  it.each(Object.keys(STATES))(
    'is whole, in the state %s: the case, its record, every form, every message',
    async (state) => {
      const shown = await (STATES[state] ?? assert.fail())();
      await steward.settled();
      const caseId = await caseOf(steward, shown);
      assert.equal((await steward.store.loadCase(SCHOOL, caseId))?.state.progress.status, state);
      await opensEverything(caseId, 'Hana');
      const chats = ['Tess', 'Dora', 'Sami', 'Hana'].flatMap((name) => steward.person(name).posted());
      assert.ok(chats.length + steward.channel.posted().length > 2);
      for (const word of ['/cases', '/mine', '/help', '/report']) await steward.person('Dora').says(word);
    },
  );

  it.each(CATEGORIES)('is whole for the category %s, in danger and not', async (category) => {
    for (const danger of ['Yes', 'No'] as const) {
      await reportForm(steward, 'Tess', { category, danger });
      const caseId = await caseOf(steward, await reports(steward, 'Tess', { category, danger }));
      await opensEverything(caseId, 'Hana');
    }
  });

  it('stays small enough with the longest words, a hundred people, and many entries', async () => {
    const long = (length: number) => 'Abc "d"\n'.repeat(length / 8);
    const entered = {
      ...{ 'What happened?': long(4000), 'What have you done so far?': long(2000) },
      ...{ 'Where did it happen?': long(496), 'Who was harmed or affected?': long(496) },
      ...{ 'Who may have caused it?': long(496), 'Web address or device': long(496) },
    };
    const tess = steward.person('Tess');
    const who = {
      'Which adult?': ['Staff 7 with a rather long name, Teacher', 'Hana Head-Demo, Headteacher'],
    };
    const form = await reportForm(steward);
    const refused = await tess.presses(form, 'Send report', {
      ...entered,
      ...who,
      'At about what time?': '23:59',
    });
    assert.match(refused.refusal, /“When did it happen\?”/);
    assert.equal(valueIn(refused, 'What happened?'), entered['What happened?']);
    for (const chosen of who['Which adult?']) assert.ok(choicesIn(refused, 'Which adult?').includes(chosen));
    const found = await tess.presses(refused, 'Send report', {
      ...{ 'At about what time?': '10:00', 'Which adult?': [], 'Find person': 'Staff 8' },
    });
    for (const offered of choicesIn(found, 'Which adult?')) assert.match(offered, /^Staff 8/);
    const receipt = await reports(steward, 'Tess', { entered });
    const dora = steward.person('Dora');
    const view = await dora.sends(here, { verb: 'open', data: { case: await caseOf(steward, receipt) } });
    for (const note of [1, 2, 3]) await does('Dora', view, 'Add note', { Note: `${note} ${long(3992)}` });
    for (let page = await dora.presses(view, 'Add note'); page.buttons.includes('Next'); )
      page = await dora.presses(page, 'Next');
    for (let action = 0; action < 110; action += 1)
      await does('Dora', view, 'Record action', { 'What was done?': 'Rang', 'By whom?': 'Dora' });
    const entry = await dora.presses(view, 'Correct an entry');
    const words = { 'Should read': long(4000), Reason: long(2000) };
    assert.match((await dora.presses(entry, 'Save', words)).refusal, /“Which entry\?”/);
  });
});
