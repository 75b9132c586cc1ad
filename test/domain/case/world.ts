import type { CaseCommand, Report } from '#domain/case/command.ts';
import type { Facts } from '#domain/case/decide.ts';
import { type CaseId, type PersonId, parseCaseId, parsePersonId, reference } from '#domain/ids.ts';
import type { Person, Role, RoleHolders } from '#domain/person.ts';
import type { Category, Policy } from '#domain/policy.ts';
import { type Instant, parseInstant } from '#domain/time.ts';

export function moment(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === undefined) throw new TypeError(`${text} is no moment`);
  return instant;
}

export const MONDAY_10AM = moment('2026-11-23T10:00:00Z');
export const MONDAY_11AM = moment('2026-11-23T11:00:00Z');
export const SUNDAY_8PM = moment('2026-11-22T20:00:00Z');

function caseId(text: string): CaseId {
  const id = parseCaseId(text.padEnd(32, '0'));
  if (id === undefined) throw new TypeError(`${text} is no case id`);
  return id;
}

export const CASE = caseId('case1');
export const OTHER_CASE = caseId('case2');
export const OTHER_REFERENCE = reference('TST', '26', 43);
export const REFERENCE = reference('TST', '26', 42);

function someone(number: number, name: string, position: string, roles: readonly Role[]): Person {
  const id = parsePersonId(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);
  if (id === undefined) throw new TypeError(`${name} needs an id`);
  return { id, name, position, roles };
}

export const AMINA_DSL = someone(1, 'Amina Dsl', 'Safeguarding lead', ['dsl']);
export const BEN_DSL = someone(2, 'Ben Dsl', 'Deputy safeguarding lead', ['dsl']);
export const HEAD_HANA = someone(3, 'Hana Head', 'Headteacher', ['head']);
export const CHAIR_CHIDI = someone(4, 'Chidi Chair', 'Chair of governors', ['chair']);
export const SENIOR_SAM = someone(5, 'Sam Senior', 'Assistant head', ['seniorLeader']);
export const SENIOR_SUE = someone(6, 'Sue Senior', 'Head of year', ['seniorLeader']);
export const OSL_OLA = someone(7, 'Ola Osl', 'Computing subject lead', ['onlineSafetyLead']);
export const TEACHER_TOM = someone(8, 'Tom Teacher', 'Teacher of maths', []);
export const TEACHER_TESS = someone(9, 'Tess Teacher', 'Teacher of art', []);
export const TECH_TAO = someone(10, 'Tao Tech', 'Network manager', ['technician']);
export const GOVERNOR_GITA = someone(11, 'Gita Governor', 'Governor', ['governor']);
export const TRUST_TARIQ = someone(12, 'Tariq Trust', 'Trust safeguarding lead', ['trustLead']);
export const OFFICE_OLGA = someone(13, 'Olga Office', 'School office', ['agreements']);
const DPO_DEV = someone(14, 'Dev Dpo', 'Data protection officer', ['dataProtection']);
export const MANAGER_MIA = someone(15, 'Mia Manager', 'Head of maths', ['lineManager']);
export const ADMIN_ADA = someone(16, 'Ada Admin', 'Sets Steward up', ['admin']);
/** Was a safeguarding lead, and has left. */
export const LEAVER_LEE: Person = {
  ...someone(17, 'Lee Leaver', 'Former lead', ['dsl']),
  left: moment('2026-10-23T16:00:00Z'),
};
/** Has an account somewhere, but is in nobody's directory. */
export const STRANGER_SID = someone(18, 'Sid Stranger', 'Not in the directory', []);

export const EVERYBODY: readonly Person[] = [
  AMINA_DSL,
  BEN_DSL,
  HEAD_HANA,
  CHAIR_CHIDI,
  SENIOR_SAM,
  SENIOR_SUE,
  OSL_OLA,
  TEACHER_TOM,
  TEACHER_TESS,
  TECH_TAO,
  GOVERNOR_GITA,
  TRUST_TARIQ,
  OFFICE_OLGA,
  DPO_DEV,
  MANAGER_MIA,
  ADMIN_ADA,
  LEAVER_LEE,
];

/** What is due at once from Monday at ten. */
export const AT_ONCE = {
  clock: { kind: 'atOnce' },
  due: { dueAt: moment('2026-11-23T10:15:00Z'), remindAt: [moment('2026-11-23T10:15:00Z'), MONDAY_11AM] },
} as const;

const GUIDE = { takes: 'x', takesNot: 'x', how: 'x', neverSend: 'x' };

