import { wallDate } from '#domain/calendar.ts';
import { rollKindsFor } from '#domain/directory/decide-roll.ts';
import { byName, foldedName } from '#domain/directory/names.ts';
import { classKey } from '#domain/directory/roll-classes.ts';
import { FORM_LIFE, formAge, formIdAt } from '#domain/form-age.ts';
import type { FormId, RollId } from '#domain/ids.ts';
import { moveClass } from '#workflows/move-class.ts';
import { allEntries, changeRoll, readEntry, rollClasses, rollIdOf, stagesIn } from '#workflows/roll.ts';
import type { Actor } from '../actor.ts';
import { keepTyped, readForm, type Values } from '../forms/read-form.ts';
import { isSearch, ROLL_FORMS, type RollContext, rollCommand } from '../forms/roll-forms.ts';
import { type Card, renderPage } from '../render-card.ts';
import { rollRefusalText } from '../roll-replies.ts';
import { ROLL_KEYS, rollClassPress, rollFormPress, rollSaved } from '../roll-submissions.ts';
import { answerView, notSaved } from '../views/plain-views.ts';
import { classOptions, entryTitle } from '../views/roll-view.ts';
import type { Button, Option } from '../views/view.ts';
import { outOfDate, refused } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import { renderFitting } from './render-fitting.ts';
import { peopleOptions } from './report.ts';
import { mayKeepRoll, NOT_YOUR_ROLL, showEntry } from './roll.ts';
import type { TeamsDeps } from './teams-deps.ts';

type Act = keyof typeof ROLL_FORMS;
type Asked = { readonly act: Act; readonly id?: RollId | undefined };
type Sent = { readonly typed: unknown; readonly refusal: string };
type Opened = RollContext & { readonly version: number };

/** A press that opens a form of the roll: it stands in place of the card, for the presser alone. */
export async function openRollForm(deps: TeamsDeps, { actor, data }: Press): Answer {
  if (!mayKeepRoll(actor)) return refused(actor, NOT_YOUR_ROLL);
  const asked = rollFormPress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const context = await contextOf(deps, actor, asked.data, '');
  if (context === undefined) return refused(actor, rollRefusalText({ type: 'not-on-roll' }));
  return formCard(deps, actor, asked.data, context);
}

/** Nothing where the form is about an entry that is not this person's to see. */
async function contextOf(
  deps: TeamsDeps,
  { school, person }: Actor,
  { act, id }: Asked,
  found: string,
): Promise<Opened | undefined> {
  const sheet = id === undefined ? undefined : await readEntry(deps, school.id, person, id);
  const needsEntry = act !== 'add' && act !== 'class';
  if (needsEntry && sheet === undefined) return undefined;
  const part = found.trim() === '' ? undefined : found;
  const hasWords = act === 'add' || act === 'change';
  return {
    ...{ kinds: rollKindsFor(person), stages: stagesIn(school.policy), today: wallDate(deps.clock.now()) },
    ...{ entry: needsEntry ? sheet?.entry : undefined, version: sheet?.version ?? 0 },
    pupils: hasWords ? await pupilOptions(deps, school.id, part) : [],
    staff: hasWords ? await peopleOptions(deps, school.id, part) : [],
    classes: act === 'class' ? classOptions(await rollClasses(deps, school.id, person)) : [],
  };
}

async function pupilOptions(
  deps: TeamsDeps,
  school: Actor['school']['id'],
  part = '',
): Promise<readonly Option[]> {
  const everybody = await allEntries(deps, school);
  return everybody
    .map(({ entry }) => entry)
    .filter(
      ({ kind, left, name }) =>
        kind === 'pupil' && left === undefined && foldedName(name).includes(foldedName(part)),
    )
    .toSorted(byName)
    .map((entry) => ({ value: entry.id, title: entryTitle(entry) }));
}

function formCard(deps: TeamsDeps, actor: Actor, { act, id }: Asked, context: Opened, sent?: Sent): Card {
  const { title, lines, fields } = ROLL_FORMS[act];
  const form = formIdAt(deps.clock.now(), deps.newId());
  const shown = fields(context);
  const about = id === undefined ? {} : { id };
  const back: Button =
    id === undefined
      ? { title: 'Back', verb: 'roll', data: {} }
      : { title: 'Back', verb: 'roll-entry', data: about };
  return renderFitting({
    ...{ banner: actor.banner, title, alarm: [], refusal: sent?.refusal ?? '' },
    lines: [...(context.entry === undefined ? [] : [entryTitle(context.entry)]), ...lines],
    fields: sent === undefined ? shown : keepTyped(shown, sent.typed),
    buttons: [
      {
        ...{ title: 'Save', verb: 'roll-save', style: 'positive', takesInputs: true },
        data: { ...about, act, form, version: context.version },
      },
      back,
    ],
  });
}

