import { z } from 'zod';
import { ROLES } from '#domain/person.ts';

export const id = z
  .string()
  .regex(/^[a-z][a-zA-Z]{1,30}$/, 'write an id of letters only, beginning with a small one');
export const words = text(600);
export const roles = z.array(z.enum(ROLES)).min(1, 'name at least one role');
export const choice = { id, title: text(60) };
export const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time such as 08:30');
export const count = z.number().int('write a whole number').min(1, 'write 1 or more');

export function text(longest: number): z.ZodString {
  return z
    .string()
    .regex(/\S/, 'write at least one word')
    .max(longest, `write at most ${longest} characters`);
}
