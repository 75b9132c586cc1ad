import { z } from 'zod';
import { type Digest, parseDigest } from '#domain/digest.ts';
import { ROLL_KINDS } from '#domain/directory/roll.ts';
import { type FormId, parseFormId, parseRollId, type RollId } from '#domain/ids.ts';

const rollId = z.string().transform((raw, context): RollId => {
  const id = parseRollId(raw);
  if (id !== undefined) return id;
  context.addIssue({ code: z.ZodIssueCode.custom });
  return z.NEVER;
});
const formId = z.string().transform((raw, context): FormId => {
  const id = parseFormId(raw);
  if (id !== undefined) return id;
  context.addIssue({ code: z.ZodIssueCode.custom });
  return z.NEVER;
});
const page = z.number().int().min(1).max(10_000);
const short = z.string().max(500);

/** The two inputs of `/roll`: a kind and class, and a part of a name. */
const CARD = { class: z.string().max(80).optional(), find: short.optional() };
const kindAndClass = z.string().transform((raw, context) => {
  const at = raw.indexOf(':');
  const kind = ROLL_KINDS.find((one) => one === raw.slice(0, at));
  if (kind !== undefined) return { kind, group: raw.slice(at + 1) };
  context.addIssue({ code: z.ZodIssueCode.custom });
  return z.NEVER;
});

export const rollClassPress = z.strictObject({ ...CARD, class: kindAndClass, page: page.default(1) });
export const rollFindPress = z.strictObject(CARD);
export const rollEntryPress = z.strictObject({ id: rollId, page: page.default(1) });
/** Not `name`: that is an input of these forms. */
const act = z.enum(['add', 'change', 'leave', 'return', 'class']);
const list = z.enum(['roll', 'staff']);
const digest = z.string().transform((raw, context): Digest => {
  const shows = parseDigest(raw);
  if (shows !== undefined) return shows;
  context.addIssue({ code: z.ZodIssueCode.custom });
  return z.NEVER;
});
export const pastePress = z.strictObject({ of: list });
/** `shows`: what the list was shown to do. */
export const pasteSent = z.object({ of: list, form: formId, shows: digest.optional() }).passthrough();
export const PASTE_KEYS = ['of', 'form', 'shows'] as const;

export const rollFormPress = z.strictObject({ act, id: rollId.optional() });
export const rollSaved = z
  .object({ act, id: rollId.optional(), version: z.number().int().nonnegative(), form: formId })
  .passthrough();
/** The keys that a form of the roll carries beside its inputs. */
export const ROLL_KEYS = ['act', 'id', 'version', 'form', 'find'] as const;
