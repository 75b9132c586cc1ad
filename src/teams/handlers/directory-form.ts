import type { DirectoryRefusal } from '#domain/directory/refusal.ts';
import { formIdAt } from '#domain/form-age.ts';
import type { PersonId } from '#domain/ids.ts';
import { changePersonBy } from '#workflows/change-directory.ts';
import { readRoles } from '#workflows/read-directory.ts';
import type { Actor } from '../actor.ts';
import { directoryRefusalText, NOT_YOUR_ROLES } from '../directory-replies.ts';
import { DIRECTORY_FORMS, type DirectoryContext, type DirectoryFormName } from '../forms/directory-forms.ts';
import { keepTyped, readForm } from '../forms/read-form.ts';
import { type Card, renderPage } from '../render-card.ts';
import { PERSON_KEYS, personForm, personSaved } from '../submissions.ts';
import { answerView, notSaved } from '../views/plain-views.ts';
import type { Button, Field, Option } from '../views/view.ts';
import { personCard, roleTitleIn, showRoles } from './directory.ts';
import { outOfDate, refused } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import { renderFitting } from './render-fitting.ts';
import { peopleOptions } from './report.ts';
import type { TeamsDeps } from './teams-deps.ts';

type Asked = { readonly name: DirectoryFormName; readonly person?: PersonId | undefined };
type Sent = { readonly typed: unknown; readonly refusal: string };

function nameOf(raw: string): DirectoryFormName | undefined {
  const names = Object.keys(DIRECTORY_FORMS) as DirectoryFormName[];
  return names.find((name) => name === raw);
}

/** A press that opens a form about people: it stands in place of the card, for the presser alone. */
export async function openPersonForm(deps: TeamsDeps, { actor, data }: Press): Answer {
  const carried = personForm.safeParse(data);
  const name = carried.success ? nameOf(carried.data.name) : undefined;
  if (!carried.success || name === undefined) return outOfDate(actor);
  const asked = { name, person: carried.data.person };
  const context = await contextOf(deps, actor, asked);
  return context === undefined ? refused(actor, NOT_YOUR_ROLES) : formCard(deps, actor, asked, context);
}

/** Nothing for somebody who neither looks after people nor gives roles. */
async function contextOf(
  deps: TeamsDeps,
  actor: Actor,
  { person: id }: Asked,
  find = '',
): Promise<DirectoryContext | undefined> {
  const { school, person: viewer } = actor;
  const sheet = await readRoles(deps, school.id, viewer);
  if (sheet === undefined) return undefined;
  const part = find.trim() === '' ? undefined : find;
  const [stored, found] = await Promise.all([
    id === undefined ? undefined : deps.store.person(school.id, id),
    peopleOptions(deps, school.id, part),
  ]);
  const person = stored?.person;
  const title = roleTitleIn(actor);
  const titleOf = (one: PersonId) => {
    const known = sheet.people.get(one);
    return known === undefined ? 'somebody who has left' : `${known.name}, ${known.position}`;
  };
  const own = await standing(deps, actor, [person?.manager, person?.sponsor]);
  return {
    ...{ person, roleTitle: title },
    people: [...own.filter(({ value }) => !found.some((one) => one.value === value)), ...found],
    holders: sheet.holders.map((holder) => ({ value: holder.id, title: titleOf(holder.id) })),
    grants: sheet.asked.map(({ entry, person: who, role }) => ({
      ...{ value: String(entry), title: `${titleOf(who)}: ${title(role)}`, person: who },
    })),
  };
}

/** Those who are chosen already stand in every list, wherever their names come. */
async function standing(
  deps: TeamsDeps,
  { school }: Actor,
  ids: readonly (PersonId | undefined)[],
): Promise<readonly Option[]> {
  const found = await Promise.all(ids.map((id) => id && deps.store.person(school.id, id)));
  return found.flatMap((one) =>
    one === undefined || one.person.left !== undefined
      ? []
      : [{ value: one.person.id, title: `${one.person.name}, ${one.person.position}` }],
  );
}

