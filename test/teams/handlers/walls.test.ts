import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { formIdAt } from '#domain/form-age.ts';
import type { CaseId } from '#domain/ids.ts';
import {
  caseIn,
  IN_NORTH,
  IN_SOUTH,
  leaves,
  NORTH,
  reportBy,
  SOUTH,
  startAcademies,
} from '#test/support/academies.ts';
import { choicesIn, pressOf } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import type { TestPerson } from '#test/support/steward-person.ts';

let steward: TestSteward;
let caseId: CaseId;
beforeEach(async () => {
  steward = await startAcademies();
  caseId = await caseIn(steward, NORTH, await reportBy(steward, 'Nia'));
});
afterEach(async () => {
  await steward.close();
});

const here = { activityId: 'activity-1' };
const NOTHING =
  /There is no such case that you may open|There is no (such report of yours|open question for you)|out of date/;
/** What only the other school knows. */
const THEIRS = /mocked|NOR-26|bullying|Nia|Nell|Noel/;

function presses(form: string) {
  const note = { case: caseId, name: 'add-note', from: 'view' };
  return [
    ...['open', 'record', 'hide', 'receipt', 'question', 'acknowledge'].map((verb) => ({
      ...{ verb, data: { case: caseId } },
    })),
    { verb: 'form', data: note },
    { verb: 'save', data: { ...note, form, note: 'words' } },
    { verb: 'do', data: { ...note, name: 'take-over', form } },
    { verb: 'sign', data: { case: caseId, covers: 'a'.repeat(64), form } },
  ];
}

async function reachesNothing(person: TestPerson, hint: object): Promise<void> {
  const before = await steward.store.loadCase(NORTH, caseId);
  for (const { verb, data } of presses(formIdAt(steward.now(), '0'.repeat(32)))) {
    const answer = await person.sends(here, { verb, data: { ...data, ...hint } });
    assert.match(answer.text, NOTHING, `${verb}: ${answer.text}`);
    assert.ok(!THEIRS.test(answer.text), `${verb}: ${answer.text}`);
  }
  assert.deepEqual(await steward.store.loadCase(NORTH, caseId), before);
  assert.deepEqual(await steward.store.reads(NORTH, caseId), []);
}

describe('the wall between two academies of one tenant (product 2, T8, T9, P5)', () => {
  it.each([{}, { inSchool: NORTH }, { inSchool: SOUTH }, { inSchool: 7 }, { inSchool: 'nowhere' }])(
    'keeps the lead of one out of the other’s case, whatever school the card names: %o',
    async (hint) => {
      await reachesNothing(steward.person('Saul'), hint);
      assert.deepEqual(await steward.store.attempts(NORTH), [], 'no trace in a school that is not theirs');
    },
  );

  it('lets in whom the owning school lets in, from whichever school they have chosen', async () => {
    const bea = steward.person('Bea');
    await bea.presses(await bea.says('/school'), IN_SOUTH);
    const open = { verb: 'open', data: { case: caseId, inSchool: SOUTH } };
    assert.match((await bea.sends(here, open)).text, /^North Demo Academy\nNOR-26-0001/);
  });

  it('gives nobody the roles that they hold elsewhere', async () => {
    const theirs = await caseIn(steward, SOUTH, await reportBy(steward, 'Sue'));
    const bea = steward.person('Bea'); // lead of one, teacher of the other
    await bea.presses(await bea.says('/school'), IN_NORTH);
    for (const inSchool of [NORTH, SOUTH]) {
      const answer = await bea.sends(here, { verb: 'open', data: { case: theirs, inSchool } });
      assert.match(answer.text, /There is no such case that you may open/);
    }
    assert.match((await bea.says('/case SOU-26-0001')).text, /There is no such case that you may open/);
  });

  it('shuts out who has left that school and not the other, at once (T21)', async () => {
    const gus = steward.person('Gus');
    const open = { verb: 'open', data: { case: caseId, inSchool: NORTH } };
    assert.match((await gus.sends(here, open)).text, /mocked/);
    await leaves(steward, NORTH, gus);
    assert.match((await gus.sends(here, open)).text, /There is no such case that you may open/);
    assert.match((await gus.says('/case NOR-26-0001')).text, /There is no such case that you may open/);
    assert.match((await gus.says('/cases')).text, /No case is open that you may see/);
  });

  it('lists nothing of the other school, by /cases, /mine, /log or /case and however the page is forged', async () => {
    const saul = steward.person('Saul');
    for (const text of ['/cases', '/mine', '/log', '/case NOR-26-0001'])
      assert.ok(!THEIRS.test((await saul.says(text)).text.replace('NOR-26-0042', '')), text);
    for (const after of ['ordinary', 'ordinary|open_ordinary_', `ordinary|open_ordinary_${caseId}`]) {
      const data = { list: 'cases', after, inSchool: NORTH };
      const page = await saul.sends(here, { verb: 'list', data });
      assert.match(page.text, /No case is open that you may see/);
    }
  });

  it('offers and takes no person of the other school, be their names alike', async () => {
    const sue = steward.person('Sue');
    const start = await sue.says('/report');
    const form = await sue.presses(start, 'Continue', { 'What is it about?': 'Concern about an adult' });
    const adults = choicesIn(form, 'Which adult?');
    assert.deepEqual(
      adults.filter((title) => title.startsWith('Alex')),
      ['Alex Same-Demo, Site manager'],
    );
    assert.ok(adults.every((title) => !/North/.test(title)));
    const sent = pressOf(form, 'Send report', {
      'What happened?': 'An adult said something.',
      'Might an adult who works or volunteers here have done something wrong?': 'Yes',
    });
    const nia = steward.person('Nia').id;
    for (const inSchool of [NORTH, SOUTH]) {
      const data = { ...sent.data, adults: nia, inSchool };
      const answer = await sue.sends(form, { verb: sent.verb, data });
      assert.match(answer.refusal, /Please choose|not in the school’s policy or directory/, answer.text);
    }
    assert.deepEqual(await steward.store.allCases(SOUTH), []);
  });

  it('keeps the term dates of one from the other, whatever school the form names', async () => {
    const [noel, sky] = [steward.person('Noel'), steward.person('Sky')];
    const title = 'Term dates and closures';
    const form = await noel.presses(await noel.presses(await noel.says('/settings'), title), 'Change dates');
    const { verb, data } = pressOf(form, 'Save', { [title]: '2026-12-04 Forged' });
    await sky.sends(here, { verb, data: { ...data, inSchool: NORTH } });
    assert.deepEqual(await steward.store.termDates(NORTH, 9), []);
    assert.match((await noel.presses(form, 'Save', { [title]: '2026-12-04 Snow' })).text, /Saved: /);
    const theirs = await sky.presses(await sky.says('/settings'), title);
    assert.doesNotMatch(theirs.text, /Snow|Noel/);
  });

  it('tells nobody of the other school', async () => {
    await steward.settled();
    for (const name of ['Saul', 'Sky', 'Sue', 'Ali'])
      assert.deepEqual(
        steward
          .person(name)
          .posted()
          .map(({ text }) => text),
        [],
      );
    assert.match(steward.person('Nell').latest().text, /NOR-26-0001/);
  });

  it('takes no school from an account of no directory', async () => {
    const outsider = steward.person('77777777-0000-4000-8000-000000000001');
    for (const { verb, data } of presses('')) {
      const answer = await outsider.sends(here, { verb, data: { ...data, inSchool: NORTH } });
      assert.match(answer.text, /^Nobody reads messages here/);
    }
  });
});
