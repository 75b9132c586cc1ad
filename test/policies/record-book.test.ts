import { beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '#domain/digest.ts';
import { formIdAt } from '#domain/form-age.ts';
import type { Person } from '#domain/person.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import { showPolicy } from '#policies/show-policy.ts';
import { AMINA_DSL, EVERYBODY, HEAD_HANA, OSL_OLA, TEACHER_TESS } from '#test/domain/case/world.ts';
import { createWorld, SCHOOL, type World } from '#test/workflows/workflow-world.ts';
import { bookIdOf, readBook, writeInBook } from '#workflows/record-book.ts';

type Asked = readonly [what: string, kind: string, hint: RegExp, byOffice: boolean];

/** What each policy wants kept, under which kind of its pack, and what the pack says to write. */
const LINDEN: readonly Asked[] = [
  ['information for parents and the wider community (LIN-034)', 'parentMessages', /letters.*evenings/i, true],
  ['a risk assessment with the legal risk (LIN-064)', 'riskAssessments', /legal risk/, false],
  ['a training need from a performance review', 'trainingNeeds', /performance review/, true],
  ['what technical staff learnt and passed on (LIN-015)', 'technicalNews', /to whom they passed it/, false],
];
const ST_ANDREWS: readonly Asked[] = [
  ['which staff were shown the incident procedure (STA-037)', 'procedures', /by name, when and how/, true],
  ['support of those who monitor (STA-033)', 'supervision', /support or supervision/, false],
  ['awareness messages to parents and carers (STA-072)', 'parentMessages', /Safer Internet Day/, true],
  ['a session on safe use and how to report (STA-128)', 'sessions', /how to report misuse/, false],
  ['devices issued to classes and students (STA-105)', 'devicesIssued', /class or student/, true],
  ['which teacher holds the trip phone (STA-106)', 'tripPhone', /Which teacher/, true],
  ['a device handed in, with its label (STA-118, STA-126)', 'devicesHandedIn', /owner’s name.*locked/, true],
  ['its return, and that it stays off (STA-119)', 'devicesHandedIn', /stays off until the vehicle/, true],
  ['a risk assessment with the legal risk (STA-158)', 'riskAssessments', /legal risk/, false],
  ['the planned training, by date', 'trainingPlan', /planned.*Follow up by/, true],
  ['what the audit of training needs found', 'trainingPlan', /audit of needs/, true],
  ['a training need that came up in an appraisal', 'trainingNeeds', /at an appraisal/, false],
  ['advice and training given to one person (STA-038)', 'advice', /advised or trained/, false],
];
const BRIGANTIA: readonly Asked[] = [
  ['safe-use messages to staff and young people (BRI-012)', 'safeUseMessages', /staff and young/, false],
  ['how online safety was promoted (BRI-020)', 'promotion', /inside the academy/, true],
  ['what involved parents and carers (BRI-031)', 'parentActivities', /involve/, true],
];
const LINTHORPE: readonly Asked[] = [
  ['news of current risks (LTH-028)', 'riskNews', /staff, children and parents/, true],
  ['the theme weeks, planned by date (LTH-054)', 'themeWeeks', /February or November/, true],
  ['information and links for parents (LTH-056)', 'parentInformation', /links/, true],
  ['that internet access is supervised (LTH-091)', 'parentInformation', /access is supervised/, true],
  ['advice on gaming (LTH-158)', 'parentInformation', /gaming/, true],
  ['a risk assessment for computing (LTH-016)', 'riskAssessments', /what could go wrong/, false],
  ['a phone kept in the office at a parent’s wish (LTH-108)', 'phonesInOffice', /request/, true],
  ['needs for training and what is on offer (LTH-014)', 'development', /needs or was offered/, false],
  ['what the Computer Lead learnt (LTH-015)', 'development', /Computer Lead learnt/, false],
];
const LARCHES: readonly Asked[] = [
  ['messages to parents and carers (LAR-020)', 'parentMessages', /online safety/, true],
  ['that they were told of official accounts (LAR-077)', 'parentMessages', /official accounts/, true],
  ['that they know access is supervised (LAR-124)', 'parentMessages', /access is supervised/, true],
  ['what was published for the community (LAR-052)', 'publicInformation', /web site/, true],
  ['a risk assessment of an official account (LAR-071)', 'riskAssessments', /official account/, false],
  ['one before a new technology is used (LAR-119)', 'riskAssessments', /Before a new tech/, false],
  ['one before an app holds personal data (LAR-154)', 'riskAssessments', /app that holds/, false],
  ['joint work with partner schools (LAR-019)', 'partnerSchools', /joint work/, false],
  ['figures shared with a partner school (LAR-026)', 'partnerSchools', /its own figures/, false],
  ['a change made because of a trend (LAR-023)', 'trendChanges', /Which trend.*what was changed/, false],
  ['that a partner school knows access is supervised (LAR-125)', 'partnerSchools', /supervised/, false],
  ['help to understand the agreement (LAR-129)', 'agreementHelp', /helped to read and understand/, false],
];
const PACKS = [
  ['linden', LINDEN],
  ['st-andrews', ST_ANDREWS],
  ['brigantia', BRIGANTIA],
  ['linthorpe', LINTHORPE],
  ['larches', LARCHES],
] as const;

const OFFICE: Person = { ...TEACHER_TESS, roles: ['agreements'] };

let world: World;
beforeEach(async () => {
  world = await createWorld([...EVERYBODY.filter(({ id }) => id !== OFFICE.id), OFFICE]);
});

describe.each(PACKS)('the record book of %s', (pack, asked) => {
  it.each(asked)('keeps %s, and finds it again', async (what, kind, hint, byOffice) => {
    const policy = await loadPolicy(pack);
    const deps = {
      ...world.sending,
      school: (id: typeof SCHOOL) => ({ ...world.sending.school(id), policy }),
    };
    expect(policy.book.find(({ id }) => id === kind)?.hint).toMatch(hint);
    const writer = byOffice ? OFFICE : AMINA_DSL;
    const form = formIdAt(world.now(), digestOf(what).slice(0, 32));
    const words = { what, forWhom: 'Class 8', when: world.now(), byWhom: 'The office', followUp: '' };
    const command = { type: 'enter', kind, form, at: world.now(), ...words } as const;
    const written = await writeInBook(deps, SCHOOL, writer, command, bookIdOf(form, writer.id));
    expect(written).toMatchObject({ ok: true });
    const found = async (person: Person) =>
      (await readBook(deps, SCHOOL, person, kind, undefined))?.entries.map(({ entered }) => entered.what);
    for (const person of [AMINA_DSL, HEAD_HANA, OSL_OLA]) expect(await found(person)).toEqual([what]);
    expect(await found(OFFICE)).toEqual(byOffice ? [what] : undefined);
  });

  it('stands on the page that a head approves, each kind with what to write', async () => {
    const policy = await loadPolicy(pack);
    const page = showPolicy(policy).replaceAll(/\s+/g, ' ');
    for (const { title, hint } of policy.book) {
      expect(page).toContain(title);
      expect(page).toContain(hint);
    }
    expect(new Set(asked.map(([, kind]) => kind))).toEqual(new Set(policy.book.map(({ id }) => id)));
  });
});

it('shows a theme week as due in its month (LTH-054)', async () => {
  const policy = await loadPolicy('linthorpe');
  const deps = { ...world.sending, school: (id: typeof SCHOOL) => ({ ...world.sending.school(id), policy }) };
  for (const followUp of ['2026-11-16', '2027-02-08']) {
    const form = formIdAt(world.now(), digestOf(followUp).slice(0, 32));
    const words = { what: followUp, forWhom: 'All', when: world.now(), byWhom: 'The school', followUp };
    const command = { type: 'enter', kind: 'themeWeeks', form, at: world.now(), ...words } as const;
    await writeInBook(deps, SCHOOL, OFFICE, command, bookIdOf(form, OFFICE.id));
  }
  const sheet = await readBook(deps, SCHOOL, OFFICE, 'riskNews', undefined);
  expect(sheet?.due.map(({ entered }) => entered.what)).toEqual(['2026-11-16']);
});