function formCard(deps: TeamsDeps, actor: Actor, asked: Asked, context: DirectoryContext, sent?: Sent): Card {
  const { name, person } = asked;
  const { title, lines, fields } = DIRECTORY_FORMS[name];
  const shown: readonly Field[] = fields(context);
  const form = formIdAt(deps.clock.now(), deps.newId());
  const about = person === undefined ? {} : { person };
  return renderFitting({
    ...{ banner: actor.banner, alarm: [], lines, refusal: sent?.refusal ?? '' },
    title: context.person === undefined ? title : `${title}: ${context.person.name}`,
    fields: sent === undefined ? shown : keepTyped(shown, sent.typed),
    buttons: [
      {
        ...{ title: 'Save', verb: 'person-save', style: 'positive', takesInputs: true },
        data: { name, ...about, form },
      },
      backButton(asked),
    ],
  });
}

function backButton({ name, person }: Asked): Button {
  if (person !== undefined) return { title: 'Back', verb: 'person', data: { who: person } };
  return { title: 'Back', verb: name === 'add' ? 'people' : 'roles-open', data: {} };
}

/** **Save**: checked, decided, stored; then the person, or the roles, as they stand now. */
export async function savePersonForm(deps: TeamsDeps, { actor, data }: Press): Answer {
  const carried = personSaved.safeParse(data);
  const name = carried.success ? nameOf(carried.data.name) : undefined;
  if (!carried.success || name === undefined) return outOfDate(actor);
  const asked = { name, person: carried.data.person };
  const find = typeof carried.data['find'] === 'string' ? carried.data['find'] : '';
  const context = await contextOf(deps, actor, asked, find);
  if (context === undefined) return refused(actor, NOT_YOUR_ROLES);
  const again = (refusal: string) => formCard(deps, actor, asked, context, { typed: data, refusal });
  const { fields, command: commandOf } = DIRECTORY_FORMS[name];
  const at = deps.clock.now();
  if (isSearch(fields(context), find, carried.data))
    return again('Choose the person from the list, then save.');
  const read = readForm(fields(context), [...PERSON_KEYS, 'find'], data, at);
  if (!read.ok) return read.error.kind === 'stale' ? outOfDate(actor) : again(read.error.sentence);
  const command = commandOf(read.value, at, context);
  if (command === undefined) return again(UNREADABLE);
  try {
    const changed = await changePersonBy(deps, actor.school.id, actor.person.id, command, carried.data.form);
    if (!changed.ok) return again(await sayRefusal(deps, actor, changed.error));
  } catch (fault) {
    deps.log.fault('person-not-saved', fault);
    return again(notSaved(actor.school.contacts.outOfHours));
  }
  return await afterSaving(deps, actor, asked, name === 'add' ? command.person : asked.person);
}

const UNREADABLE =
  'Please choose one of the answers offered. An account is an object id of 36 letters, digits and hyphens.';

/** **Find person** was used, and nobody it found was chosen: that is a search and no answer yet. */
function isSearch(fields: readonly Field[], find: string, sent: Readonly<Record<string, unknown>>): boolean {
  const lists = fields.filter((field) => field.kind === 'choice' && field.layout === 'search');
  if (find.trim() === '' || lists.length === 0) return false;
  return lists.every(({ id }) => (sent[id] ?? '') === '');
}

/** It was stored: what goes wrong from here on takes nothing back (P1). */
async function afterSaving(
  deps: TeamsDeps,
  actor: Actor,
  { name }: Asked,
  person: PersonId | undefined,
): Answer {
  const result = `Saved: ${DIRECTORY_FORMS[name].title}.`;
  try {
    return person === undefined
      ? await showRoles(deps, actor, { result })
      : await personCard(deps, actor, person, result);
  } catch (fault) {
    deps.log.fault('view-failed', fault);
    const later = `${result} The list cannot be shown just now.`;
    return renderPage(answerView(actor.banner, DIRECTORY_FORMS[name].title, { result: later }));
  }
}

async function sayRefusal(deps: TeamsDeps, actor: Actor, refusal: DirectoryRefusal): Promise<string> {
  const named = 'by' in refusal ? await deps.store.person(actor.school.id, refusal.by) : undefined;
  return directoryRefusalText(refusal, named?.person.name ?? 'Somebody', roleTitleIn(actor));
}
