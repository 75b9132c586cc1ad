import type { EntryNumber } from '#domain/case/model.ts';
import type { Digest } from '#domain/digest.ts';
import type { DirectoryEvent } from '#domain/directory/event.ts';
import type { Directory } from '#domain/directory/model.ts';
import type { FormId, PersonId, SchoolId, TenantId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import type { Instant } from '#domain/time.ts';
import type { RosterStore } from './roster-ports.ts';
import type { Page, Route, StoredPerson } from './stored.ts';

/** What the directory knows beside its people, and the mark that a write must still find. */
export type StoredDirectory = {
  readonly directory: Directory;
  /** How many events there are; none in a directory that was only ever seeded. */
  readonly version: EntryNumber;
  readonly link: Digest;
  readonly mark: string;
};
export type DirectoryEntry = { readonly number: EntryNumber; readonly event: DirectoryEvent };

/**
 * All that is stored together. Some 28 people fit. The head is written with each: so nobody in the directory,
 * not even who asks, has changed since it was read (T54).
 */
export type DirectoryChange = {
  readonly school: SchoolId;
  readonly before: StoredDirectory;
  readonly after: Directory;
  readonly events: readonly DirectoryEvent[];
  readonly people: readonly { readonly before: StoredPerson | undefined; readonly after: Person }[];
  /** Steward: what the clock does, under a form made of what it does. */
  readonly form: { readonly id: FormId; readonly person: PersonId | 'steward'; readonly inputs: Digest };
};

export type DirectoryOutcome =
  | { readonly kind: 'committed' | 'conflict' }
  /** This form of this person was stored before, with these inputs. */
  | { readonly kind: 'repeat'; readonly inputs: Digest };

/** Somebody whose time in a role, or at the school, is over. */
type EndedStanding = { readonly key: string; readonly person: PersonId };

/** The directory as a stream of events: who joined, left, was given what, by whom and why. */
export type DirectoryStore = {
  /** @throws Error for a school whose directory was never put in. */
  readonly load: (school: SchoolId) => Promise<StoredDirectory>;
  readonly commit: (change: DirectoryChange) => Promise<DirectoryOutcome>;
  /** As their rows stand: what is over by now is still in them. Those whom the directory does not hold are left out. */
  readonly people: (
    school: SchoolId,
    ids: readonly PersonId[],
  ) => Promise<ReadonlyMap<PersonId, StoredPerson>>;
  /** What a form of this person said when it was stored. */
  readonly done: (
    school: SchoolId,
    form: FormId,
    person: PersonId | 'steward',
  ) => Promise<Digest | undefined>;
  /** Lets these accounts in as these people: by the account’s tenant it is known which schools are theirs. */
  readonly keepMembers: (
    school: SchoolId,
    tenant: TenantId,
    members: readonly { readonly account: PersonId; readonly person: PersonId }[],
  ) => Promise<void>;
  /** The newest first. @param before the number of an entry: only those before it. */
  readonly entries: (
    school: SchoolId,
    limit: number,
    before?: EntryNumber,
  ) => Promise<readonly DirectoryEntry[]>;
  /** Whose account this is here, a second account too (E8); leavers are known. */
  readonly ownerOf: (school: SchoolId, account: PersonId) => Promise<PersonId | undefined>;
  /** Everybody in the order of their ids, leavers too, with the way to their chat. */
  readonly withRoutes: (
    school: SchoolId,
    after: string | undefined,
    limit: number,
  ) => Promise<Page<{ readonly person: Person; readonly route: Route | undefined }>>;
  /** Those whose time is over at `now`, the longest waiting first. */
  readonly ended: (school: SchoolId, now: Instant, limit: number) => Promise<readonly EndedStanding[]>;
  /** The team of the staff, and how it compares with the directory. */
  readonly roster: RosterStore;
  readonly forgetEnded: (school: SchoolId, ended: EndedStanding) => Promise<void>;
};