/** **Save**: checked, decided, stored; then the entry as it stands. */
export async function saveRollForm(deps: TeamsDeps, { actor, data }: Press): Answer {
  if (!mayKeepRoll(actor)) return refused(actor, NOT_YOUR_ROLL);
  const carried = rollSaved.safeParse(data);
  if (!carried.success) return outOfDate(actor);
  const { act, id, version, form } = carried.data;
  const found = typeof carried.data['find'] === 'string' ? carried.data['find'] : '';
  const context = await contextOf(deps, actor, { act, id }, found);
  if (context === undefined) return refused(actor, rollRefusalText({ type: 'not-on-roll' }));
  const again = (refusal: string) =>
    formCard(deps, actor, { act, id }, { ...context, version }, { typed: data, refusal });
  const at = deps.clock.now();
  const read = readForm(ROLL_FORMS[act].fields(context), ROLL_KEYS, data, at);
  if (!read.ok) return read.error.kind === 'stale' ? outOfDate(actor) : again(read.error.sentence);
  if (formAge(form, at) > FORM_LIFE) return again(TOO_OLD);
  if (isSearch(read.value)) return again('Choose the person from the list, then save.');
  try {
    return act === 'class'
      ? await saveClass(deps, actor, read.value, again)
      : await saveEntry(deps, actor, { act, id, version, form }, read.value, again);
  } catch (fault) {
    deps.log.fault('roll-not-saved', fault);
    return again(notSaved(actor.school.contacts.outOfHours));
  }
}

const TOO_OLD =
  'This form is more than a week old, so nothing was saved. Your words are still here: copy them, go back, and open the form again.';

async function saveEntry(
  deps: TeamsDeps,
  actor: Actor,
  asked: {
    readonly act: Exclude<Act, 'class'>;
    readonly id?: RollId | undefined;
    readonly version: number;
    readonly form: FormId;
  },
  values: Values,
  again: (refusal: string) => Card,
): Answer {
  const { act, version, form } = asked;
  const id = act === 'add' || asked.id === undefined ? rollIdOf(form, actor.person.id) : asked.id;
  const command = rollCommand(act, values, { at: deps.clock.now(), id, version });
  if (command === undefined) return again('Please choose one of the answers offered.');
  const changed = await changeRoll(deps, actor.school.id, actor.person, command);
  if (!changed.ok) return again(rollRefusalText(changed.error));
  const result = `Saved: ${ROLL_FORMS[act].title}.`;
  return await afterSaving(deps, actor, result, async () => showEntry(deps, actor, id, { page: 1, result }));
}

async function saveClass(
  deps: TeamsDeps,
  actor: Actor,
  { text, tick }: Values,
  again: (refusal: string) => Card,
): Answer {
  const asked = rollClassPress.safeParse({ class: text('class') });
  const group = text('to').trim();
  if (!asked.success) return again('Please choose one of the answers offered.');
  if ((group === '') !== tick('leaves'))
    return again('Write where the class moves to, or tick that they have left: one of the two.');
  if (classKey({ ...asked.data.class, group }) === classKey(asked.data.class))
    return again('The class has that name already. Write the name that it gets.');
  if (tick('leaves') && text('on') === '') return again('Please fill in “Left on”.');
  const move = {
    of: asked.data.class,
    to: tick('leaves') ? { left: text('on') } : { group },
    at: deps.clock.now(),
  };
  const moved = await moveClass(deps, actor.school.id, actor.person, move);
  if (!moved.ok) return again(rollRefusalText(moved.error));
  const result = `Saved: ${ROLL_FORMS.class.title}. ${moved.value} changed.`;
  return renderPage(
    answerView(actor.banner, 'Roll', { result }, [{ title: 'Back', verb: 'roll', data: {} }]),
  );
}

/** It was stored: what goes wrong from here on takes nothing back (P1). */
async function afterSaving(deps: TeamsDeps, actor: Actor, result: string, show: () => Answer): Answer {
  try {
    return await show();
  } catch (fault) {
    deps.log.fault('view-failed', fault);
    const later = `${result} The entry cannot be shown just now.`;
    return renderPage(answerView(actor.banner, 'Roll', { result: later }));
  }
}
