import { KEEPERS, type Publish } from '#domain/agreement/decide.ts';
import type { Publication } from '#domain/agreement/model.ts';
import { agreementText } from '#domain/agreement-text.ts';
import { dayText } from '#domain/calendar.ts';
import { formIdAt } from '#domain/form-age.ts';
import { hasRole } from '#domain/person.ts';
import { SIGNERS } from '#domain/policy-cycles.ts';
import { signerWords } from '#domain/role-titles.ts';
import { publishAgreement } from '#workflows/publish-agreement.ts';
import { countPeople, readVersion, readVersions } from '#workflows/read-versions.ts';
import type { Actor } from '../actor.ts';
import { PUBLISH_TITLE, publishFields } from '../forms/agreement-forms.ts';
import { keepTyped, readForm, type Values } from '../forms/read-form.ts';
import { NOT_A_KEEPER, publishRefusalText } from '../publish-replies.ts';
import { CARD_LIMIT, type Card, cardSize, renderForm, renderPage } from '../render-card.ts';
import { PUBLISH_KEYS, publishPress, publishSaved, settingPress, textPress } from '../submissions.ts';
import { answerView, notSaved } from '../views/plain-views.ts';
import { QUESTIONS } from '../views/questions-view.ts';
import { versionWords } from '../views/sign-view.ts';
import { packTextsView, textView, versionsView } from '../views/versions-view.ts';
import type { Button } from '../views/view.ts';
import { outOfDate, refused } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import type { TeamsDeps } from './teams-deps.ts';

export function mayPublish({ person }: Actor): boolean {
  return hasRole(person, KEEPERS);
}

const VERSIONS: Button = { title: 'Versions', verb: 'versions', data: {} };
const PACK_TEXTS: Button = { title: 'Texts of the pack', verb: 'pack-texts', data: {} };
const BACK: Button = { title: 'Back', verb: 'publish', data: {} };

/** `/publish`. */
export function publishCard(deps: TeamsDeps, actor: Actor): Card {
  return mayPublish(actor) ? formCard(deps, actor, {}) : refused(actor, NOT_A_KEEPER);
}

/** **Use this text**, and **Back**. */
export async function openPublish(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = publishPress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  if (!mayPublish(actor)) return refused(actor, NOT_A_KEEPER);
  const kind = actor.school.policy.agreements.find(({ id }) => id === asked.data.kind);
  return formCard(deps, actor, kind === undefined ? {} : { preset: { kind: kind.id, title: kind.title } });
}

type Shown = {
  readonly preset?: Parameters<typeof publishFields>[1];
  readonly typed?: unknown;
  readonly refusal?: string;
};

function formCard(deps: TeamsDeps, { school, banner }: Actor, { preset, typed, refusal = '' }: Shown): Card {
  const form = formIdAt(deps.clock.now(), deps.newId());
  const view = {
    ...{ banner, title: PUBLISH_TITLE, alarm: [], refusal },
    lines: [
      'Everybody who has to sign is asked, and reminded until they have. People without an account sign on paper.',
      ...school.policy.agreements.map(({ title, signers, renewMonths }) => {
        const who = signers.map((one) => signerWords(school.policy, one)).join(', ');
        return `${title}: signed by ${who}, and again after ${renewMonths} months.`;
      }),
      'Leave “Who must sign” empty for all who sign this kind.',
      'After a minor edit the signatures of the version before go on counting, and nobody’s date comes sooner.',
    ],
    fields: keepTyped(publishFields(school, preset), typed),
    buttons: [
      { title: 'Publish', verb: 'publish-save', data: { form }, style: 'positive', takesInputs: true },
      PACK_TEXTS,
      VERSIONS,
      QUESTIONS,
    ],
  } as const;
  const card = renderForm(view);
  if (cardSize(card) <= CARD_LIMIT) return card;
  const without = view.fields.map((field) =>
    field.kind === 'text' && field.id === 'text' ? { ...field, value: '' } : field,
  );
  const lost = 'Your text is too long to be sent back to you: paste it under “Text” again.';
  return renderForm({ ...view, fields: without, refusal: `${refusal} ${lost}` });
}

