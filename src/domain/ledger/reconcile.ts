import { currentPublications, type Publication, type Publications, standsStill } from '../agreement/model.ts';
import { plusSchoolDates, wallDate } from '../calendar.ts';
import type { Closure } from '../closures.ts';
import { laterDay, plusDays } from '../dates.ts';
import { canonical } from '../digest.ts';
import type { Policy } from '../policy.ts';
import type { Agreement, Course } from '../policy-cycles.ts';
import type { Instant } from '../time.ts';
import type { LedgerEvent } from './event.ts';
import {
  findObligation,
  type Item,
  type Ledger,
  type Obligation,
  type Signatory,
  type Subject,
} from './model.ts';
import { getsNudges } from './nudges.ts';

/** What decides who owes what. */
export type Asking = {
  readonly policy: Policy;
  readonly publications: Publications;
  readonly closures: readonly Closure[];
};

/** No number of school days that a joiner has reaches over more days, holidays and all. */
const MANY_DAYS = 150;

/** Something that somebody should have signed or completed. */
type Wanted = {
  readonly item: Item;
  readonly edition: string;
  readonly due: string;
  readonly needs: readonly Signatory[];
  readonly publication?: Publication;
};

/**
 * Brings a ledger in line with what its owner ought to owe now: what is new is asked for, what is no longer theirs
 * is lifted, what runs out soon is asked for again. The only place that decides who owes what; doing it twice is
 * doing it once.
 *
 * @param subject nothing where the directory and the roll know nobody by this id any more.
 */
export function reconcile(
  ledger: Ledger | undefined,
  subject: Subject | undefined,
  asking: Asking,
  at: Instant,
): readonly LedgerEvent[] {
  const now = subject ?? (ledger && { ...ledger.subject, gone: true });
  if (now === undefined) return [];
  const wanted = now.gone ? [] : wantedFrom(now, ledger, asking, wallDate(at));
  if (ledger === undefined && wanted.length === 0 && !getsNudges(now, asking)) return [];
  const changed = canonical(now) !== canonical(ledger?.subject);
  return [
    ...(changed ? [{ type: 'subject-changed', at, subject: now } as const] : []),
    ...(ledger?.obligations ?? [])
      .filter(({ item, lifted }) => lifted !== true && !wanted.some((one) => one.item === item))
      .map(({ item }) => ({ type: 'lifted', at, item }) as const),
    ...wanted
      .map((one) => ask(one, findObligation(ledger, one.item), asking, at))
      .filter((event) => event !== undefined),
  ];
}

/** The day on which what runs out on `until` is asked for again: as early as the first reminder of it. */
export function renewalDay(until: string, { reminders }: Policy): string {
  return plusDays(until, -Math.max(...reminders.before, 0));
}

function ask(
  { publication, ...wanted }: Wanted,
  old: Obligation | undefined,
  { policy, publications }: Asking,
  at: Instant,
): LedgerEvent | undefined {
  const { item, edition } = wanted;
  const text = publication === undefined ? {} : { text: publication.text };
  if (old === undefined) return { type: 'asked', at, ...wanted, ...text, why: 'first' };
  if (old.lifted === true && old.edition === edition)
    return { type: 'carried', at, item, edition, due: old.due, ...text };
  if (
    old.edition !== edition &&
    publication !== undefined &&
    standsStill(publications, publication.kind, old.edition)
  )
    return { type: 'carried', at, item, edition, due: laterDay(old.due, publication.due), ...text };
  if (old.edition !== edition) return { type: 'asked', at, ...wanted, ...text, why: 'new-version' };
  const until = old.state === 'met' ? old.met?.until : undefined;
  if (until === undefined || wallDate(at) < renewalDay(until, policy)) return undefined;
  return { type: 'asked', at, ...wanted, ...text, due: until, why: 'renewal' };
}

/** Nobody is asked for training before the school has said that it begins. */
function hasBegun({ publications }: Asking): boolean {
  return publications.trainingFrom !== undefined;
}

