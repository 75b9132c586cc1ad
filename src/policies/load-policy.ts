import { readFile } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import type { ZodIssue } from 'zod';
import type { Policy } from '#domain/policy.ts';
import { keptSchema } from './kept-schema.ts';
import { policySchema } from './schema.ts';

const SHIPPED = /^[a-z][a-z0-9-]*$/;

/**
 * Reads a policy pack.
 *
 * @param pack a name in this folder, or a path.
 * @throws Error that names the file, the path within it, and what to write there.
 */
export async function loadPolicy(pack: string): Promise<Policy> {
  const file = fileOf(pack);
  const parsed = policySchema.safeParse(await readJson(file));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    (issue) => `  ${issue.path.join('.') || '(top)'}: ${remedyFor(issue)}`,
  );
  throw new Error(`The policy pack ${file} cannot be used:\n${problems.join('\n')}`);
}

/** A pack as it was kept, by an earlier release too; nothing where it is none. */
export function parsePolicy(json: unknown): Policy | undefined {
  return keptSchema.safeParse(json).data;
}

function remedyFor(issue: ZodIssue): string {
  if (issue.code === 'unrecognized_keys')
    return `take out ${issue.keys.join(', ')}, or correct the spelling: no pack has it`;
  if (issue.code === 'invalid_type' && issue.received === 'undefined') return 'is missing: write it';
  if (issue.code === 'invalid_type') return `write ${SHAPES[issue.expected] ?? `a ${issue.expected}`}`;
  if (issue.code === 'invalid_enum_value')
    return `“${issue.received}” is none of ours: write one of ${issue.options.join(', ')}`;
  return issue.message;
}

/** What JSON calls something, as it is written there. */
const SHAPES: Readonly<Record<string, string>> = {
  string: 'words in quotes',
  boolean: 'true or false, without quotes',
  number: 'a number, without quotes',
  array: 'a list, in [ ]',
  object: 'fields, in { }',
};

function fileOf(pack: string): string {
  if (SHIPPED.test(pack)) return resolve(import.meta.dirname, `${pack}.json`);
  return isAbsolute(pack) ? pack : resolve(pack);
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`The policy pack ${file} cannot be read: give a name in src/policies, or a path`, {
      cause,
    });
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`The policy pack ${file} is not JSON: check its commas and quotes`, { cause });
  }
}