/** **Publish**: one commit, however many there are to ask; asking goes on in the background. */
export async function savePublication(deps: TeamsDeps, { actor, data }: Press): Answer {
  const carried = publishSaved.safeParse(data);
  if (!carried.success) return outOfDate(actor);
  const { school, person } = actor;
  if (!mayPublish(actor)) return refused(actor, NOT_A_KEEPER);
  const at = deps.clock.now();
  const again = (refusal: string) => formCard(deps, actor, { typed: data, refusal });
  const read = readForm(publishFields(school), PUBLISH_KEYS, data, at);
  if (!read.ok) return read.error.kind === 'stale' ? outOfDate(actor) : again(read.error.sentence);
  try {
    const command = { ...commandOf(read.value), at };
    const published = await publishAgreement(deps, school.id, person, command, carried.data.form);
    if (!published.ok) return again(publishRefusalText(published.error, school.policy));
    return await publishedCard(deps, actor, published.value);
  } catch (fault) {
    deps.log.fault('agreement-not-published', fault);
    return again(notSaved(school.contacts.outOfHours));
  }
}

function commandOf({ text, tick, several }: Values): Omit<Publish, 'at'> {
  return {
    ...{ kind: text('kind'), title: text('title'), text: text('text'), whatChanged: text('whatChanged') },
    ...{ fromPack: tick('fromPack'), minor: tick('minor'), due: text('due') },
    signers: SIGNERS.filter((one) => several('signers').includes(one)),
  };
}

async function publishedCard(deps: TeamsDeps, { school, banner }: Actor, published: Publication): Answer {
  const { title, edition, due, minor, signers } = published;
  const who = signers.map((one) => signerWords(school.policy, one)).join(', ');
  const counted = await countPeople(deps, school.id).catch(() => undefined);
  const people =
    counted === undefined ? '' : ` (${counted.isMore ? 'more than' : 'about'} ${counted.people} people)`;
  const result = `Published: ${title}, ${versionWords(edition).toLowerCase()}.`;
  const asked = minor
    ? 'Nobody who signed the version before is asked again.'
    : `To be signed by ${who}, by ${dayText(due) ?? due}.`;
  const goesOn = `The directory and the roll${people} are gone through now, in the background.`;
  return renderPage(
    answerView(banner, PUBLISH_TITLE, { result: `${result} ${asked} ${goesOn}` }, [VERSIONS]),
  );
}

/** **Versions**, and its pages. */
export async function openVersions(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = settingPress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const sheet = await readVersions(deps, actor.school.id, actor.person);
  return sheet === undefined
    ? refused(actor, NOT_A_KEEPER)
    : renderPage(versionsView(sheet, actor.banner, asked.data.page));
}

/** **Read the texts of the policy pack**. */
export async function openPackTexts(_deps: TeamsDeps, { actor }: Press): Answer {
  return mayPublish(actor)
    ? renderPage(packTextsView(actor.school.policy, actor.banner))
    : refused(actor, NOT_A_KEEPER);
}

/** A published version, or the pack's own text of a kind. */
export async function openText(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = textPress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const { kind, edition, from, page } = asked.data;
  const { school, person, banner } = actor;
  if (edition === undefined) return packText(actor, kind, page);
  const found = await readVersion(deps, school.id, person, { kind, edition });
  if (found === undefined)
    return refused(actor, 'There is no such agreement for you to read. Type /sign to see yours.');
  const { version, text } = found;
  const subtitle = `${versionWords(edition)}.`;
  const back: Button = { title: 'Back', verb: from ?? 'sign-open', data: {} };
  return renderPage(
    textView(text, {
      banner,
      page,
      title: version.title,
      subtitle,
      data: { kind, edition, ...(from === undefined ? {} : { from }) },
      buttons: [back],
    }),
  );
}

function packText(actor: Actor, kind: string, page: number): Card {
  const { school, banner } = actor;
  const text = agreementText(school.policy, kind);
  const title = school.policy.agreements.find(({ id }) => id === kind)?.title;
  if (!mayPublish(actor)) return refused(actor, NOT_A_KEEPER);
  if (text === undefined || title === undefined) return outOfDate(actor);
  const use: Button = { title: 'Use this text', verb: 'publish', data: { kind }, style: 'positive' };
  const buttons = [use, { ...BACK, verb: 'pack-texts' }];
  return renderPage(
    textView(text, { banner, page, title, subtitle: 'As the pack has it.', data: { kind }, buttons }),
  );
}
