import type { Publication } from '#domain/agreement/model.ts';
import { dayText } from '#domain/calendar.ts';
import { formIdAt } from '#domain/form-age.ts';
import { type Item, STATEMENTS } from '#domain/ledger/model.ts';
import type { LedgerRefusal } from '#domain/ledger/refusal.ts';
import { handleLedger } from '#workflows/handle-ledger.ts';
import { itemOf, type OwnAgreement, readOwnAgreements } from '#workflows/own-agreements.ts';
import { readAnswers } from '#workflows/questions.ts';
import type { Actor } from '../actor.ts';
import { SIGN_FIELDS, SIGN_TITLE } from '../forms/agreement-forms.ts';
import { keepTyped, readForm } from '../forms/read-form.ts';
import { ownRefusalText } from '../ledger-replies.ts';
import { renderForm, renderPage } from '../render-card.ts';
import { SIGN_KEYS, signOpen, signSaved } from '../submissions.ts';
import { textPages } from '../views/agreement-text.ts';
import { answerView, notSaved } from '../views/plain-views.ts';
import { signView, versionWords } from '../views/sign-view.ts';
import type { Button, PageView } from '../views/view.ts';
import { outOfDate } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import type { TeamsDeps } from './teams-deps.ts';

type Said = { readonly result?: string; readonly refusal?: string; readonly posted?: true };

/** `/sign`: it stays in the chat, so what they asked and were answered opens by a press (P9). */
export async function postedAgreements(deps: TeamsDeps, actor: Actor): Answer {
  return await agreementsCard(deps, actor, { posted: true });
}

/** The same for its presser alone. */
async function agreementsCard(deps: TeamsDeps, actor: Actor, said: Said = {}): Answer {
  const own = await readOwnAgreements(deps, actor.school.id, actor.person.id);
  return renderPage(await listView(deps, actor, own, said));
}

async function listView(
  deps: TeamsDeps,
  { school, person, banner }: Actor,
  own: readonly OwnAgreement[],
  said: Said,
): Promise<PageView> {
  const isOpen = own.some(({ obligation }) => obligation.state !== 'met');
  const answers = isOpen ? await readAnswers(deps, school.id, person.id) : [];
  return signView(own, answers, { banner, ...said });
}

/** **Read and sign**: the text as it stands, then what signs it. A long one has pages. */
export async function openToSign(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = signOpen.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const { item, page } = asked.data;
  if (item === undefined) return await agreementsCard(deps, actor);
  return await showToSign(deps, actor, item, { page });
}

async function showToSign(
  deps: TeamsDeps,
  actor: Actor,
  item: Item,
  { page, ...said }: Said & { readonly page: number },
): Answer {
  const own = await readOwnAgreements(deps, actor.school.id, actor.person.id);
  const one = own.find(({ kind }) => itemOf(kind) === item);
  if (one === undefined)
    return await agreementsCard(deps, actor, { refusal: textOf(actor, { type: 'not-asked' }) });
  const { met, state } = one.obligation;
  if (state === 'met' && met !== undefined) {
    const refusal = textOf(actor, { type: 'signed-already', on: met.on });
    return await agreementsCard(deps, actor, { refusal });
  }
  return await signCard(deps, actor, one, { page, ...said });
}

type Shown = { readonly page: number; readonly refusal?: string; readonly typed?: unknown };

/** What is signed is bound to the version and the text shown here. */
async function signCard(
  deps: TeamsDeps,
  actor: Actor,
  { kind, asked, obligation }: OwnAgreement,
  { page, refusal = '', typed }: Shown,
): Answer {
  const item = itemOf(kind);
  const answers = await readAnswers(deps, actor.school.id, actor.person.id);
  const answer = answers.findLast((one) => one.item === item)?.answer ?? '';
  const pages = textPages(await wordsOf(deps, actor, asked), answer);
  const at = Math.min(page, pages.length);
  const turn = (title: string, to: number): Button => ({
    title,
    verb: 'sign-open',
    data: { item, page: to },
  });
  const isLast = at === pages.length;
  const ask = (title: string, name: string): Button => ({ title, verb: 'own-form', data: { item, name } });
  const due = dayText(obligation.due) ?? obligation.due;
  const paging = pages.length > 1 ? ` Page ${at} of ${pages.length}.` : '';
  return renderForm({
    ...{ banner: actor.banner, title: asked.title, alarm: [], refusal },
    lines: [
      `${versionWords(asked.edition)}. To be signed by ${due}.${paging}`,
      ...(answer === '' || at > 1 ? [] : [`The answer to you: ${answer}`]),
      ...(asked.whatChanged === '' || at > 1 ? [] : [`What changed: ${asked.whatChanged}`]),
      pages[at - 1] ?? '',
    ],
    fields: isLast ? keepTyped(SIGN_FIELDS, typed) : [],
    buttons: [
      ...(isLast
        ? [signButton(deps, item, asked)]
        : [{ ...turn('Next', at + 1), style: 'positive' as const }]),
      ask('I have a question', 'question'),
      ask('I decline', 'decline'),
      at > 1 ? turn('Back', at - 1) : { title: 'Back', verb: 'sign-open', data: {} },
    ],
  });
}

