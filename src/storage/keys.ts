import type { Place } from '#domain/case/face.ts';
import type { Access, EntryNumber } from '#domain/case/model.ts';
import { type Digest, digestOf } from '#domain/digest.ts';
import { classKey } from '#domain/directory/roll-classes.ts';
import type { BookId, CaseId, FormId, PersonId, Reference, RollId, SchoolId, TenantId } from '#domain/ids.ts';
import { type Instant, instantText, parseInstant, type Span } from '#domain/time.ts';
import type { Due, MineRole } from '#workflows/stored.ts';

/** Where the store's rows stand. Ids only, fixed width, `_` between parts (architecture: storage). */
export const schoolPartition = (school: SchoolId): string => school;
/** What people owe and have signed: bulk work that never slows a report. */
export const staffPartition = (school: SchoolId): string => `${school}.staff`;
export const logPartition = (school: SchoolId): string => `${school}.log`;
export const tenantPartition = (tenant: TenantId): string => `tenant.${tenant}`;

export const HEAD_PREFIX = 'head_';
export const headKey = (stream: CaseId | 'directory'): string => `${HEAD_PREFIX}${stream}`;
export const eventPrefix = (stream: CaseId | 'directory'): string => `event_${stream}_`;
export const eventKey = (stream: CaseId | 'directory', number: EntryNumber): string =>
  `${eventPrefix(stream)}${n8(number)}`;
export const doneKey = (form: FormId, person: PersonId | 'steward'): string => `done_${form}_${person}`;
export const referenceKey = (reference: Reference): string => `ref_${reference}`;
export const counterKey = (year: string): string => `counter_${year}`;
export const openPrefix = (access: Access): string => `open_${access}_`;
export const openKey = (access: Access, stream: CaseId): string => `${openPrefix(access)}${stream}`;
export const minePrefix = (person: PersonId, role: MineRole): string => `mine_${person}_${role}_`;
export const mineKey = (person: PersonId, role: MineRole, stream: CaseId): string =>
  `${minePrefix(person, role)}${stream}`;
/** Cases of other schools that were shared with somebody of this one. */
export const sharedPrefix = (person: PersonId): string => `shared_${person}_`;
export const sharedKey = (person: PersonId, stream: CaseId): string => `${sharedPrefix(person)}${stream}`;
export const personKey = (person: PersonId): string => `person_${person}`;
export const aliasKey = (account: PersonId): string => `alias_${account}`;
/** When somebody’s time in a role, or at the school, is over. */
export const ENDS_PREFIX = 'ends_';
export const endsKey = (at: Instant, person: PersonId): string => `${ENDS_PREFIX}${keyInstant(at)}_${person}`;
/** The bound of what is over at `now`. */
export const endsBefore = (now: Instant): string => `${ENDS_PREFIX}${keyInstant(now)}~`;
export const routeKey = (person: PersonId): string => `route_${person}`;
export const CHANNEL_KEY = 'channel_safeguarding';
/** Whose members are the staff. */
export const TEAM_KEY = 'channel_staff';
export const ROSTER_KEY = 'roster';
/** Some names of one list of the comparison with the team, counted from 0. */
export const rosterKey = (list: string, part: number): string => `roster_${list}_${n8(part)}`;
export const policyKey = (pack: Digest): string => `policy_${pack}`;
/** The school in which an account last chose to act. */
export const chosenKey = (account: PersonId): string => `chosen_${account}`;
/** A conversation's own id is no key: it holds letters that no key may. */
export const placeKey = (conversationId: string): string => `place_${digestOf(conversationId)}`;
export const memberPrefix = (account: PersonId): string => `member_${account}_`;
export const memberKey = (account: PersonId, school: SchoolId): string => `${memberPrefix(account)}${school}`;
export const readPrefix = (stream: CaseId): string => `read_${stream}_`;
export const readKey = (stream: CaseId, at: Instant, person: PersonId): string =>
  `${readPrefix(stream)}${keyInstant(at)}_${person}`;
/** @param salt keeps two refusals of one person in one millisecond apart. */
export const attemptKey = (at: Instant, person: PersonId, salt: string): string =>
  `attempt_${keyInstant(at)}_${person}_${salt}`;
export const exportKey = (at: Instant, person: PersonId, salt: string): string =>
  `export_${keyInstant(at)}_${person}_${salt}`;

/** Reports of a span of time: the newest stand first. */
export const logKey = (reportedAt: Instant, stream: CaseId): string =>
  `log_${countdown(reportedAt)}_${stream}`;
export const logBetween = ({ from, until }: Span): { readonly from: string; readonly before: string } => ({
  from: `log_${countdown(until)}~`,
  before: `log_${countdown(from)}~`,
});

/** Entries of the record book of one kind: the newest stand first. */
export const bookPrefix = (kind: string): string => `book_${kind}_`;
export const bookKey = (kind: string, at: Instant, id: BookId): string =>
  `${bookPrefix(kind)}${countdown(at)}_${id}`;
