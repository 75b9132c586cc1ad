import { strict as assert } from 'node:assert';
import { fileURLToPath } from 'node:url';
import { type CaseId, parseReference, parseSchoolId, type SchoolId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import type { Shown } from './shown-card.ts';
import { type StewardOptions, startTestSteward, type TestSteward } from './steward.ts';
import type { TestPerson } from './steward-person.ts';

/** Two academies of one tenant: some people belong to both, some only share a name. */
export const SCHOOLS = fileURLToPath(new URL('../fixtures/two-academies.json', import.meta.url));
export const NORTH = parseSchoolId('north-academy') ?? assert.fail();
export const SOUTH = parseSchoolId('south-academy') ?? assert.fail();
export const IN_NORTH = 'North Demo Academy';
export const IN_SOUTH = 'South Demo Academy';
export const NORTH_CHANNEL = '19:north@thread.tacv2';

/** The tenant, with a chat for everybody whom a test names. */
export async function startAcademies(options: StewardOptions = {}): Promise<TestSteward> {
  const steward = await startTestSteward({ schoolsFile: SCHOOLS, ...options });
  for (const name of ['Nell', 'Noel', 'Nia', 'Saul', 'Sky', 'Sue', 'Bea', 'Gus', 'Tara', 'Ali'])
    await steward.person(name).opensChat();
  return steward;
}

/** From a start card to the receipt. */
export async function reportsFrom(
  steward: TestSteward,
  person: TestPerson,
  start: Shown,
  category = 'Online bullying or harassment',
): Promise<Shown> {
  const form = await person.presses(start, 'Continue', { 'What is it about?': category });
  const receipt = await person.presses(form, 'Send report', { 'What happened?': 'They were mocked online.' });
  assert.match(receipt.text, /Report received/, receipt.text);
  await steward.settled();
  return receipt;
}

/** A report by somebody who has one school. */
export async function reportBy(steward: TestSteward, name: string, category?: string): Promise<Shown> {
  const person = steward.person(name);
  return await reportsFrom(steward, person, await person.says('/report'), category);
}

export async function caseIn(steward: TestSteward, school: SchoolId, shown: Shown): Promise<CaseId> {
  const typed = /[A-Z]{3}-\d{2}-\d{4}/.exec(shown.text)?.[0] ?? assert.fail(shown.text);
  const reference = parseReference(typed) ?? assert.fail();
  return (await steward.store.findReference(school, reference)) ?? assert.fail(`No case ${reference}`);
}

/** Somebody leaves one school, and none of the others. */
export async function leaves(steward: TestSteward, school: SchoolId, person: TestPerson): Promise<void> {
  await becomes(steward, school, person, { left: steward.now() });
}

/** Somebody's entry in the directory of one school changes. */
export async function becomes(
  steward: TestSteward,
  school: SchoolId,
  person: TestPerson,
  changed: Partial<Pick<Person, 'roles' | 'left'>>,
): Promise<void> {
  const key = `person_${person.id}`;
  const row = (await steward.rows.get(school, key)) ?? assert.fail();
  const content: unknown = JSON.parse(row.text);
  const here = { ...Reflect.get(Object(content), 'person'), ...changed };
  const text = JSON.stringify({ ...Object(content), person: here });
  await steward.rows.batch(school, [{ type: 'update', key, text, mark: row.mark }]);
}
