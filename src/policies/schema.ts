import { z } from 'zod';
import { ROLES } from '#domain/person.ts';
import { AREAS, SOURCES } from '#domain/policy.ts';
import { crossChecks } from './cross-checks.ts';
import { agreement, course, cycle, inductionItem, nudge, reminders } from './cycle-schema.ts';
import { choice, count, id, roles, text, wallTime, words } from './schema-parts.ts';

const some = z.array(z.enum(ROLES));
const clock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('atOnce') }),
  z.strictObject({ kind: z.literal('sameDay') }),
  z.strictObject({ kind: z.literal('hours'), count }),
  z.strictObject({ kind: z.literal('workingDays'), count }),
]);
const duty = z.strictObject({
  body: id,
  mode: z.enum(['must', 'decide']),
  clock: clock.optional(),
  updateEvery: count.optional(),
});
const guidance = z.strictObject({ text: words, from: text(80).optional() });

const category = z.strictObject({
  ...choice,
  area: z.enum(AREAS),
  policy: id.optional(),
  imageGuard: z.boolean(),
  restricted: z.boolean(),
  channel: z.boolean(),
  receivers: roles.optional(),
  natureFirst: z.boolean().optional(),
  urgent: z.boolean(),
  duties: z.array(duty),
  childDuties: z.array(duty),
  underAge: z.literal(true).optional(),
  referral: z.literal(true).optional(),
  covers: z.array(words).min(1, 'write at least one matter, or take this out').optional(),
  signs: z.array(words).min(1, 'write at least one sign, or take this out').optional(),
  guidance: z.array(guidance).min(1, 'write at least one line for the reporter'),
  steps: z.array(words),
});

const guide = z.strictObject({ takes: words, takesNot: words, how: words, neverSend: words });
const search = z.strictObject({
  searchers: roles,
  present: roles,
  conditions: z.array(z.strictObject({ id, title: words })).min(1, 'write at least one condition'),
});
const referral = z.strictObject({
  from: text(80),
  choices: z.array(z.strictObject({ id, title: words })).min(1, 'write at least one point'),
  duties: z.array(duty).min(1, 'name who is told'),
});
const chase = z.strictObject({
  urgent: z.array(z.strictObject({ afterMinutes: count, tell: roles })).min(1, 'name who is told next'),
  ordinary: z.array(z.strictObject({ afterSchoolHours: count, tell: roles })).min(1, 'name who is told next'),
  day: z.strictObject({ from: wallTime, to: wallTime }),
  digestAt: wallTime.optional(),
});
const page = z.strictObject({
  ...choice,
  parts: z
    .array(z.strictObject({ title: text(60), lines: z.array(words).min(1, 'write at least one line') }))
    .min(1, 'write at least one part'),
  inCases: z.boolean(),
  checked: z.string().date('write a date such as 2026-09-01').optional(),
});
const titles = z.record(z.enum(ROLES), words);
const recordSystem = z.strictObject({
  systems: z.array(words).min(1, 'name at least one system'),
  required: z.boolean(),
});

const receivers = z.strictObject({
  ordinary: some,
  bySource: z.record(z.enum(SOURCES), roles).default({}),
  restricted: roles,
  about: z.array(z.strictObject({ roles, tell: roles })).default([]),
  restrictedNext: roles,
});

/** The fields of a policy pack. One that a later release adds is to be filled in by `keptSchema` too. */
export const policyFields = {
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'write a name of small letters, digits and hyphens'),
  version: z
    .string()
    .regex(/^[0-9A-Za-z.-]{1,20}$/, 'write letters, digits, dots or hyphens, such as 2026-09'),
  title: words,
  words: z.strictObject({
    pupil: words,
    pupils: words,
    head: words,
    governors: words,
    lead: words,
    school: words,
    commerce: words,
  }),
  roleTitles: titles,
  reviewers: roles,
  receivers,
  fallbackCategory: id,
  categories: z.array(category).min(1, 'write at least one category'),
  policies: z.array(z.strictObject(choice)).min(1, 'name at least one policy'),
  outcomes: z.array(z.strictObject(choice)).min(1, 'name at least one outcome'),
  bodies: z.array(z.strictObject({ ...choice, police: z.boolean(), guide })),
  measures: z.array(z.strictObject({ ...choice, covers: words })).min(1, 'name at least one measure'),
  debriefMeasure: id.optional(),
  sanctions: z.array(z.strictObject({ ...choice, policy: id })),
  sanctionAdvice: z.array(words),
  restrictedDuties: z.array(duty),
  childDuties: z.array(duty),
  vulnerableDuties: z.array(duty),
  tellsBanned: z.literal(true).optional(),
  seriousDuties: z.array(duty),
  aggravatedDuties: z.array(duty),
  underAgeDuties: z.array(duty).default([]),
  referral: referral.optional(),
  search: search.optional(),
  viewing: roles,
  deletesAfterAdvice: z.boolean(),
  debrief: z.enum(['required', 'offered']),
  recordSystem: recordSystem.optional(),
  partnerSchool: id.optional(),
  book: z.array(z.strictObject({ ...choice, hint: words, office: z.boolean() })).default([]),
  trainingNeeds: id.optional(),
  chase,
  pages: z.array(page),
  agreements: z.array(agreement),
  courses: z.array(course),
  reminders: reminders.default({}),
  induction: z.array(inductionItem).default([]),
  nudges: z.array(nudge).default([]),
  cycles: z.array(cycle),
  advisers: z.array(id).min(1, 'name at least one body that can say whether a crime happened'),
  decisions: z.array(words),
  open: z.array(words),
};

/** A policy pack as it stands in its file. */
export const policySchema = z.strictObject(policyFields).superRefine((pack, context) => {
  for (const { path, remedy } of crossChecks(pack))
    context.addIssue({ code: z.ZodIssueCode.custom, path: [...path], message: remedy });
});
