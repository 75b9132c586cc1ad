import { closuresText } from '#domain/closures.ts';
import { formIdAt } from '#domain/form-age.ts';
import { hasRole } from '#domain/person.ts';
import { type SetTermDates, TERM_DATE_SETTERS, type TermDatesRefusal } from '#domain/term-dates.ts';
import { readSetup } from '#workflows/check-setup.ts';
import { readTermDates, setTermDates } from '#workflows/term-dates.ts';
import type { Actor } from '../actor.ts';
import { keepTyped, readForm } from '../forms/read-form.ts';
import { termDatesField } from '../forms/settings-form.ts';
import { type Card, renderForm, renderPage, renderPosted } from '../render-card.ts';
import { NOT_YOUR_SETTINGS, settingsRefusalText } from '../settings-replies.ts';
import { settingPress, TERM_DATES_KEYS, termDatesSaved } from '../submissions.ts';
import { answerView, notSaved } from '../views/plain-views.ts';
import { settingsView, TERM_DATES_TITLE, termDatesView } from '../views/settings-view.ts';
import { setupView } from '../views/setup-view.ts';
import { outOfDate, refused } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import type { TeamsDeps } from './teams-deps.ts';

export function maySet({ person }: Actor): boolean {
  return hasRole(person, TERM_DATE_SETTERS);
}

/** `/settings`. */
export function settingsCard(actor: Actor): Card {
  return maySet(actor) ? renderPosted(settingsView(actor.banner)) : refused(actor, NOT_YOUR_SETTINGS);
}

/** **Check the set-up**, and its pages. */
export async function openSetup(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = settingPress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const { school, person, banner } = actor;
  const sheet = await readSetup(deps, school.id, person);
  if (sheet === undefined) return refused(actor, NOT_YOUR_SETTINGS);
  return renderPage(setupView(sheet, school.policy, { banner, page: asked.data.page }));
}

/** **Term dates and closures**, and its pages. */
export async function openTermDates(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = settingPress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  return await showTermDates(deps, actor, asked.data.page);
}

async function showTermDates(deps: TeamsDeps, actor: Actor, page: number, result = ''): Answer {
  const { school, person, banner } = actor;
  const sheet = await readTermDates(deps, school.id, person);
  if (sheet === undefined) return refused(actor, NOT_YOUR_SETTINGS);
  return renderPage(termDatesView(sheet, { banner, page, result }));
}

/** **Change dates**: the list as it stands, to be written over. */
export async function openTermDatesForm(deps: TeamsDeps, { actor }: Press): Answer {
  const sheet = await readTermDates(deps, actor.school.id, actor.person);
  if (sheet === undefined) return refused(actor, NOT_YOUR_SETTINGS);
  const [standing] = sheet.versions;
  return formCard(deps, actor, standing?.version ?? 0, { text: closuresText(standing?.closures ?? []) });
}

type Sent = { readonly text: string; readonly typed?: unknown; readonly refusal?: string };

function formCard(deps: TeamsDeps, actor: Actor, version: number, { text, typed, refusal }: Sent): Card {
  const form = formIdAt(deps.clock.now(), deps.newId());
  return renderForm({
    ...{ banner: actor.banner, title: TERM_DATES_TITLE, alarm: [], refusal: refusal ?? '' },
    lines: [
      'One a line: the first day, “to”, the last day, and a name. One date alone is one day.',
      'For example: 2026-12-21 to 2027-01-01 Christmas',
    ],
    fields: keepTyped([termDatesField(text)], typed),
    buttons: [
      {
        ...{ title: 'Save', verb: 'term-dates-save', style: 'positive', takesInputs: true },
        data: { version, form },
      },
      { title: 'Back', verb: 'term-dates', data: {} },
    ],
  });
}

/** **Save**: checked, stored, and shown back as a list. */
export async function saveTermDates(deps: TeamsDeps, { actor, data }: Press): Answer {
  const carried = termDatesSaved.safeParse(data);
  if (!carried.success) return outOfDate(actor);
  const { version, form } = carried.data;
  const again = (refusal: string) => formCard(deps, actor, version, { text: '', typed: data, refusal });
  const read = readForm([termDatesField('')], TERM_DATES_KEYS, data, deps.clock.now());
  if (!read.ok) return read.error.kind === 'stale' ? outOfDate(actor) : again(read.error.sentence);
  const asked: SetTermDates = { text: read.value.text('closures'), version, form };
  try {
    const set = await setTermDates(deps, deps.log, actor.school.id, actor.person, asked);
    if (!set.ok && set.error.type === 'not-yours') return refused(actor, NOT_YOUR_SETTINGS);
    if (!set.ok) return again(await sayRefusal(deps, actor, set.error));
  } catch (fault) {
    deps.log.fault('term-dates-not-saved', fault);
    return again(notSaved(actor.school.contacts.outOfHours));
  }
  return await afterSaving(deps, actor);
}

/** It was stored: what goes wrong from here on takes nothing back (P1). */
async function afterSaving(deps: TeamsDeps, actor: Actor): Answer {
  const result = `Saved: ${TERM_DATES_TITLE}.`;
  try {
    return await showTermDates(deps, actor, 1, result);
  } catch (fault) {
    deps.log.fault('view-failed', fault);
    const later = `${result} The list cannot be shown just now.`;
    return renderPage(answerView(actor.banner, TERM_DATES_TITLE, { result: later }));
  }
}

async function sayRefusal(deps: TeamsDeps, { school }: Actor, refusal: TermDatesRefusal): Promise<string> {
  const named = 'by' in refusal ? await deps.store.person(school.id, refusal.by) : undefined;
  return settingsRefusalText(refusal, named?.person.name ?? 'Somebody');
}
