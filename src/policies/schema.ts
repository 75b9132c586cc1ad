import { z } from 'zod';
import { ROLES } from '#domain/person.ts';
import { AREAS } from '#domain/policy.ts';

const id = z
  .string()
  .regex(/^[a-z][a-zA-Z]{1,30}$/, 'write an id of letters only, beginning with a small one');
const words = z.string().min(1, 'write at least one word').max(600);
const roles = z.array(z.enum(ROLES)).min(1, 'name at least one role');
const choice = { id, title: z.string().min(1).max(60) };
const some = z.array(z.enum(ROLES));
const count = z.number().int().min(1);
const clock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('atOnce') }),
  z.strictObject({ kind: z.literal('sameDay') }),
  z.strictObject({ kind: z.literal('hours'), count }),
  z.strictObject({ kind: z.literal('workingDays'), count }),
]);
const duty = z.strictObject({ body: id, mode: z.enum(['must', 'decide']), clock: clock.optional() });
const guidance = z.strictObject({ text: words, from: z.string().min(1).max(80).optional() });

const category = z.strictObject({
  ...choice,
  area: z.enum(AREAS),
  imageGuard: z.boolean(),
  restricted: z.boolean(),
  channel: z.boolean(),
  receivers: roles.optional(),
  urgent: z.boolean(),
  duties: z.array(duty),
  childDuties: z.array(duty),
  guidance: z.array(guidance).min(1, 'write at least one line for the reporter'),
  steps: z.array(words),
});

const guide = z.strictObject({ takes: words, takesNot: words, how: words, neverSend: words });
const search = z.strictObject({
  searchers: roles,
  present: roles,
  devices: z.enum(['any', 'school']),
  conditions: z.array(z.strictObject({ id, title: words })).min(1),
});
const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time such as 08:30');
const chase = z.strictObject({
  urgent: z.array(z.strictObject({ afterMinutes: count, tell: roles })).min(1, 'name who is told next'),
  ordinary: z.array(z.strictObject({ afterSchoolHours: count, tell: roles })).min(1, 'name who is told next'),
  day: z.strictObject({ from: wallTime, to: wallTime }),
});
const titles = z.record(z.enum(ROLES), words);
const recordSystem = z.strictObject({ systems: z.array(words).min(1), required: z.boolean() });

/** A policy pack as it stands in its file. */
export const policySchema = z
  .strictObject({
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
    }),
    roleTitles: titles,
    reviewers: roles,
    receivers: z.strictObject({ ordinary: some, restricted: roles, restrictedNext: roles }),
    fallbackCategory: id,
    categories: z.array(category).min(1),
    policies: z.array(z.strictObject(choice)).min(1),
    outcomes: z.array(z.strictObject(choice)).min(1),
    bodies: z.array(z.strictObject({ ...choice, police: z.boolean(), guide })).min(1),
    sanctions: z.array(z.strictObject({ ...choice, policy: id })),
    restrictedDuties: z.array(duty),
    childDuties: z.array(duty),
    seriousDuties: z.array(duty),
    aggravatedDuties: z.array(duty),
    search: search.optional(),
    viewing: roles,
    debrief: z.enum(['required', 'offered']),
    recordSystem: recordSystem.optional(),
    partnerSchools: z.boolean(),
    chase,
    decisions: z.array(words),
    open: z.array(words),
  })
  .superRefine((pack, context) => {
    const complain = (path: (string | number)[], message: string) =>
      context.addIssue({ code: z.ZodIssueCode.custom, path, message });
    const bodies = new Set(pack.bodies.map((body) => body.id));
    if (pack.bodies.filter((body) => body.police).length !== 1)
      complain(['bodies'], 'mark exactly one body with "police": true');
    if (!pack.categories.some((one) => one.id === pack.fallbackCategory))
      complain(['fallbackCategory'], 'name one of the categories');
    const duties = [
      ...pack.restrictedDuties.map((one, i) => ({ path: ['restrictedDuties', i], one })),
      ...pack.childDuties.map((one, i) => ({ path: ['childDuties', i], one })),
      ...pack.categories.flatMap((kind, c) =>
        kind.duties.map((one, i) => ({ path: ['categories', c, 'duties', i], one })),
      ),
    ];
    for (const { path, one } of duties)
      if (!bodies.has(one.body))
        complain([...path, 'body'], `add "${one.body}" to bodies, or name one that is there`);
    for (const list of ['categories', 'policies', 'outcomes', 'bodies'] as const) {
      const ids = pack[list].map((one) => one.id);
      for (const [i, one] of ids.entries())
        if (ids.indexOf(one) !== i) complain([list, i, 'id'], `"${one}" stands twice: give each its own id`);
    }
  });
