import { z } from 'zod';
import { type Digest, parseDigest } from '#domain/digest.ts';
import {
  type CaseId,
  type FormId,
  type PersonId,
  parseCaseId,
  parseFormId,
  parseOwnerId,
  parsePersonId,
  parseSchoolId,
  type SchoolId,
} from '#domain/ids.ts';
import { type Item, parseItem } from '#domain/ledger/model.ts';

/** What a card's own data may name. Everything in it is a hint; unknown keys make it no card of ours. */
const caseId = z.string().transform((raw, context): CaseId => parseCaseId(raw) ?? refuse(context));
export const formId = z.string().transform((raw, context): FormId => parseFormId(raw) ?? refuse(context));
const personId = z.string().transform((raw, context): PersonId => parsePersonId(raw) ?? refuse(context));
const digest = z.string().transform((raw, context): Digest => parseDigest(raw) ?? refuse(context));
export const page = z.number().int().min(1).max(10_000);

function refuse(context: z.RefinementCtx): never {
  context.addIssue({ code: z.ZodIssueCode.custom });
  return z.NEVER;
}

/** The school that a card was made in: held against storage before it counts. */
export const SCHOOL_HINT = 'inSchool';
const hinted = z.object({ [SCHOOL_HINT]: z.string().catch(''), case: z.string().catch('') });

/** Which case and which school a press speaks of, and its data without what no form knows. */
export function hintsOf(data: unknown): {
  readonly data: unknown;
  readonly caseId?: CaseId | undefined;
  readonly school?: SchoolId | undefined;
} {
  const parsed = hinted.safeParse(data);
  if (!parsed.success) return { data };
  const rest = Object.entries(Object(data)).filter(([key]) => key !== SCHOOL_HINT);
  const { [SCHOOL_HINT]: school, case: caseId } = parsed.data;
  return { data: Object.fromEntries(rest), caseId: parseCaseId(caseId), school: parseSchoolId(school) };
}

export const onePage = z.strictObject({ case: caseId, page: page.default(1) });
export const oneCase = z.strictObject({ case: caseId });
/** A task of IT, by the entry that asked for it. */
export const doneTask = z.strictObject({ case: caseId, task: page });
export const directPress = z.strictObject({
  case: caseId,
  name: z.string(),
  from: z.enum(['view', 'posted', 'receipt']),
  form: z.union([formId, z.literal('')]),
});
export const openForm = z.strictObject({
  case: caseId,
  name: z.string(),
  from: z.enum(['view', 'posted', 'receipt']),
});
export const savedForm = z
  .object({
    case: caseId,
    name: z.string(),
    from: z.enum(['view', 'posted', 'receipt']),
    form: formId,
  })
  .passthrough();
export const signing = z.strictObject({
  case: caseId,
  covers: digest,
  form: formId,
});
export const listPress = z.strictObject({ list: z.enum(['cases', 'mine']), after: z.string().max(300) });

/** Which page of the policy, and the case it was opened from. */
export const pagePress = z.strictObject({ page: z.string().max(40), case: caseId.optional() });

/** Which page of the body guide, and the case it was opened from. */
export const guidePress = z.strictObject({ page: page.default(1), case: caseId.optional() });

/** Which term of the log; which ten cases of it, and which page of those. */
export const logPress = z.strictObject({
  term: z.string().max(10),
  /** The card that opens the log asks for a kind too, which is the record book's. */
  kind: z.string().max(40).optional(),
  sheet: page.default(1),
  page: page.default(1),
});

const bookPlace = {
  kind: z.string().max(40),
  term: z.string().max(10).optional(),
  after: z.string().max(300).optional(),
};
/** Which kind of the record book, which sheet and page of it, and which sheets came before. */
export const bookPress = z.strictObject({
  ...bookPlace,
  trail: z.string().max(3_000).default(''),
  page: page.default(1),
});
const bookName = z.enum(['enter', 'need', 'correct', 'done']);
export const bookForm = z.strictObject({ ...bookPlace, name: bookName });
export const bookSaved = z
  .object({ ...bookPlace, name: bookName, form: formId })
  .omit({ term: true })
  .passthrough();
/** The keys that a form of the record book carries beside its inputs. */
export const BOOK_KEYS = ['name', 'kind', 'after', 'form'] as const;

const item = z
  .string()
  .max(80)
  .transform((raw, context): Item => parseItem(raw) ?? refuse(context));
