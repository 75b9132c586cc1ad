import { digestOf } from './digest.ts';
import { type FormId, type OwnerId, parseFormId } from './ids.ts';
import { type Duration, days, type Instant } from './time.ts';

/** How long a form can be sent after it was opened. A report has no such limit: none is ever lost. */
export const FORM_LIFE: Duration = days(7);

const TIME_WIDTH = 9;

/** A form id that tells when it was opened. @param random 32 characters of `0-9a-z`. */
export function formIdAt(openedAt: Instant, random: string): FormId {
  const form = parseFormId(openedAt.toString(36).padStart(TIME_WIDTH, '0') + random.slice(TIME_WIDTH));
  if (form === undefined) throw new TypeError('A form id has 32 characters of 0-9a-z');
  return form;
}

export function formAge(form: FormId, now: Instant): Duration {
  return (now - openedAt(form)) as Duration;
}

export function openedAt(form: FormId): Instant {
  return Number.parseInt(form.slice(0, TIME_WIDTH), 36) as Instant;
}

/** The same form for one of many ledgers that it writes to: sent again, it finds what it did in each. */
export function formFor(form: FormId, owner: OwnerId): FormId {
  const made = parseFormId(
    form.slice(0, TIME_WIDTH) + digestOf({ form, owner }).slice(TIME_WIDTH, form.length),
  );
  if (made === undefined) throw new TypeError('A form id is made of a digest');
  return made;
}