function signButton(deps: TeamsDeps, item: Item, { edition, text }: Publication): Button {
  const form = formIdAt(deps.clock.now(), deps.newId());
  const data = { item, edition, text, form };
  return { title: 'Sign', verb: 'sign-save', data, style: 'positive', takesInputs: true };
}

/** @throws Error when the text cannot be read: nobody signs what they were not shown. */
async function wordsOf(deps: TeamsDeps, { school }: Actor, { text }: Publication): Promise<string> {
  const words = await deps.store.staff.agreementText(school.id, text);
  if (words === undefined) throw new Error(`The text ${text} of an agreement is not there`);
  return words;
}

/** **Sign**: by whoever pressed, in their own name, and covering what was read. */
export async function saveSignature(deps: TeamsDeps, { actor, data }: Press): Answer {
  const carried = signSaved.safeParse(data);
  if (!carried.success) return outOfDate(actor);
  const { item, edition, text, form } = carried.data;
  const { school, person } = actor;
  const at = deps.clock.now();
  const again = (refusal: string) => signAgain(deps, actor, item, data, refusal);
  const read = readForm(SIGN_FIELDS, SIGN_KEYS, data, at);
  if (!read.ok) return read.error.kind === 'stale' ? outOfDate(actor) : await again(read.error.sentence);
  const ticked = STATEMENTS.filter((one) => read.value.tick(one));
  const words = { item, edition, text, ticked, typedName: read.value.text('name') };
  const command = { type: 'sign', owner: person.id, by: person.id, at, ...words } as const;
  const handled = await handleLedger(deps, school.id, command, { form, by: person.id }).catch(
    (fault: unknown) => {
      deps.log.fault('signature-not-saved', fault);
      return undefined;
    },
  );
  if (handled === undefined) return await again(notSaved(school.contacts.outOfHours));
  if (handled.ok) return await afterStoring(deps, actor, 'Signed.', item);
  const refusal = textOf(actor, handled.error);
  if (handled.error.type === 'other-version')
    return await showToSign(deps, actor, item, { page: 1, refusal });
  const isOpen = !['signed-already', 'not-asked', 'not-known'].includes(handled.error.type);
  return isOpen ? await again(refusal) : await agreementsCard(deps, actor, { refusal });
}

/** The last page again, with what was typed and ticked. */
async function signAgain(deps: TeamsDeps, actor: Actor, item: Item, typed: unknown, refusal: string): Answer {
  const own = await readOwnAgreements(deps, actor.school.id, actor.person.id);
  const one = own.find(({ kind }) => itemOf(kind) === item);
  if (one === undefined) return await agreementsCard(deps, actor, { refusal });
  return await signCard(deps, actor, one, { page: Number.MAX_SAFE_INTEGER, refusal, typed });
}

/** It was stored: what goes wrong from here on takes nothing back (P1). */
export async function afterStoring(deps: TeamsDeps, actor: Actor, result: string, item?: Item): Answer {
  try {
    const own = await readOwnAgreements(deps, actor.school.id, actor.person.id);
    const one = own.find(({ kind }) => itemOf(kind) === item);
    return renderPage(await listView(deps, actor, own, { result: `${result}${coverWords(one)}` }));
  } catch (fault) {
    deps.log.fault('view-failed', fault);
    const later = `${result} Your list cannot be shown just now.`;
    return renderPage(answerView(actor.banner, SIGN_TITLE, { result: later }));
  }
}

function coverWords(one: OwnAgreement | undefined): string {
  const until = one?.obligation.met?.until;
  if (one?.signed === undefined) return '';
  const { title, edition } = one.signed;
  const length = until === undefined ? '' : ` It counts until ${dayText(until) ?? until}.`;
  return ` ${title}, ${versionWords(edition).toLowerCase()}.${length}`;
}

export function textOf({ school }: Actor, refusal: LedgerRefusal): string {
  return ownRefusalText(refusal, school.policy.agreements);
}