export const POLICY: Policy = {
  id: 'test',
  version: 'test-1',
  title: 'Test policy',
  words: {
    ...{ pupil: 'pupil', pupils: 'pupils', head: 'headteacher', governors: 'governors' },
    ...{ lead: 'DSL', school: 'school', commerce: 'Commerce' },
  },
  roleTitles: {},
  reviewers: ['dsl', 'head', 'seniorLeader'],
  receivers: { ordinary: ['head'], bySource: {}, restricted: ['head'], about: [], restrictedNext: ['chair'] },
  categories: [
    category('bullying', {}),
    category('nudes', {
      imageGuard: true,
      duties: [
        { body: 'police', mode: 'decide' },
        { body: 'socialCare', mode: 'decide' },
      ],
    }),
    category('indecentImages', { imageGuard: true, duties: [{ body: 'police', mode: 'must' }] }),
    category('staffConduct', { restricted: true }),
    category('plagiarism', { channel: false, receivers: ['lineManager'] }),
    category('other', {}),
  ],
  fallbackCategory: 'other',
  outcomes: [
    { id: 'internal', title: 'Dealt with in school' },
    { id: 'police', title: 'Police' },
  ],
  bodies: [
    { id: 'police', title: 'Police', police: true, guide: GUIDE },
    { id: 'lado', title: 'LADO', police: false, guide: GUIDE },
    { id: 'socialCare', title: 'Social care', police: false, guide: GUIDE },
    { id: 'parents', title: 'Parents', police: false, guide: GUIDE },
  ],
  measures: [
    { id: 'riskAssessment', title: 'Risk assessment', covers: 'x' },
    { id: 'change', title: 'Change agreed', covers: 'x' },
  ],
  policies: [{ id: 'behaviour', title: 'Behaviour policy' }],
  restrictedDuties: [{ body: 'lado', mode: 'decide' }],
  childDuties: [{ body: 'parents', mode: 'decide' }],
  vulnerableDuties: [{ body: 'riskAssessment', mode: 'must' }],
  advisers: ['police'],
  decisions: [],
  ...{ sanctions: [], sanctionAdvice: [] },
  seriousDuties: [],
  aggravatedDuties: [],
  underAgeDuties: [],
  viewing: ['dsl'],
  deletesAfterAdvice: true,
  debrief: 'offered',
  book: [],
  chase: {
    urgent: [{ afterMinutes: 15, tell: ['dsl'] }],
    ordinary: [{ afterSchoolHours: 4, tell: ['dsl'] }],
    day: { from: '08:30', to: '16:30' },
  },
  ...{ pages: [], agreements: [], courses: [], induction: [], nudges: [], cycles: [] },
  reminders: {
    ...{ before: [14, 7, 1], every: 3, from: '08:00', to: '17:30' },
    ...{ escalateAfter: 4, joinerDays: 10, snoozeDays: 5 },
  },
  open: [],
};

function category(id: string, special: Partial<Policy['categories'][number]>) {
  const plain: Omit<Category, 'id' | 'title'> = {
    ...{ area: 'conduct', imageGuard: false, restricted: false, channel: true, urgent: false },
    ...{ duties: [], childDuties: [], guidance: [], steps: [] },
  };
  return { id, title: id, ...plain, ...special };
}

/** What a decision rests on when the directory holds exactly these people. */
export function factsOf(people: readonly Person[], policy: Policy = POLICY): Facts {
  const holders: RoleHolders = people
    .filter((person) => person.left === undefined && person.roles.length > 0)
    .map(({ id, roles }) => ({ id, roles }));
  return { policy, holders, people: new Map(people.map((person) => [person.id, person])), closures: [] };
}

export const FACTS = factsOf(EVERYBODY);

/** The same directory, with one person changed: a leaver, another role. */
export function factsWith(...changed: readonly Person[]): Facts {
  const others = EVERYBODY.filter(({ id }) => !changed.some((person) => person.id === id));
  return factsOf([...others, ...changed]);
}

type Without<Union, Field extends PropertyKey> = Union extends unknown ? Omit<Union, Field> : never;
export type Ask = Without<Exclude<CaseCommand, Report>, 'caseId' | 'by' | 'at'>;

export function does(person: Person, ask: Ask, at: Instant = MONDAY_10AM): Exclude<CaseCommand, Report> {
  return { ...ask, caseId: CASE, by: person.id, at };
}

/** Tom saw bullying between pupils, unless told otherwise. */
export function report(special: Partial<Report> = {}): Report {
  return {
    type: 'report',
    caseId: CASE,
    by: TEACHER_TOM.id,
    at: MONDAY_10AM,
    origin: 'form',
    reference: REFERENCE,
    category: 'bullying',
    urgent: false,
    what: 'A pupil showed me unkind messages.',
    when: SUNDAY_8PM,
    where: 'On the bus',
    affected: 'Pupil Pia',
    alleged: 'Pupil Pat',
    adult: 'no',
    adults: [],
    adultUnlisted: '',
    source: 'sawIt',
    evidence: 'chat.example/room',
    done: 'Comforted the pupil.',
    hideReporter: false,
    ...special,
  };
}

export function idsOf(...people: readonly Person[]): readonly PersonId[] {
  return people.map(({ id }) => id);
}
