import { strict as assert } from 'node:assert';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, it } from 'vitest';
import {
  IN_NORTH,
  leaves,
  NORTH,
  reportBy,
  SCHOOLS,
  SOUTH,
  startAcademies,
} from '#test/support/academies.ts';
import { choicesIn } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';

let steward: TestSteward;
afterEach(async () => {
  await steward.close();
});

const OUTSIDER = '77777777-0000-4000-8000-000000000001';
const UNACKNOWLEDGED = 'Waiting to be taken up';
const OVERDUE = 'Overdue: nobody has taken it up';

/** What the card says under one academy and label. */
function counted(text: string, school: string, label: string): string | undefined {
  const section = text.slice(text.lastIndexOf(`${school}\n`));
  return new RegExp(`${label}\\n(.*)`).exec(section)?.[1];
}

async function trustCard(name = 'Tara') {
  const person = steward.person(name);
  await person.presses(await person.says('/school'), IN_NORTH);
  return await person.says('/cases');
}

describe('the trust’s view (product 2, E53)', () => {
  it('is numbers for each academy, none under five, and nothing else of a case', async () => {
    steward = await startAcademies();
    for (let made = 0; made < 5; made += 1) await reportBy(steward, 'Nia');
    for (let made = 0; made < 4; made += 1) await reportBy(steward, 'Sue');
    const card = await trustCard();
    assert.match(card.text, /No case is open that you may see/);
    assert.equal(counted(card.text, 'North Demo Academy', UNACKNOWLEDGED), '5');
    assert.equal(counted(card.text, 'South Demo Academy', UNACKNOWLEDGED), 'fewer than 5');
    assert.equal(counted(card.text, 'North Demo Academy', 'Taken up'), 'fewer than 5');
    assert.ok(!/(NOR|SOU)-26|bullying|Nia|Nell|Sue|Saul|mocked|23 November/.test(card.text), card.text);
    assert.doesNotMatch(card.text, /Closed|Merged/);
    assert.deepEqual(card.buttons, []);
    assert.match((await steward.person('Tara').says('/help')).text, /\/cases/);
  });

  it('counts no case that the viewer is kept out of (T19)', async () => {
    steward = await startAcademies();
    for (let made = 0; made < 5; made += 1) await reportBy(steward, 'Nia');
    const [nell, tara] = [steward.person('Nell'), steward.person('Tara')];
    const view = await nell.presses(await nell.says('/case NOR-26-0001'), 'Open case');
    const form = await nell.presses(view, 'Exclude person');
    const who = choicesIn(form, 'Who?').find((title) => title.startsWith('Tara'));
    await nell.presses(form, 'Save', { 'Who?': who ?? assert.fail(), Reason: 'Her niece.' });
    const line = (await steward.store.openCases(NORTH, 'ordinary', undefined, 9)).items;
    assert.ok(line.some(({ hiddenFrom }) => hiddenFrom.includes(tara.id)));
    assert.equal(counted((await trustCard()).text, 'North Demo Academy', UNACKNOWLEDGED), 'fewer than 5');
  });

  it('counts what nobody has taken up once the ladder has begun', async () => {
    steward = await startAcademies();
    for (let made = 0; made < 6; made += 1) await reportBy(steward, 'Nia', 'Indecent images of children');
    assert.equal(counted((await trustCard()).text, 'North Demo Academy', OVERDUE), 'fewer than 5');
    steward.passes(16);
    await steward.settled();
    assert.equal(counted((await trustCard()).text, 'North Demo Academy', OVERDUE), '6');
    const nell = steward.person('Nell');
    await nell.presses(nell.latest('New report'), 'Acknowledge');
    const card = (await trustCard()).text;
    assert.equal(counted(card, 'North Demo Academy', OVERDUE), '5');
    assert.equal(counted(card, 'North Demo Academy', UNACKNOWLEDGED), '5');
  });

  it('leaves confidential cases out, and says so (H24)', async () => {
    steward = await startAcademies();
    for (let made = 0; made < 6; made += 1) await reportBy(steward, 'Nia', 'Concern about an adult');
    const card = await trustCard();
    assert.equal(counted(card.text, 'North Demo Academy', UNACKNOWLEDGED), 'fewer than 5');
    assert.equal(card.text.match(/Confidential cases are not counted\./g)?.length, 2);
  });

  it('opens no case, and is for the academies where the role is held, while it is', async () => {
    steward = await startAcademies();
    await reportBy(steward, 'Nia');
    const tara = steward.person('Tara');
    assert.match((await tara.says('/case NOR-26-0001')).text, /There is no such case that you may open/);
    assert.ok(!(await trustCard('Bea')).text.includes('not counted'));
    await leaves(steward, SOUTH, tara);
    const left = (await tara.says('/cases')).text;
    assert.ok(left.includes('North Demo Academy\n') && !left.includes('South Demo Academy'), left);
  });
});

describe('an account of no directory, in a tenant of several schools (T12)', () => {
  it('is told of to the leads of the school listed first, and of no other', async () => {
    steward = await startAcademies();
    assert.match((await steward.person(OUTSIDER).says('Help')).text, /^Nobody reads messages here/);
    assert.equal((await steward.store.allCases(NORTH)).length, 1);
    assert.deepEqual(await steward.store.allCases(SOUTH), []);
  });

  it('is told of to the school that the schools file names for it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'academies-'));
    const schools = JSON.parse(await readFile(SCHOOLS, 'utf8'));
    schools.schools[1].takesOutsiders = true;
    await writeFile(join(folder, 'schools.json'), JSON.stringify(schools));
    steward = await startAcademies({ schoolsFile: join(folder, 'schools.json') });
    await rm(folder, { recursive: true });
    await steward.person(OUTSIDER).says('Help');
    assert.deepEqual(await steward.store.allCases(NORTH), []);
    assert.equal((await steward.store.allCases(SOUTH)).length, 1);
  });
});