function wantedFrom(
  subject: Subject,
  ledger: Ledger | undefined,
  asking: Asking,
  today: string,
): readonly Wanted[] {
  const { agreements } = asking.policy;
  const { courses, induction } = hasBegun(asking) ? asking.policy : { courses: [], induction: [] };
  const isNew = subject.since !== undefined && isStarting(subject.since, asking, today);
  return [
    ...currentPublications(asking.publications).flatMap((publication) => {
      const kind = agreements.find(({ id }) => id === publication.kind);
      return kind !== undefined && signs(subject, kind, publication)
        ? [agreementWanted(subject, kind, publication, asking, today)]
        : [];
    }),
    ...courses
      .filter((course) => attends(subject, course))
      .map((course) => courseWanted(subject, course, asking, today)),
    // What somebody was not told while they were new is still to be told.
    ...induction
      .filter(({ starters }) => starters.some((one) => subject.signsAs.includes(one)))
      .map(({ id }): Wanted => inductionWanted(subject, id, asking, today))
      .filter(({ item }) => isNew || findObligation(ledger, item)?.state === 'owed'),
  ];
}

function signs({ signsAs, stage }: Subject, kind: Agreement, { signers }: Publication): boolean {
  const isSigner = signers.some((one) => kind.signers.includes(one) && signsAs.includes(one));
  return isSigner && (kind.group === undefined || kind.group === stage);
}

function agreementWanted(
  subject: Subject,
  kind: Agreement,
  publication: Publication,
  asking: Asking,
  today: string,
): Wanted {
  const { edition } = publication;
  return {
    ...{ item: `agreement-${kind.id}`, edition, publication },
    needs: kind.parentToo ? ['own', 'parent'] : ['own'],
    due: dueFor(subject, kind, publication, asking, today),
  };
}

/**
 * Whoever has a last day, a guest or supply staff, is asked for the first day itself (E46); so is a joiner for what
 * opens the systems, where it was published before they came (H25).
 */
function dueFor(
  subject: Subject,
  { gate }: Agreement,
  { due, at }: Publication,
  asking: Asking,
  today: string,
): string {
  const { since = today, until } = subject;
  const isFirst = until !== undefined || (gate !== undefined && since > wallDate(at) && since >= today);
  if (isFirst) return laterDay(since, today);
  return laterDay(due, graceFrom(subject, due < today, asking, today) ?? due);
}

/** Whom a course is for: by their role, and only who has an account can record it. */
export function attends({ roles, hasAccount, signsAs }: Subject, { audience, voluntary }: Course): boolean {
  const isFor = audience.some((role) =>
    role === 'staff' ? signsAs.includes('staff') : roles.includes(role),
  );
  return hasAccount && voluntary !== true && isFor;
}

function courseWanted(subject: Subject, { id, statement }: Course, asking: Asking, today: string): Wanted {
  const due = graceFrom(subject, true, asking, today) ?? today;
  return { item: `course-${id}`, edition: statement?.edition ?? '0', needs: ['own'], due };
}

/** A guest is told on the first day itself, before any access (LTH-076). */
function inductionWanted(subject: Subject, id: string, asking: Asking, today: string): Wanted {
  const { since = today, until } = subject;
  const due =
    until === undefined ? (graceFrom(subject, true, asking, today) ?? today) : laterDay(since, today);
  return { item: `induction-${id}`, edition: '0', needs: ['own'], due };
}

/** A joiner has so many school days from their first; so has whoever is asked when the day has passed. */
function graceFrom(
  { since }: Subject,
  hasPassed: boolean,
  { policy, closures }: Asking,
  today: string,
): string | undefined {
  const from = since !== undefined && since > today ? since : today;
  const joined = since !== undefined && isStarting(since, { policy, closures }, today);
  if (!joined && !hasPassed) return undefined;
  return plusSchoolDates(joined ? since : from, policy.reminders.joinerDays, closures);
}

function isStarting(
  since: string,
  { policy, closures }: Pick<Asking, 'policy' | 'closures'>,
  today: string,
): boolean {
  if (plusDays(since, MANY_DAYS) < today) return false;
  return plusSchoolDates(since, policy.reminders.joinerDays, closures) >= today;
}
