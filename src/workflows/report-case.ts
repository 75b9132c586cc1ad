import { academicYear } from '#domain/calendar.ts';
import type { Report } from '#domain/case/command.ts';
import type { Refusal } from '#domain/case/refusal.ts';
import { digestOf } from '#domain/digest.ts';
import { type FormId, parseCaseId, parseFormId, reference, type SchoolId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import type { Deps } from './deps.ts';
import { type CommandAttempt, type Handled, inputsOf, tryOnce } from './handle-command.ts';
import type { PostedCard } from './stored.ts';

/** A report before it has its case and its number. */
export type NewReport = Omit<Report, 'type' | 'caseId' | 'reference'>;

const TRIES = 20;

/**
 * Stores a report under the school's next number. The same form sent again is the same report; an
 * old form filled in afresh is a second one, and never lost (product 3).
 *
 * @param receipt the posted form, which is to become the receipt.
 * @throws Error when storage does not answer: the reporter is told that nothing was saved.
 */
export async function reportCase(
  deps: Deps,
  school: SchoolId,
  report: NewReport,
  form: FormId,
  receipt?: PostedCard,
): Promise<Result<Handled, Refusal>> {
  const caseId = parseCaseId(deps.newId());
  if (caseId === undefined) throw new TypeError('A new id has 32 characters of 0-9a-z');
  const number = async (usedForm: FormId): Promise<CommandAttempt> => {
    const counter = await deps.store.counter(school, academicYear(report.at));
    const next = reference(deps.school(school).prefix, counter.year, counter.last + 1);
    const command: Report = { ...report, type: 'report', caseId, reference: next };
    const attempt = { school, command, form: usedForm, counter };
    return receipt === undefined ? attempt : { ...attempt, receipt };
  };
  return await deps.store.inReportQueue(school, async () => {
    let usedForm = form;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const attempt = await number(usedForm);
      const handled = await tryOnce(deps, attempt);
      if (handled === 'conflict') continue;
      // What Steward opens itself opens once, whatever the second one says; nobody typed its words.
      if (handled.ok || handled.error.type !== 'form-used' || report.origin !== 'form') return handled;
      usedForm = formFor(form, attempt.command);
    }
    throw new Error('Too many reports came at once');
  });
}

/** The form under which other words on an old form are stored: the same words give the same form. */
function formFor(form: FormId, command: CommandAttempt['command']): FormId {
  const made = parseFormId(digestOf([form, inputsOf(command)]).slice(0, form.length));
  if (made === undefined) throw new TypeError('A form id is made of a digest');
  return made;
}

/** A case that Steward opens itself has its id and form from what happened: it opens once. */
export function formOfHappening(happening: string): FormId {
  const made = parseFormId(digestOf(happening).slice(0, 32));
  if (made === undefined) throw new TypeError('A form id is made of a digest');
  return made;
}
