import { z } from 'zod';
import { parseWallTime } from '#domain/calendar.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import type { Field } from '../views/view.ts';

/** What was sent for each field, in the school's own types. */
export type Values = {
  readonly text: (id: string) => string;
  readonly oneOf: <Value extends string>(id: string, values: readonly Value[]) => Value | undefined;
  readonly several: (id: string) => readonly string[];
  readonly tick: (id: string) => boolean;
  readonly moment: (id: string) => Instant | undefined;
};

/** `stale`: not this form at all; else one sentence that names the field. */
export type FormProblem = { readonly kind: 'stale' } | { readonly kind: 'field'; readonly sentence: string };

const MIDDAY = '12:00';

/**
 * Checks what came back against the fields that were shown. The client checks too, and is not
 * believed: unknown keys, missing fields and other types are refused (T9).
 *
 * @param own keys the card itself carries, such as which case.
 */
export function readForm(
  fields: readonly Field[],
  own: readonly string[],
  data: unknown,
  now: Instant,
): Result<Values, FormProblem> {
  const ids = [...own, ...fields.flatMap(idsOf)];
  const shape = z.strictObject(
    Object.fromEntries(ids.map((id) => [id, z.union([z.string(), z.number()]).optional()])),
  );
  const parsed = shape.safeParse(data);
  if (!parsed.success) return err({ kind: 'stale' });
  const raw = new Map(Object.entries(parsed.data).map(([id, value]) => [id, wellFormed(value)]));
  for (const field of fields) {
    const sentence = whyNot(field, raw, now);
    if (sentence !== undefined) return err({ kind: 'field', sentence });
  }
  return ok(valuesOf(raw));
}

function idsOf(field: Field): readonly string[] {
  return field.kind === 'when' ? [field.id, `${field.id}Time`] : [field.id];
}

/** Exactly what was typed, less halves of characters and the NUL, which no store keeps (T24). */
function wellFormed(value: string | number | undefined): string {
  return String(value ?? '')
    .replaceAll('\0', '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

function whyNot(field: Field, raw: ReadonlyMap<string, string>, now: Instant): string | undefined {
  const value = raw.get(field.id) ?? '';
  if (field.kind === 'tick') return undefined;
  if (field.required && value.trim() === '') return `Please fill in “${field.label}”.`;
  switch (field.kind) {
    case 'text':
      if (value.length <= field.maxLength) return undefined;
      return `“${field.label}” is too long: it has ${value.length} characters and may have ${field.maxLength}. Shorten it, and add the rest later.`;
    case 'choice':
      return whyNotChoice(field, value);
    case 'date':
      if (value === '' || parseWallTime(value, MIDDAY) !== undefined) return undefined;
      return `“${field.label}” is not a date. Choose one from the calendar.`;
    case 'when':
      return whyNotWhen(field, value, raw.get(`${field.id}Time`) ?? '', now);
  }
}

function whyNotChoice(field: Extract<Field, { kind: 'choice' }>, value: string): string | undefined {
  if (value === '' || field.layout === 'search') return undefined;
  const known = new Set(field.options.map((option) => option.value));
  const chosen = field.several ? value.split(',') : [value];
  return chosen.every((one) => known.has(one))
    ? undefined
    : `Please choose one of the answers under “${field.label}”.`;
}

function whyNotWhen(
  field: Extract<Field, { kind: 'when' }>,
  date: string,
  time: string,
  now: Instant,
): string | undefined {
  if (date === '') return undefined;
  const moment = parseWallTime(date, time === '' ? MIDDAY : time);
  if (moment === undefined) return `“${field.label}” is not a date and time. Choose them again.`;
  const earliest = parseWallTime(date, '00:00');
  const later = time === '' ? earliest : moment;
  return later !== undefined && later > now
    ? `“${field.label}” lies in the future. Choose the date and time again.`
    : undefined;
}

function valuesOf(raw: ReadonlyMap<string, string>): Values {
  const text = (id: string): string => raw.get(id) ?? '';
  return {
    text,
    oneOf: (id, values) => values.find((value) => value === text(id)),
    several: (id) =>
      text(id)
        .split(',')
        .filter((part) => part !== ''),
    tick: (id) => text(id) === 'true',
    moment: (id) => {
      const time = text(`${id}Time`);
      return parseWallTime(text(id), time === '' ? MIDDAY : time);
    },
  };
}

/** The same fields, with what was typed still in them. */
export function keepTyped(fields: readonly Field[], data: unknown): readonly Field[] {
  const typed = new Map(typeof data === 'object' && data !== null ? Object.entries(data) : []);
  const kept = (id: string, standing: string): string => {
    const value = typed.get(id);
    return typeof value === 'string' ? value : standing;
  };
  return fields.map((field): Field => {
    switch (field.kind) {
      case 'tick':
        return { ...field, value: kept(field.id, String(field.value)) === 'true' };
      case 'when':
        return { ...field, date: kept(field.id, field.date), time: kept(`${field.id}Time`, field.time) };
      default:
        return { ...field, value: kept(field.id, field.value) };
    }
  });
}
