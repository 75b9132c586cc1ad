import { formIdAt } from '#domain/form-age.ts';
import { askingOf, handleLedger } from '#workflows/handle-ledger.ts';
import { standingReminder } from '#workflows/reminder-card.ts';
import type { Actor } from '../actor.ts';
import { MIDDLE, prose } from '../forms/fields.ts';
import { keepTyped, readForm } from '../forms/read-form.ts';
import { ledgerRefusalText } from '../ledger-replies.ts';
import { type Card, renderForm, renderPosted } from '../render-card.ts';
import { snoozeSaved } from '../submissions.ts';
import { notSaved } from '../views/plain-views.ts';
import { reminderCardView } from '../views/reminder-view.ts';
import { outOfDate, refused } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import type { TeamsDeps } from './teams-deps.ts';

const FIELDS = [prose('reason', 'Reason', MIDDLE)];

/** What somebody is reminded of, as it stands now. */
export async function showReminder(deps: TeamsDeps, { actor }: Press): Answer {
  const { school, person, banner } = actor;
  const [stored, asking] = await Promise.all([
    deps.store.staff.loadLedger(school.id, person.id),
    askingOf(deps, school.id),
  ]);
  if (stored === undefined) return refused(actor, ledgerRefusalText({ type: 'nothing-owed' }, []));
  return renderPosted(reminderCardView(standingReminder(stored.ledger, asking, deps.clock.now()), banner));
}

/** **Remind me later**. */
export async function openSnooze(deps: TeamsDeps, { actor }: Press): Answer {
  return formCard(deps, actor);
}

function formCard(
  deps: TeamsDeps,
  { banner, school }: Actor,
  sent?: { readonly typed: unknown; readonly refusal: string },
): Card {
  const form = formIdAt(deps.clock.now(), deps.newId());
  const days = school.policy.reminders.snoozeDays;
  return renderForm({
    ...{ banner, title: 'Remind me later', alarm: [], refusal: sent?.refusal ?? '' },
    lines: [`Steward reminds you again in ${days} school days. You can put each thing off once.`],
    fields: sent === undefined ? FIELDS : keepTyped(FIELDS, sent.typed),
    buttons: [
      {
        ...{ title: 'Save', verb: 'snooze-save', style: 'positive', takesInputs: true },
        data: { form },
      },
      { title: 'Back', verb: 'reminder', data: {} },
    ],
  });
}

/** **Save**: stored, and the reminder shown as it stands then. */
export async function saveSnooze(deps: TeamsDeps, press: Press): Answer {
  const { actor, data } = press;
  const carried = snoozeSaved.safeParse(data);
  if (!carried.success) return outOfDate(actor);
  const read = readForm(FIELDS, ['form'], data, deps.clock.now());
  const again = (refusal: string) => formCard(deps, actor, { typed: data, refusal });
  if (!read.ok) return read.error.kind === 'stale' ? outOfDate(actor) : again(read.error.sentence);
  const { school, person } = actor;
  const at = deps.clock.now();
  try {
    const reason = read.value.text('reason');
    const command = { type: 'snooze', owner: person.id, by: person.id, at, reason } as const;
    const handled = await handleLedger(deps, school.id, command, { form: carried.data.form, by: person.id });
    if (!handled.ok) return again(ledgerRefusalText(handled.error, []));
  } catch (fault) {
    deps.log.fault('snooze-not-saved', fault);
    return again(notSaved(school.contacts.outOfHours));
  }
  return await showReminder(deps, press);
}
