import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parsePersonId, parseSchoolId, parseTenantId } from '#domain/ids.ts';
import { ROLES } from '#domain/person.ts';

const GUID_REMEDY = 'must be an Entra id, such as 33333333-0000-4000-8000-000000000001';

const words = z.string().trim().min(1, 'must not be empty');
const oid = lowerCase(parsePersonId);
const role = z.enum(ROLES, {
  errorMap: (_issue, { data }) => ({
    message: `is the unknown role ${shown(data)}. The roles are: ${ROLES.join(', ')}`,
  }),
});

const personSchema = z
  .object({
    oid,
    name: words,
    position: words,
    roles: z.array(role),
    manager: oid.optional(),
    group: words.optional(),
    since: z.string().date('must be a date such as 2026-09-01').optional(),
    /** Further accounts of the same human being. */
    alsoKnownAs: z
      .union([oid.transform((one) => [one]), z.array(oid)], { errorMap: () => ({ message: GUID_REMEDY }) })
      .default([]),
  })
  .strict();

const partnerSchema = z.object({ id: words, name: words, contact: words }).strict();

/** In words alone, or with the day somebody last saw that it is right. */
const contact = z.union(
  [
    words.transform((text) => ({ text })),
    z
      .object({ text: words, checked: z.string().date('must be a date such as 2026-09-01').optional() })
      .strict(),
  ],
  {
    errorMap: () => ({
      message: 'must be words, or "text" with the date it was last "checked", such as 2026-09-01',
    }),
  },
);

const schoolSchema = z
  .object({
    id: z
      .string()
      .refine(
        (id) => parseSchoolId(id) !== undefined,
        'must be 2 to 31 small letters, digits or hyphens, beginning with a letter',
      ),
    tenantId: lowerCase(parseTenantId),
    pack: words,
    name: words,
    prefix: z.string().regex(/^[A-Z]{2,5}$/, 'must be 2 to 5 capital letters, such as LIN'),
    /** Of several schools of a tenant: its leads hear of accounts that no directory holds. */
    takesOutsiders: z.literal(true).optional(),
    people: z.array(personSchema).min(1, 'must list at least one person'),
    partnerSchools: z.array(partnerSchema).default([]),
    contacts: z.record(contact).default({}),
  })
  .strict()
  .superRefine(refusePeopleWhoDoNotFit)
  .superRefine(refuseTwinPartners);

const schoolsFileSchema = z
  .object({ schools: z.array(schoolSchema).min(1, 'must list at least one school') })
  .strict()
  .superRefine(refuseTwins);

export type SchoolsFile = z.infer<typeof schoolsFileSchema>;
export type SchoolEntry = SchoolsFile['schools'][number];

/**
 * The schools of this deployment, with ids in lower case. It seeds the directory on the first start only.
 *
 * @throws when the file cannot be used; the message names the places that are wrong and the remedy.
 */
export async function readSchoolsFile(path: string): Promise<SchoolsFile> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new Error(
      `Could not read the schools file ${path}. Check STEWARD_SCHOOLS and the file’s permissions.`,
      {
        cause,
      },
    );
  });
  const parsed = schoolsFileSchema.safeParse(parseJson(path, text));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `  ${placeOf(issue.path)} ${sentenceOf(issue)}`);
  throw new Error(
    `The schools file ${path} cannot be used. Put these right and start again:\n${problems.join('\n')}`,
  );
}

/** The parser's own words quote the file, which holds people's names, so they are left out. */
function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const [, position] = /at position (\d+)/.exec(String(cause)) ?? [];
    const line = position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length;
    const where = line === undefined ? '' : ` It goes wrong at line ${line}.`;
    throw new Error(
      `The schools file ${path} is not JSON.${where} Look for a missing or a spare comma, quote or bracket.`,
    );
  }
}

type School = {
  readonly people: readonly { oid: string; manager?: string | undefined; alsoKnownAs: string[] }[];
};

function refusePeopleWhoDoNotFit({ people }: School, context: z.RefinementCtx): void {
  const seen = new Set<string>();
  const known = new Set(people.flatMap((person) => [person.oid, ...person.alsoKnownAs]));
  people.forEach(({ oid, manager, alsoKnownAs }, at) => {
    for (const account of [oid, ...alsoKnownAs]) {
      if (seen.has(account))
        refuse(
          context,
          ['people', at],
          `has the account ${account}, which stands in this school already. Keep one entry per human being, and one place per account.`,
        );
      seen.add(account);
    }
    if (manager !== undefined && !known.has(manager))
      refuse(
        context,
        ['people', at, 'manager'],
        `is ${manager}, whom this school does not list. Add that person or take the manager out.`,
      );
    if (manager !== undefined && [oid, ...alsoKnownAs].includes(manager))
      refuse(
        context,
        ['people', at, 'manager'],
        'is the person. Name somebody else or take the manager out.',
      );
  });
}

type Partners = { readonly partnerSchools: readonly { readonly id: string; readonly name: string }[] };

/** Two schools that cannot be told apart would each be told of the other's pupils (E13). */
function refuseTwinPartners({ partnerSchools }: Partners, context: z.RefinementCtx): void {
  partnerSchools.forEach((school, at) => {
    for (const field of ['id', 'name'] as const)
      if (partnerSchools.slice(0, at).some((other) => other[field] === school[field]))
        refuse(
          context,
          ['partnerSchools', at, field],
          `is ${school[field]}, like another partner school’s. Give each its own.`,
        );
  });
}

type Schools = { readonly schools: readonly Pick<z.infer<typeof schoolSchema>, Twin>[] };
type Twin = 'id' | 'tenantId' | 'prefix' | 'takesOutsiders';

function refuseTwins({ schools }: Schools, context: z.RefinementCtx): void {
  schools.forEach(({ id, tenantId, prefix, takesOutsiders }, at) => {
    const before = schools.slice(0, at);
    if (before.some((other) => other.id === id))
      refuse(context, ['schools', at, 'id'], `is ${id}, like another school’s. Give each school its own.`);
    if (before.some((other) => other.tenantId === tenantId && other.prefix === prefix))
      refuse(
        context,
        ['schools', at, 'prefix'],
        `is ${prefix}, like another school’s of the same tenant. References could not be told apart: choose another.`,
      );
    if (
      takesOutsiders === true &&
      before.some((other) => other.tenantId === tenantId && other.takesOutsiders)
    )
      refuse(
        context,
        ['schools', at, 'takesOutsiders'],
        'is set for another school of the same tenant too. One school takes them: keep one.',
      );
  });
}

function refuse(context: z.RefinementCtx, path: (string | number)[], message: string): void {
  context.addIssue({ code: z.ZodIssueCode.custom, path, message });
}

function lowerCase(parse: (raw: string) => string | undefined) {
  return z
    .string()
    .refine((id) => parse(id) !== undefined, GUID_REMEDY)
    .transform((id) => id.toLowerCase());
}

/** As somebody would look for it in the file, counting from 1: `schools 1, people 3, roles 1`. */
function placeOf(path: readonly (string | number)[]): string {
  const steps = path.map((step) => (typeof step === 'number' ? ` ${step + 1}` : `, ${step}`));
  return `${steps.join('').replace(/^, /, '') || 'the whole file'}:`;
}

function sentenceOf(issue: z.ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `has what no entry has: ${issue.keys.join(', ')}. Take it out or correct its spelling`;
  if (issue.code !== 'invalid_type') return issue.message;
  return issue.received === 'undefined' ? 'is missing' : `must be ${issue.expected}, not ${issue.received}`;
}

function shown(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 40) ?? 'nothing';
}
