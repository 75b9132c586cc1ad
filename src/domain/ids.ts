import type { Brand } from './brand.ts';

export type SchoolId = Brand<string, 'SchoolId'>;
export type TenantId = Brand<string, 'TenantId'>;
/** One human being of one school: the Entra object id of the first account, lower case (E8). */
export type PersonId = Brand<string, 'PersonId'>;
/** Somebody of the roll, who has no account: a random id. */
export type RollId = Brand<string, 'RollId'>;
/** Whoever may owe a signature: somebody of the directory, or of the roll. */
export type OwnerId = PersonId | RollId;
/** One case: a random id, never shown; people use the reference. */
export type CaseId = Brand<string, 'CaseId'>;
/** One entry of the record book. */
export type BookId = Brand<string, 'BookId'>;
/** One opened form of one person: nine characters of time, then random ones (see `form-age.ts`). */
export type FormId = Brand<string, 'FormId'>;
/** What people quote: school, academic year, number, as in `LIN-26-0042`. */
export type Reference = Brand<string, 'Reference'>;

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const RANDOM = /^[0-9a-z]{32}$/;
const SCHOOL = /^[a-z][a-z0-9-]{1,30}$/;
const REFERENCE = /^[A-Z]{2,5}-\d{2}-\d{4,6}$/;

export function parsePersonId(raw: string): PersonId | undefined {
  const id = raw.toLowerCase();
  return GUID.test(id) ? (id as PersonId) : undefined;
}

export function parseTenantId(raw: string): TenantId | undefined {
  const id = raw.toLowerCase();
  return GUID.test(id) ? (id as TenantId) : undefined;
}

export function parseSchoolId(raw: string): SchoolId | undefined {
  return SCHOOL.test(raw) ? (raw as SchoolId) : undefined;
}

export function parseCaseId(raw: string): CaseId | undefined {
  return RANDOM.test(raw) ? (raw as CaseId) : undefined;
}

export function parseBookId(raw: string): BookId | undefined {
  return RANDOM.test(raw) ? (raw as BookId) : undefined;
}

export function parseRollId(raw: string): RollId | undefined {
  return RANDOM.test(raw) ? (raw as RollId) : undefined;
}

export function parseOwnerId(raw: string): OwnerId | undefined {
  return parsePersonId(raw) ?? parseRollId(raw);
}

export function parseFormId(raw: string): FormId | undefined {
  return RANDOM.test(raw) ? (raw as FormId) : undefined;
}

/** Case and spaces do not matter: a reference is typed by hand on a phone. */
export function parseReference(raw: string): Reference | undefined {
  const reference = raw.trim().toUpperCase();
  return REFERENCE.test(reference) ? (reference as Reference) : undefined;
}

/** @param academicYear the two digits of the calendar year in which the school year began. */
export function reference(prefix: string, academicYear: string, number: number): Reference {
  const made = parseReference(`${prefix}-${academicYear}-${String(number).padStart(4, '0')}`);
  if (made === undefined) throw new TypeError('A reference needs a prefix of 2 to 5 capital letters');
  return made;
}
