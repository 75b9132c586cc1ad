import { createHash } from 'node:crypto';
import type { Brand } from './brand.ts';

/** SHA-256 in lower-case hexadecimal. */
export type Digest = Brand<string, 'Digest'>;

export function parseDigest(raw: string): Digest | undefined {
  return /^[0-9a-f]{64}$/.test(raw) ? (raw as Digest) : undefined;
}

export function digestOf(value: unknown): Digest {
  return createHash('sha256').update(canonical(value)).digest('hex') as Digest;
}

/** Of the words themselves, as UTF-8: whoever has them can work it out with any tool. */
export function textDigest(text: string): Digest {
  return createHash('sha256').update(text).digest('hex') as Digest;
}

/** JSON with its keys in order and absent fields left out: equal values give equal text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`);
  return `{${fields.join(',')}}`;
}
