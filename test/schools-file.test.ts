import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSchoolsFile } from '#src/schools-file.ts';
import { seedPerson } from '#src/start.ts';

const AMINA = '33333333-0000-4000-8000-00000000000a';
const AMINAS_SECOND = '33333333-0000-4000-8000-00000000010a';
const BEN = '33333333-0000-4000-8000-00000000000b';
const NOBODY = '33333333-0000-4000-8000-00000000000f';
const DEMO = join(import.meta.dirname, '../src/local/demo-school.json');

const amina = { oid: AMINA, name: 'Amina Invented', position: 'Deputy safeguarding lead', roles: ['dsl'] };
const ben = { oid: BEN, name: 'Ben Invented', position: 'Teacher', roles: [] };
const school = {
  id: 'linden',
  tenantId: '11111111-1111-1111-1111-111111111111',
  ...{ pack: 'linden', name: 'Linden', prefix: 'LIN' },
  people: [amina, ben],
};

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-schools-'));
  path = join(folder, 'schools.json');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function read(...schools: readonly object[]) {
  await writeFile(path, JSON.stringify({ schools }));
  return readSchoolsFile(path);
}

/** Refused with exactly these lines under the sentence that names the file. */
async function expectRefused(schools: readonly object[], ...lines: readonly string[]): Promise<void> {
  const heading = `The schools file ${path} cannot be used. Put these right and start again:`;
  const refusal = await read(...schools).catch((cause: Error) => cause);
  expect(refusal).toBeInstanceOf(Error);
  expect(String(refusal)).toBe(`Error: ${[heading, ...lines.map((line) => `  ${line}`)].join('\n')}`);
}

