import type { CaseCommand, Report } from '#domain/case/command.ts';
import type { OpenCase } from '#domain/case/model.ts';
import type { CaseId, PersonId, SchoolId } from '#domain/ids.ts';
import type { Role } from '#domain/person.ts';
import type { Policy } from '#domain/policy.ts';
import type { Instant } from '#domain/time.ts';
import type { School } from '#workflows/deps.ts';
import type { Added } from '../views/duty-words.ts';
import type { Field, Option } from '../views/view.ts';
import type { Values } from './read-form.ts';

/** What a form may offer: nothing of it comes from the card. */
export type FormContext = {
  readonly policy: Policy;
  readonly open: OpenCase;
  readonly now: Instant;
  readonly viewer: PersonId;
  /** Those senior enough to review by the policy, and those on the case, as choices. */
  readonly seniors: readonly Option[];
  /** Whom it could be given to. */
  readonly owners: readonly Option[];
  /** The whole directory, or what **Find person** found. */
  readonly everyone: readonly Option[];
  /** Whoever holds one of these roles and may know of the case, as choices. */
  readonly holding: (roles: readonly Role[]) => readonly Option[];
  /** Everybody added to the case, by name. */
  readonly added: Added;
  readonly partnerSchools: School['partnerSchools'];
  readonly bodyContacts: School['bodyContacts'];
  /** Whom it could be shared with. */
  readonly shareable: readonly (Option & { readonly school: SchoolId | undefined })[];
  /** Those of other academies whom it was shared with. */
  readonly visitors: readonly Option[];
  /** Roles that the case can be sent on to. */
  readonly routes: readonly Role[];
  /** Open cases that this one could be merged into, the newest first. */
  readonly mergeable: readonly Option[];
  /** Devices held, each by the entry that secured it. */
  readonly devices: readonly Option[];
  /** Entries that can be corrected. */
  readonly entries: readonly (Option & { readonly by: PersonId | undefined; readonly inRecord: boolean })[];
};

type Base = { readonly caseId: CaseId; readonly by: PersonId; readonly at: Instant };
type CaseFormCommand = Exclude<CaseCommand, Report>;

/** One form of the case view: its words, its inputs, and the command they make. */
export type CaseForm = {
  /** The same words as on the button that opens it. */
  readonly title: string;
  readonly save: string;
  readonly alarm?: readonly string[];
  readonly lines?: readonly string[] | ((context: FormContext) => readonly string[]);
  /** A `person` input over the whole directory gets **Find person** beside it. */
  readonly fields: (context: FormContext) => readonly Field[];
  /** Nothing when an answer is not one of those offered: the form is out of date. */
  readonly command: (values: Values, base: Base, context: FormContext) => CaseFormCommand | undefined;
};
