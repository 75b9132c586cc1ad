import type { Digest } from '#domain/digest.ts';
import type { SchoolId } from '#domain/ids.ts';
import type { Policy } from '#domain/policy.ts';
import type { Clock, Store } from './ports.ts';

/** One school as it is configured: its pack, and whom to ring when Steward cannot help. */
export type School = {
  readonly id: SchoolId;
  readonly tenantId: string;
  readonly name: string;
  readonly prefix: string;
  /** Its leads hear of accounts outside every directory of the tenant; else those of the school listed first. */
  readonly takesOutsiders?: true;
  readonly policy: Policy;
  /** Where its pupils are on roll, if that is elsewhere; `contact` says whom to ring there. */
  readonly partnerSchools: readonly {
    readonly id: string;
    readonly name: string;
    readonly contact: string;
  }[];
  /** Whom this school rings there, by the id of the body. */
  readonly bodyContacts: Readonly<Record<string, Contact>>;
  readonly contacts: { readonly outOfHours: string; readonly lado: string; readonly socialCare: string };
};

/** `checked`: the day somebody last saw that it is right, as `2026-09-01`. */
export type Contact = { readonly text: string; readonly checked?: string | undefined };

/** What every use case needs. */
export type Deps = {
  readonly store: Store;
  readonly clock: Clock;
  /** 32 random characters of `0-9a-z`. */
  readonly newId: () => string;
  readonly school: (id: SchoolId) => School;
  /** The pack of a running case, which keeps the one it was opened under. @throws Error when it cannot be read. */
  readonly policyOf: (school: SchoolId, pack: Digest) => Promise<Policy>;
  readonly schoolsOf: (tenantId: string) => readonly School[];
  /** Says that a school's outbox has work; returns at once. */
  readonly wake: (school: SchoolId) => void;
};