const edition = z.string().max(40);
/** Which agreement, and which page of its text; without one, the list. */
export const signOpen = z.strictObject({ item: item.optional(), page: page.default(1) });
export const signSaved = z.object({ item, edition, text: digest, form: formId }).passthrough();
export const SIGN_KEYS = ['item', 'edition', 'text', 'form'] as const;
const ownName = z.enum(['question', 'decline']);
export const ownForm = z.strictObject({ item, name: ownName });
export const ownSaved = z.object({ item, name: ownName, form: formId }).passthrough();
export const OWN_KEYS = ['item', 'name', 'form'] as const;
const questionsPlace = { after: z.string().max(300).optional() };
export const questionsPress = z.strictObject({ ...questionsPlace, page: page.default(1) });
export const answerForm = z.strictObject(questionsPlace);
/** Person and agreement in one choice. */
const whose = z
  .string()
  .max(120)
  .transform((raw) => {
    const [owner = '', of = ''] = raw.split(' ');
    const found = { owner: parseOwnerId(owner), item: parseItem(of) };
    return found.owner && found.item && { owner: found.owner, item: found.item };
  });
export const answerSaved = z
  .object({ ...questionsPlace, form: formId, whose: whose.optional() })
  .passthrough();
export const ANSWER_KEYS = ['after', 'form'] as const;
const act = z.enum(['record', 'take-back']);
/** Which agreement, and which class after a blank. */
const sheaf = z.string().min(1).max(250);
export const paperPress = z.strictObject({ act, of: sheaf });
export const paperSaved = z
  .object({ act, of: sheaf, form: formId, find: z.string().max(500).optional() })
  .passthrough();
export const PAPER_KEYS = ['act', 'of', 'form'] as const;
/** A version of an agreement, or the pack's own text where there is no edition. */
export const textPress = z.strictObject({
  kind: z.string().max(40),
  edition: edition.optional(),
  /** Where it was opened from, when it was not from one’s own list. */
  from: z.literal('versions').optional(),
  page: page.default(1),
});
export const publishPress = z.strictObject({ kind: z.string().max(40).optional() });
export const publishSaved = z.object({ form: formId }).passthrough();
export const PUBLISH_KEYS = ['form'] as const;

/** Which page of a setting. */
export const settingPress = z.strictObject({ page: page.default(1) });
/** Which version its writer had before them. */
export const termDatesSaved = z
  .object({ version: z.number().int().nonnegative(), form: formId })
  .passthrough();
export const TERM_DATES_KEYS = ['version', 'form'] as const;

/** Which changes of the directory, and which page of them. */
export const rolesPress = z.strictObject({ before: page.optional(), page: page.default(1) });
/** Whom somebody chose, or a part of a name. */
export const personPress = z.strictObject({
  who: z.union([personId, z.literal('')]).default(''),
  find: z.string().max(500).default(''),
});
export const unreachedPress = z.strictObject({
  after: z.string().max(300).optional(),
  page: page.default(1),
});
export const rosterPress = z.strictObject({ page: page.default(1) });
/** A form about people: whom it is about, where it was opened from their own page. */
export const personForm = z.strictObject({
  ...{ name: z.string().max(20), person: personId.optional() },
  /** The card that opens it asks for somebody too, to open them. */
  ...{ who: z.string().max(36).optional(), find: z.string().max(500).optional() },
});
export const personSaved = z
  .object({ name: z.string().max(20), person: personId.optional(), form: formId })
  .passthrough();
export const PERSON_KEYS = ['name', 'person', 'form'] as const;

export const snoozeSaved = z.object({ form: formId }).passthrough();

/** The keys that a case form carries beside its inputs. */
export const CASE_FORM_KEYS = ['case', 'name', 'from', 'form'] as const;

/** What is kept of a message that is reported. Its reporter may change it: it ends up as words of theirs. */
const message = z.string().max(1_500).optional();
export const reportBegun = z.strictObject({ message });
/** What somebody in several schools wants to do, once the school is chosen. */
export const schoolChoice = z.strictObject({ say: z.string().max(60), message });
export const reportStart = z.object({ form: formId, message }).passthrough();
export const reportSent = z
  .object({ form: formId, category: z.string(), urgent: z.enum(['yes', 'no']) })
  .passthrough();
export const REPORT_KEYS = ['form', 'category', 'urgent'] as const;
