import { z } from 'zod';
import type { BookEvent } from '#domain/book/model.ts';
import type { CaseEvent } from '#domain/case/event.ts';
import type { Place } from '#domain/case/face.ts';
import type { OpenCase } from '#domain/case/model.ts';
import type { Digest } from '#domain/digest.ts';
import type { RollEntry } from '#domain/directory/roll.ts';
import type { RollClass } from '#domain/directory/roll-classes.ts';
import type { RollEvent } from '#domain/directory/roll-event.ts';
import {
  type BookId,
  type CaseId,
  type FormId,
  type PersonId,
  parseBookId,
  parseCaseId,
  parseFormId,
  parsePersonId,
  parseReference,
  parseRollId,
  parseSchoolId,
  type Reference,
  type RollId,
  type SchoolId,
} from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import type { Instant } from '#domain/time.ts';
import type {
  Attempt,
  BookDue,
  CaseLine,
  Effect,
  Exported,
  Read,
  Route,
  SharedCase,
  TermDates,
} from '#workflows/stored.ts';
import type { Row } from './rows.ts';

/** Raised when the shape of any row changes. */
const SCHEMA = 1;

export function writeRecord(content: object): string {
  return JSON.stringify({ v: SCHEMA, ...content });
}

/** @throws Error for a row of a newer release, and for one that we did not write. */
export function readRecord<Content>(schema: z.ZodType<Content>, row: Row): Content {
  const content = parseRecord(schema, row);
  if (content === undefined) throw new Error(`Row ${row.key} cannot be read`);
  return content;
}

/**
 * @returns nothing for a row that we did not write.
 * @throws Error for a row of a newer release: it is refused and not guessed at.
 */
export function parseRecord<Content>(schema: z.ZodType<Content>, row: Row): Content | undefined {
  const record = envelope.safeParse(jsonOf(row));
  if (!record.success) return undefined;
  const { v, ...content } = record.data;
  if (v > SCHEMA) throw new Error(`Row ${row.key} was written by a newer release of Steward (schema ${v})`);
  return schema.safeParse(content).data;
}

const envelope = z.object({ v: z.number().int() }).passthrough();

function jsonOf(row: Row): unknown {
  try {
    return JSON.parse(row.text);
  } catch {
    return undefined; // no JSON: `parseRecord` says so without quoting it
  }
}

/** What a row of ours surely holds; the rest of `Content` is as our own code wrote it. */
export function written<Content>(schema: z.ZodTypeAny): z.ZodType<Content> {
  return z.custom<Content>((value) => schema.safeParse(value).success);
}

const caseId = z.custom<CaseId>((id) => typeof id === 'string' && parseCaseId(id) === id);
const bookId = z.custom<BookId>((id) => typeof id === 'string' && parseBookId(id) === id);
const formId = z.custom<FormId>((id) => typeof id === 'string' && parseFormId(id) === id);
const rollId = z.custom<RollId>((id) => typeof id === 'string' && parseRollId(id) === id);
export const personId = z.custom<PersonId>((id) => typeof id === 'string' && parsePersonId(id) === id);
const schoolId = z.custom<SchoolId>((id) => typeof id === 'string' && parseSchoolId(id) === id);
const reference = z.custom<Reference>((text) => typeof text === 'string' && parseReference(text) === text);
export const digest = z.custom<Digest>((value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value));
export const instant = z.custom<Instant>((value) => Number.isInteger(value));
export const number = z.number().int().nonnegative();
const place = written<Place>(
  z.object({ kind: z.enum(['channel', 'person', 'receipt']), person: personId.optional() }),
);
const effect = written<Effect>(
  z.object({ type: z.enum(['bring-card', 'tell', 'tell-channel', 'index-share', 'digest', 'follow']) }),
);