describe('the schools file', () => {
  it('is read with ids in lower case, so that two spellings are one person (E8)', async () => {
    const person = { ...amina, oid: AMINA.toUpperCase(), alsoKnownAs: AMINAS_SECOND.toUpperCase() };
    const file = await read({ ...school, people: [person, { ...ben, manager: AMINA.toUpperCase() }] });
    expect(file).toEqual({
      schools: [
        {
          ...school,
          people: [
            { ...amina, alsoKnownAs: [AMINAS_SECOND] },
            { ...ben, manager: AMINA, alsoKnownAs: [] },
          ],
          partnerSchools: [],
          contacts: {},
        },
      ],
    });
  });

  it('keeps everything that may be there', async () => {
    const person = { ...ben, group: 'Teaching staff', since: '2026-09-01', alsoKnownAs: [AMINAS_SECOND] };
    const partnerSchools = [{ id: 'oak', name: 'Oak School', contact: '01632 960999' }];
    const lado = { text: '01632 960102', checked: '2026-09-01' };
    const contacts = { outOfHours: '01632 960101', lado, chair: '01632 960104' };
    const whole = { ...school, people: [person], partnerSchools, contacts };
    expect(await read(whole)).toEqual({
      schools: [
        {
          ...whole,
          contacts: {
            outOfHours: { text: '01632 960101' },
            lado: { text: '01632 960102', checked: '2026-09-01' },
            chair: { text: '01632 960104' },
          },
        },
      ],
    });
  });

  it('is refused when a contact is neither words nor words with the day they were checked', async () => {
    for (const lado of [7, { checked: '2026-09-01' }])
      await expectRefused(
        [{ ...school, contacts: { lado } }],
        'schools 1, contacts, lado: must be words, or "text" with the date it was last "checked", such as 2026-09-01',
      );
    await expectRefused(
      [{ ...school, contacts: { lado: { text: '01632 960102', checked: 'last week' } } }],
      'schools 1, contacts, lado, checked: must be a date such as 2026-09-01',
    );
  });

  it('is refused when two partner schools cannot be told apart (E13)', async () => {
    const oak = { id: 'oak', name: 'Oak School', contact: '01632 960999' };
    await expectRefused(
      [{ ...school, partnerSchools: [oak, { ...oak, name: 'Elm School' }] }],
      'schools 1, partnerSchools 2, id: is oak, like another partner school’s. Give each its own.',
    );
    await expectRefused(
      [{ ...school, partnerSchools: [oak, { ...oak, id: 'elm' }] }],
      'schools 1, partnerSchools 2, name: is Oak School, like another partner school’s. Give each its own.',
    );
  });

  it('takes any account of a manager, and refuses somebody’s own second one (E8)', async () => {
    const lead = { ...amina, alsoKnownAs: [AMINAS_SECOND] };
    const people = [lead, { ...ben, manager: AMINAS_SECOND, alsoKnownAs: [] }];
    const [known] = (await read({ ...school, people })).schools;
    const seeds = known?.people.map((person) => seedPerson(person, known.people));
    expect(seeds?.map(({ manager }) => manager)).toEqual([undefined, AMINA]);
    await expectRefused(
      [{ ...school, people: [{ ...lead, manager: AMINAS_SECOND }] }],
      'schools 1, people 1, manager: is the person. Name somebody else or take the manager out.',
    );
  });

  it('may hold the same person in two schools', async () => {
    const other = { ...school, id: 'oak', prefix: 'OAK' };
    expect((await read(school, other)).schools.map(({ id }) => id)).toEqual(['linden', 'oak']);
  });

  it('is refused with every wrong place and its remedy', async () => {
    const person = { ...amina, oid: 'amina', roles: ['dsl', 'boss'], since: '1 September', phone: '1' };
    await expectRefused(
      [{ ...school, id: 'Linden Centre', prefix: 'lin', name: ' ', people: [person] }],
      'schools 1, id: must be 2 to 31 small letters, digits or hyphens, beginning with a letter',
      'schools 1, name: must not be empty',
      'schools 1, prefix: must be 2 to 5 capital letters, such as LIN',
      'schools 1, people 1, oid: must be an Entra id, such as 33333333-0000-4000-8000-000000000001',
      'schools 1, people 1, roles 2: is the unknown role "boss". The roles are: staff, dsl, head, seniorLeader, lineManager, onlineSafetyLead, technician, dataProtection, agreements, chair, trustLead, governor, admin',
      'schools 1, people 1, since: must be a date such as 2026-09-01',
      'schools 1, people 1: has what no entry has: phone. Take it out or correct its spelling',
    );
  });

  it('is refused when something is absent', async () => {
    const { tenantId: _, ...withoutTenant } = school;
    await expectRefused([withoutTenant], 'schools 1, tenantId: is missing');
    await expectRefused([{ ...school, people: [] }], 'schools 1, people: must list at least one person');
    await expectRefused([], 'schools: must list at least one school');
  });

  it('is refused when one account stands twice in a school: one human being would count as two (T17)', async () => {
    const remedy =
      'which stands in this school already. Keep one entry per human being, and one place per account.';
    const again = { ...ben, oid: AMINA.toUpperCase() };
    await expectRefused(
      [{ ...school, people: [amina, again] }],
      `schools 1, people 2: has the account ${AMINA}, ${remedy}`,
    );
    const known = { ...amina, alsoKnownAs: BEN };
    await expectRefused(
      [{ ...school, people: [known, ben] }],
      `schools 1, people 2: has the account ${BEN}, ${remedy}`,
    );
    const shared = { ...ben, alsoKnownAs: AMINAS_SECOND };
    await expectRefused(
      [{ ...school, people: [{ ...amina, alsoKnownAs: AMINAS_SECOND }, shared] }],
      `schools 1, people 2: has the account ${AMINAS_SECOND}, ${remedy}`,
    );
  });

  it('is refused when a manager is nobody of the school, or the person', async () => {
    await expectRefused(
      [{ ...school, people: [amina, { ...ben, manager: NOBODY }] }],
      `schools 1, people 2, manager: is ${NOBODY}, whom this school does not list. Add that person or take the manager out.`,
    );
    await expectRefused(
      [{ ...school, people: [amina, { ...ben, manager: BEN }] }],
      'schools 1, people 2, manager: is the person. Name somebody else or take the manager out.',
    );
  });

  it('is refused when two schools could not be told apart', async () => {
    await expectRefused(
      [school, { ...school, prefix: 'OAK' }],
      'schools 2, id: is linden, like another school’s. Give each school its own.',
    );
    await expectRefused(
      [school, { ...school, id: 'oak' }],
      'schools 2, prefix: is LIN, like another school’s of the same tenant. References could not be told apart: choose another.',
    );
  });

  it('is refused when two schools of one tenant take the accounts of no directory', async () => {
    const takes = { ...school, takesOutsiders: true };
    await expectRefused(
      [takes, { ...takes, id: 'oak', prefix: 'OAK' }],
      'schools 2, takesOutsiders: is set for another school of the same tenant too. One school takes them: keep one.',
    );
  });

  it('says so when there is no such file', async () => {
    await expect(readSchoolsFile(path)).rejects.toThrow(
      `Could not read the schools file ${path}. Check STEWARD_SCHOOLS and the file’s permissions.`,
    );
  });

  it('names the line where it is not JSON, and nothing that stands there', async () => {
    await writeFile(path, '{\n  "schools": [\n    { "name": "Amina Invented" "id": 1 }\n  ]\n}');
    const refusal = await readSchoolsFile(path).catch(String);
    expect(refusal).toBe(
      `Error: The schools file ${path} is not JSON. It goes wrong at line 3. Look for a missing or a spare comma, quote or bracket.`,
    );
  });

  it('may begin with the mark that Windows editors write', async () => {
    await writeFile(path, `\uFEFF${JSON.stringify({ schools: [school] })}`);
    expect((await readSchoolsFile(path)).schools[0]?.id).toBe('linden');
  });
});

describe('the demo school', () => {
  it('has the people of the tour, each with a first name of their own', async () => {
    const { schools } = await readSchoolsFile(DEMO);
    const people = schools.flatMap((each) => each.people);
    expect(people.map(({ oid, roles }) => [oid.slice(-2), ...roles])).toEqual([
      ['01'],
      ['02', 'dsl'],
      ['03', 'dsl'],
      ['04', 'dsl'],
      ['05', 'onlineSafetyLead'],
      ['06', 'onlineSafetyLead'],
      ['07', 'head'],
      ['08', 'chair'],
      ['09', 'seniorLeader', 'lineManager'],
      ['10', 'technician'],
      ['11', 'agreements'],
      ['12', 'admin'],
      ['13'],
      ['14'],
      ['15'],
      ['16'],
    ]);
    expect(new Set(people.map(({ name }) => name.split(' ')[0])).size).toBe(people.length);
    expect(people.filter(({ name }) => !name.endsWith('-Demo'))).toEqual([]);
  });

  it('has only telephone numbers that Ofcom keeps for drama', async () => {
    const { schools } = await readSchoolsFile(DEMO);
    const contacts = schools.flatMap((each) => Object.values(each.contacts));
    expect(contacts.length).toBeGreaterThan(2);
    expect(contacts.filter(({ text }) => !/01632 960\d{3}$/.test(text))).toEqual([]);
  });
});
