import { formIdAt } from '#domain/form-age.ts';
import { handleLedger } from '#workflows/handle-ledger.ts';
import type { Actor } from '../actor.ts';
import { OWN_FORMS } from '../forms/agreement-forms.ts';
import { keepTyped, readForm } from '../forms/read-form.ts';
import { type Card, renderForm } from '../render-card.ts';
import { OWN_KEYS, ownForm, ownSaved } from '../submissions.ts';
import { notSaved } from '../views/plain-views.ts';
import { outOfDate } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import { afterStoring, textOf } from './sign.ts';
import type { TeamsDeps } from './teams-deps.ts';

type Asked = { readonly item: string; readonly name: keyof typeof OWN_FORMS };

/** **I have a question** and **I decline**. */
export async function openOwnForm(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = ownForm.safeParse(data);
  return asked.success ? formCard(deps, actor, asked.data) : outOfDate(actor);
}

function formCard(
  deps: TeamsDeps,
  { banner }: Actor,
  { item, name }: Asked,
  sent?: { readonly typed: unknown; readonly refusal: string },
): Card {
  const { title, lines, fields } = OWN_FORMS[name];
  const form = formIdAt(deps.clock.now(), deps.newId());
  return renderForm({
    ...{ banner, title, alarm: [], lines, refusal: sent?.refusal ?? '' },
    fields: sent === undefined ? fields : keepTyped(fields, sent.typed),
    buttons: [
      { title: 'Save', verb: 'own-save', data: { item, name, form }, style: 'positive', takesInputs: true },
      { title: 'Back', verb: 'sign-open', data: { item } },
    ],
  });
}

/** **Save**: for the presser's own ledger, whatever the card says. */
export async function saveOwnForm(deps: TeamsDeps, { actor, data }: Press): Answer {
  const carried = ownSaved.safeParse(data);
  if (!carried.success) return outOfDate(actor);
  const { item, name, form } = carried.data;
  const { school, person } = actor;
  const again = (refusal: string) => formCard(deps, actor, carried.data, { typed: data, refusal });
  const { fields, command: commandOf, saved } = OWN_FORMS[name];
  const at = deps.clock.now();
  const read = readForm(fields, OWN_KEYS, data, at);
  if (!read.ok) return read.error.kind === 'stale' ? outOfDate(actor) : again(read.error.sentence);
  const command = commandOf(read.value, { owner: person.id, by: person.id, at, item });
  try {
    const handled = await handleLedger(deps, school.id, command, { form, by: person.id });
    if (!handled.ok) return again(textOf(actor, handled.error));
  } catch (fault) {
    deps.log.fault('agreement-form-not-saved', fault);
    return again(notSaved(school.contacts.outOfHours));
  }
  return await afterStoring(deps, actor, saved);
}
