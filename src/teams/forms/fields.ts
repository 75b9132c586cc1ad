import { wallDate, wallTime } from '#domain/calendar.ts';
import type { Instant } from '#domain/time.ts';
import type { Field, Option } from '../views/view.ts';

/** Longest texts, in UTF-16 units (product 13). */
export const LONG = 4_000;
export const MIDDLE = 2_000;
const SHORT = 500;

type Wanted = { readonly optional?: boolean; readonly value?: string };

const error = (label: string): string => `Please fill in “${label}”.`;

export function line(id: string, label: string, { optional = false, value = '' }: Wanted = {}): Field {
  return {
    kind: 'text',
    id,
    label,
    value,
    required: !optional,
    lines: 'one',
    maxLength: SHORT,
    error: error(label),
  };
}

export function prose(
  id: string,
  label: string,
  maxLength: number,
  { optional = false, value = '' }: Wanted = {},
): Field {
  return {
    kind: 'text',
    id,
    label,
    value,
    required: !optional,
    lines: 'many',
    maxLength,
    error: error(label),
  };
}

export function pick(
  id: string,
  label: string,
  options: readonly Option[],
  { optional = false, value = '', several = false, layout = 'menu' as 'menu' | 'buttons' | 'search' } = {},
): Field {
  return {
    ...{ kind: 'choice', id, label, value, required: !optional, options, several, layout },
    error: `Please choose under “${label}”.`,
  };
}

export function tick(id: string, label: string, value = false): Field {
  return { kind: 'tick', id, label, value };
}

/** Prefilled with now. */
export function when(id: string, label: string, now: Instant): Field {
  return {
    kind: 'when',
    id,
    label,
    date: wallDate(now),
    time: wallTime(now),
    required: true,
    error: error(label),
  };
}

export function day(id: string, label: string, value = ''): Extract<Field, { readonly kind: 'date' }> {
  return { kind: 'date', id, label, value, required: false, error: error(label) };
}

/** A day that has to be given, prefilled; `2026-11-23`. */
export function dayOf(id: string, label: string, value: string): Field {
  return { kind: 'date', id, label, value, required: true, error: error(label) };
}
