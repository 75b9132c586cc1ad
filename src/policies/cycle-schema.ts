import { z } from 'zod';
import { EVERY, SIGNERS } from '#domain/policy-cycles.ts';
import { choice, count, id, roles, text, wallTime, words } from './schema-parts.ts';

const months = count.max(60, 'write at most 60 months');

const clause = z.string().regex(/^[A-Z]{2,5}-\d{1,4}$/, 'write the number of a clause, such as LTH-053');
const signers = (remedy: string) => z.array(z.enum(SIGNERS)).min(1, remedy);

const agreementText = z
  .array(
    z.strictObject({
      title: text(60),
      lines: z
        .array(z.strictObject({ text: words, covers: z.array(clause) }))
        .min(1, 'write at least one line'),
    }),
  )
  .min(1, 'write at least one part, or take this out');

export const agreement = z.strictObject({
  ...choice,
  signers: signers('say who signs'),
  group: words.optional(),
  parentToo: z.boolean(),
  onTopOf: id.optional(),
  renewMonths: months,
  gate: words.optional(),
  text: agreementText.optional(),
});

export const course = z.strictObject({
  ...choice,
  audience: roles,
  starters: z.boolean(),
  validMonths: months.optional(),
  provider: z.enum(['school', 'trust', 'external']),
  topics: z.array(text(60)).min(1, 'write at least one topic, or take this out').optional(),
  statement: z.strictObject({ edition: text(40), text: words }).optional(),
  voluntary: z.literal(true).optional(),
});

/** Each time stands for itself: a pack writes only those that its policy sets otherwise. */
export const reminders = z.strictObject({
  before: z.array(count).default([14, 7, 1]),
  every: count.default(3),
  from: wallTime.default('08:00'),
  to: wallTime.default('17:30'),
  escalateAfter: count.default(4),
  joinerDays: count.default(10),
  snoozeDays: count.default(5),
});

export const inductionItem = z.strictObject({
  ...choice,
  text: words,
  starters: signers('say who starts'),
  by: roles,
});

export const nudge = z.strictObject({ ...choice, text: words, every: z.enum(['term', 'year']), to: roles });

export const cycle = z.strictObject({
  ...choice,
  kind: z.enum(['review', 'check', 'report']),
  every: z.enum(EVERY),
  by: roles,
  to: roles.optional(),
  toBody: id.optional(),
});
