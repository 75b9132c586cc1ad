import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { IN_NORTH, IN_SOUTH, reportBy, SOUTH, startAcademies } from '#test/support/academies.ts';
import { pressOf, type Shown } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';

let steward: TestSteward;
beforeEach(async () => {
  steward = await startAcademies();
  await reportBy(steward, 'Nia');
  await reportBy(steward, 'Sue');
});
afterEach(async () => {
  await steward.close();
});

async function opens(name: string, button: string, school?: string): Promise<Shown> {
  const person = steward.person(name);
  const said = await person.says('/log');
  const card = school === undefined ? said : await person.presses(said, school);
  return await person.presses(card, button);
}

describe('/log in a tenant of two academies', () => {
  it('shows each lead the log of the own academy alone', async () => {
    const north = await opens('Nell', 'Open the log');
    assert.match(north.text, /Reports 1 to 1 of 1\.\nNOR-26-0001/);
    assert.doesNotMatch(north.text, /SOU-26/);
    assert.match((await opens('Saul', 'Open the log')).text, /Reports 1 to 1 of 1\.\nSOU-26-0001/);
  });

  it('opens no log to somebody of both where they hold no role', async () => {
    const north = await opens('Bea', 'Open the log', IN_NORTH);
    assert.match(north.text, /NOR-26-0001/);
    const bea = steward.person('Bea');
    const south = await bea.sends(north, { verb: 'log-open', data: { term: '2026-09', inSchool: SOUTH } });
    assert.match(south.refusal, /^Only safeguarding leads, the head and the lead for online safety/);
    assert.doesNotMatch(south.text, /SOU-26/);
    const card = await bea.presses(await bea.says('/school'), IN_SOUTH);
    assert.doesNotMatch(card.text, /\/log/);
  });

  it('keeps the books apart, whichever academy a card claims to come from (T9)', async () => {
    const nell = steward.person('Nell');
    const form = await opens('Nell', 'Record something');
    const words = { 'What was done?': 'A northern letter', 'Who was it for?': 'Parents' };
    const { verb, data } = pressOf(form, 'Save', words);
    const saved = await nell.sends(form, { verb, data: { ...data, inSchool: SOUTH } });
    assert.match(saved.text, /A northern letter/);
    assert.match((await opens('Nell', 'Record book')).text, /A northern letter/);
    assert.doesNotMatch((await opens('Saul', 'Record book')).text, /northern/);
  });
});
