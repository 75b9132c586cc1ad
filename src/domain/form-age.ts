import { type FormId, parseFormId } from './ids.ts';
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
  return (now - Number.parseInt(form.slice(0, TIME_WIDTH), 36)) as Duration;
}