/** Where an entry stands. It is created with the entry, so that no form makes two. */
export const bookPlaceKey = (id: BookId): string => `bookid_${id}`;
/** What came after: corrections, the end of the follow-up. */
export const bookLaterPrefix = (id: BookId): string => `booklater_${id}_`;
export const bookLaterKey = (id: BookId, number: number): string => `${bookLaterPrefix(id)}${n8(number)}`;
export const BOOK_DUE_PREFIX = 'bookdue_';
/** @param date such as `2026-11-23`. */
export const bookDueKey = (date: string, id: BookId): string => `${BOOK_DUE_PREFIX}${date}_${id}`;
/** The bound of what is due on `date` or before. */
export const bookDueBefore = (date: string): string => `${BOOK_DUE_PREFIX}${date}~`;

export const ROLL_HEAD_KEY = 'rollhead';
export const ROLL_EVENT_PREFIX = 'rollevent_';
export const rollEventKey = (number: number): string => `${ROLL_EVENT_PREFIX}${n8(number)}`;
export const ROLL_PREFIX = 'roll_';
export const rollKey = (id: RollId): string => `${ROLL_PREFIX}${id}`;
/** The class is what somebody typed, and no key holds that. */
export const rollClassPrefix = (of: Parameters<typeof classKey>[0]): string =>
  `rollclass_${of.kind}_${digestOf(classKey(of)).slice(0, 32)}_`;
export const rollClassKey = (of: Parameters<typeof classKey>[0], id: RollId): string =>
  `${rollClassPrefix(of)}${id}`;
export const rollParentPrefix = (child: RollId): string => `rollparent_${child}_`;
export const rollParentKey = (child: RollId, parent: RollId): string => `${rollParentPrefix(child)}${parent}`;

export const TERMS_PREFIX = 'terms_';
/** The newest version stands first. */
export const termsKey = (version: number): string => `${TERMS_PREFIX}${n8(99_999_999 - version)}`;

export const cardPrefix = (stream: CaseId): string => `card_${stream}_`;
/** Which version a card should show: written by commands. */
export const wantedKey = (stream: CaseId, place: Place): string => `${cardPrefix(stream)}${placeText(place)}`;
/** Which version stands in the chat: written by deliveries, which therefore never meet a command here. */
export const shownKey = (stream: CaseId, place: Place): string => `${wantedKey(stream, place)}_shown`;

export const DUE_PREFIX = 'due_';
export const dueKey = ({ at, job }: Due, stream: CaseId): string =>
  `${DUE_PREFIX}${keyInstant(at)}_${job}_${stream}`;
/** The bound of what is due at `now`. */
export const dueBefore = (now: Instant): string => `${DUE_PREFIX}${keyInstant(now)}~`;

export const OUTBOX_PREFIX = 'outbox_0_';
/** @param index of the effect in its command. */
export const outboxKey = (due: Instant, stream: CaseId, version: EntryNumber, index: number): string =>
  `${OUTBOX_PREFIX}${keyInstant(due)}_${stream}_${n8(version)}_${String(index).padStart(2, '0')}`;
export const DIGEST_PREFIX = 'digest_';
/** Done for a date; with a person, asked for. */
export const digestKey = (date: string, person?: PersonId): string =>
  `${DIGEST_PREFIX}${date}${person === undefined ? '' : `_${person}`}`;
export const digestOutboxKey = (due: Instant, date: string, person: PersonId): string =>
  `${OUTBOX_PREFIX}${keyInstant(due)}_digest-${date}-${person}`;
/** The bound of what is due at `now`. */
export const outboxBefore = (now: Instant): string => `${OUTBOX_PREFIX}${keyInstant(now)}~`;
/** The same work at another time. */
export const movedOutboxKey = (key: string, due: Instant): string =>
  `${OUTBOX_PREFIX}${keyInstant(due)}_${outboxWork(key)}`;
/** Work that takes the place of other work, under a name that no command and no other work has. */
export const followingOutboxKey = (key: string, due: Instant, index: number): string =>
  `${movedOutboxKey(key, due)}-${index}`;
export const FAILED_PREFIX = 'failed_';
export const failedKey = (key: string): string => `${FAILED_PREFIX}${outboxWork(key)}`;

/** Everything below a prefix. */
export const below = (prefix: string): { readonly from: string; readonly before: string } => ({
  from: prefix,
  before: `${prefix}~`,
});

const INSTANT_WIDTH = '20261123T103100123Z'.length;

function outboxWork(key: string): string {
  return key.slice(OUTBOX_PREFIX.length + INSTANT_WIDTH + 1);
}

/** The moment that a key names first, behind its prefix. */
export function instantIn(key: string | undefined, prefix: string): Instant | undefined {
  const parts = key?.slice(prefix.length).match(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z/);
  if (parts === null || parts === undefined) return undefined;
  const [, year, month, day, hour, minute, second, rest] = parts;
  return parseInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}.${rest}Z`);
}

/** ISO 8601 in its basic form, for colons are no letters of a key. */
export function keyInstant(moment: Instant): string {
  return instantText(moment).replaceAll(/[-:.]/g, '');
}

/** Sorts the later moment first. */
function countdown(moment: Instant): string {
  return String(9_999_999_999_999 - moment).padStart(13, '0');
}

export function n8(number: number): string {
  if (!Number.isInteger(number) || number < 0 || number > 99_999_999)
    throw new TypeError(`${number} does not fit into a row key`);
  return String(number).padStart(8, '0');
}

function placeText(place: Place): string {
  return place.kind === 'channel' ? 'channel' : `${place.kind}-${place.person}`;
}