export const routeRecord = written<Route>(
  z.object({ conversationId: z.string(), serviceUrl: z.string(), tenantId: z.string() }),
);
export const headRecord = z.object({
  version: number,
  /** Hash of the last entry. */
  hash: digest,
  state: written<OpenCase>(z.object({ id: caseId, progress: z.object({ status: z.string() }) })),
  digest,
  /** Which `due_` row of this case stands. */
  due: z.object({ job: z.literal('chase'), at: instant }).optional(),
});
export const dueRecord = z.object({ caseId });
export const eventRecord = z.object({
  number,
  prev: digest,
  hash: digest,
  /** Of the salt and the body: what the chain covers once both are erased. */
  digest,
  salt: z.string(),
  body: written<CaseEvent>(z.object({ type: z.string(), at: instant })),
});
/** What every history has, whatever it is about. */
export const chainedEntryRecord = z.object({
  ...{ number, prev: digest, hash: digest, digest, salt: z.string(), body: z.object({}).passthrough() },
});
export const chainedHeadRecord = z.object({
  version: number,
  hash: digest.optional(),
  link: digest.optional(),
});
export const doneRecord = z.object({ caseId, version: number, inputs: digest, reference });
export const referenceRecord = z.object({ caseId });
export const counterRecord = z.object({ last: number });
export const lineRecord = written<CaseLine>(
  z.object({ caseId, reference: z.string(), visibleTo: z.array(personId), hiddenFrom: z.array(personId) }),
);
export const logRecord = z.object({ caseId, hiddenFrom: z.array(personId) });
export const bookPlaceRecord = z.object({ kind: z.string(), at: instant });
export const bookDueRecord = z.object({ id: bookId, kind: z.string() }) satisfies z.ZodType<BookDue>;
export const bookRecord = z.object({
  id: bookId,
  event: written<BookEvent>(z.object({ type: z.string(), by: personId, at: instant })),
});
export const termDatesRecord = z.object({
  version: number,
  closures: z.array(z.object({ from: z.string(), to: z.string(), name: z.string() })),
  by: personId,
  at: instant,
  form: formId,
}) satisfies z.ZodType<TermDates>;
export const mineRecord = z.object({ caseId });
export const sharedRecord = z.object({
  person: personId,
  caseId,
  home: schoolId,
}) satisfies z.ZodType<SharedCase>;
export const outboxRecord = z.object({ caseId, effect, since: instant, attempts: number });
export const wantedRecord = z.object({ place, wanted: number });
export const shownRecord = z.object({ place, shown: number, activityId: z.string(), route: routeRecord });
export const personRecord = z.object({
  person: written<Person>(z.object({ id: personId, name: z.string(), roles: z.array(z.string()) })),
});
export const channelRecord = z.object({ route: routeRecord, by: personId, at: instant });
const rollEntry = written<RollEntry>(z.object({ id: rollId, name: z.string(), kind: z.string() }));
export const rollRecord = z.object({ entry: rollEntry, numbers: z.array(number) });
export const rollParentRecord = z.object({ parent: rollId });
export const rollHeadRecord = z.object({
  version: number,
  link: digest,
  classes: z.array(
    written<RollClass>(z.object({ kind: z.string(), group: z.string(), here: z.number().int().positive() })),
  ),
});
export const rollEventRecord = z.object({
  ...{ number, prev: digest, hash: digest, digest, salt: z.string() },
  body: written<RollEvent>(z.object({ type: z.string(), by: personId, at: instant, entry: rollEntry })),
});
export const policyRecord = z.object({ json: z.string() });
export const memberRecord = z.object({
  school: schoolId,
  person: personId,
  /** Every account of the same human being there. */
  accounts: z.array(personId).optional(),
});
/** Which school an account chose, or a place belongs to. */
export const schoolRecord = z.object({ school: schoolId });
export const readRecordSchema = z.object({ caseId, person: personId, at: instant }) satisfies z.ZodType<Read>;
export const attemptRecord = written<Attempt>(
  z.object({ person: personId, at: instant, command: z.string(), refusal: z.string() }),
);
export const exportRecord = z.object({
  person: personId,
  at: instant,
  what: z.string(),
  lines: z.number().int(),
}) satisfies z.ZodType<Exported>;
