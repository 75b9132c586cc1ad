import { parsePersonId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import * as world from '#test/domain/case/world.ts';

/** Who stands in the school of a matrix, by the short name that the expectations use. */
export type Who =
  | ('amina' | 'ben' | 'dina' | 'hana' | 'chidi' | 'sam' | 'sue' | 'ola' | 'mia' | 'dev')
  | ('tom' | 'tess' | 'tao' | 'gita' | 'tariq' | 'olga' | 'ada' | 'lee');

export type Cast = Readonly<Record<Who, Person>>;

const { EVERYBODY } = world;

/** Every role is held; Dina leads on safeguarding and is one of those who lead the school as well. */
export function castOf(dinasRole: 'seniorLeader' | 'head'): Cast {
  return {
    ...{ amina: world.AMINA_DSL, ben: world.BEN_DSL, dina: dina(dinasRole), hana: world.HEAD_HANA },
    ...{ chidi: world.CHAIR_CHIDI, sam: world.SENIOR_SAM, sue: world.SENIOR_SUE, ola: world.OSL_OLA },
    ...{ mia: holder('lineManager'), dev: holder('dataProtection'), tom: world.TEACHER_TOM },
    ...{ tess: world.TEACHER_TESS, tao: world.TECH_TAO, gita: world.GOVERNOR_GITA, lee: world.LEAVER_LEE },
    ...{ tariq: world.TRUST_TARIQ, olga: world.OFFICE_OLGA, ada: world.ADMIN_ADA },
  };
}

function holder(role: Person['roles'][number]): Person {
  const found = EVERYBODY.find(({ roles }) => roles.includes(role));
  if (found === undefined) throw new TypeError(`Nobody holds ${role}`);
  return found;
}

function dina(role: 'seniorLeader' | 'head'): Person {
  const id = parsePersonId('00000000-0000-4000-8000-000000000019');
  if (id === undefined) throw new TypeError('Dina needs an id');
  return {
    id,
    name: 'Dina Dsl-Leader',
    position: 'Safeguarding lead in the leadership',
    roles: ['dsl', role],
  };
}

/** Kinds of subject, as the rows of the table name them, and what the report says of each. */
export const SUBJECTS = [
  { kind: 'none', title: 'no adult', adult: 'no', about: [] },
  { kind: 'pupil', title: 'a pupil', adult: 'no', about: [] },
  { kind: 'teacher', title: 'a teacher', adult: 'yes', about: ['tess'] },
  { kind: 'lead', title: 'the safeguarding lead', adult: 'yes', about: ['amina'] },
  { kind: 'deputy', title: 'a deputy lead', adult: 'notSure', about: ['ben'] },
  { kind: 'leadInLeadership', title: 'a lead who is in the leadership', adult: 'yes', about: ['dina'] },
  { kind: 'senior', title: 'a senior leader', adult: 'yes', about: ['sam'] },
  { kind: 'head', title: 'the head', adult: 'yes', about: ['hana'] },
  { kind: 'chair', title: 'the chair', adult: 'yes', about: ['chidi'] },
  { kind: 'technician', title: 'the technician', adult: 'yes', about: ['tao'] },
  { kind: 'onlineSafetyLead', title: 'the online safety lead', adult: 'yes', about: ['ola'] },
  { kind: 'notListed', title: 'a volunteer not listed', adult: 'notSure', about: [] },
  { kind: 'several', title: 'a teacher and the head', adult: 'yes', about: ['tess', 'hana'] },
  { kind: 'reporter', title: 'the reporter', adult: 'yes', about: ['tom'] },
  {
    kind: 'all',
    title: 'all who would be told',
    adult: 'yes',
    about: ['hana', 'chidi', 'dina', 'amina', 'ben', 'sam', 'sue'],
  },
] as const satisfies readonly {
  readonly kind: string;
  readonly title: string;
  readonly adult: 'no' | 'yes' | 'notSure';
  readonly about: readonly Who[];
}[];

export type Subject = (typeof SUBJECTS)[number];
