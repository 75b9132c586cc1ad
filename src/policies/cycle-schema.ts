import { z } from 'zod';
import { EVERY, SIGNERS } from '#domain/policy-cycles.ts';
import { choice, count, id, roles, words } from './schema-parts.ts';

const months = count.max(60, 'write at most 60 months');

export const agreement = z.strictObject({
  ...choice,
  signers: z.array(z.enum(SIGNERS)).min(1, 'say who signs'),
  group: words.optional(),
  parentToo: z.boolean(),
  onTopOf: id.optional(),
  renewMonths: months,
  gate: words.optional(),
});

export const course = z.strictObject({
  ...choice,
  audience: roles,
  starters: z.boolean(),
  validMonths: months.optional(),
  provider: z.enum(['school', 'trust', 'external']),
});

export const cycle = z.strictObject({
  ...choice,
  kind: z.enum(['review', 'check', 'report']),
  every: z.enum(EVERY),
  by: roles,
  to: roles.optional(),
  toBody: id.optional(),
});
