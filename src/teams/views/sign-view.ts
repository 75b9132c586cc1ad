import { dayText } from '#domain/calendar.ts';
import type { Obligation } from '#domain/ledger/model.ts';
import { itemOf, type OwnAgreement } from '#workflows/own-agreements.ts';
import type { OwnAnswer } from '#workflows/questions.ts';
import { SIGN_TITLE } from '../forms/agreement-forms.ts';
import type { Button, Entry, PageView } from './view.ts';

type Shown = {
  readonly banner: string;
  readonly result?: string | undefined;
  readonly refusal?: string | undefined;
  /** It stays in the chat: nobody's own words stand on it. */
  readonly posted?: true | undefined;
};

/** `/sign`: what somebody has to sign, the first to be signed first, and what they have signed. */
export function signView(
  own: readonly OwnAgreement[],
  answers: readonly OwnAnswer[],
  { banner, result, refusal, posted }: Shown,
): PageView {
  const owed = own.filter(({ obligation }) => obligation.state !== 'met');
  const signed = own.filter(({ signed: version }) => version !== undefined);
  const none: Entry = { label: 'You have nothing to sign.', text: '', meta: '' };
  return {
    ...{ banner, title: SIGN_TITLE, subtitle: '', alarm: [], pager: [] },
    ...{ result: result ?? '', refusal: refusal ?? '' },
    sections: [
      {
        heading: 'To sign',
        entries: owed.length === 0 ? [none] : owed.map((one) => owedEntry(one, answers, posted)),
      },
      ...(signed.length === 0 ? [] : [{ heading: 'Signed', entries: signed.map(signedEntry) }]),
    ],
    buttons:
      owed.length === 0
        ? signed.map(showButton)
        : [
            ...owed.map((one, at) => readButton(one, at === 0)),
            ...(posted && owed.some((one) => answerTo(one, answers)) ? [READ_ANSWER] : []),
          ],
    more: owed.length === 0 ? [] : signed.map(showButton),
  };
}

const READ_ANSWER: Button = { title: 'Read the answer', verb: 'sign-open', data: {} };

function answerTo({ kind }: OwnAgreement, answers: readonly OwnAnswer[]): OwnAnswer | undefined {
  return answers.findLast(({ item }) => item === itemOf(kind));
}

function owedEntry(one: OwnAgreement, answers: readonly OwnAnswer[], posted: true | undefined): Entry {
  const { asked, obligation } = one;
  const answered = answerTo(one, answers);
  const said = answered && `You wrote: ${answered.asked}\nThe answer: ${answered.answer}`;
  const words = posted && answered ? 'What you wrote was answered.' : said;
  return {
    label: asked.title,
    text: [STATE[obligation.state], words ?? ''].filter((part) => part !== '').join('\n'),
    meta: `${versionWords(asked.edition)}. To be signed by ${day(obligation.due)}.`,
  };
}

const STATE: Readonly<Record<Obligation['state'], string>> = {
  ...{ owed: '', met: '' },
  question: 'Your question waits for an answer. You can sign it all the same.',
  declined: 'You declined it. You can still sign it.',
};

function signedEntry({ signed, asked, obligation: { met }, counts }: OwnAgreement): Entry {
  const until = met?.until === undefined ? '' : day(met.until);
  const how = met?.how === 'paper' ? ' on paper' : '';
  const length = until === '' ? '' : counts ? ` It counts until ${until}.` : ` It counted until ${until}.`;
  return {
    label: signed?.title ?? asked.title,
    text: '',
    meta: `${versionWords(met?.edition ?? '')}, signed${how} on ${day(met?.on ?? '')}.${length}`,
  };
}

/** The first carries the words alone; the others their title too, so that each can be told apart. */
function readButton({ kind, asked }: OwnAgreement, isFirst: boolean): Button {
  return {
    title: isFirst ? 'Read and sign' : `Read and sign: ${asked.title}`,
    verb: 'sign-open',
    data: { item: itemOf(kind) },
    ...(isFirst ? { style: 'positive' } : {}),
  };
}

function showButton({ kind, asked, obligation, signed }: OwnAgreement): Button {
  const edition = obligation.met?.edition ?? '';
  return { title: `Show: ${signed?.title ?? asked.title}`, verb: 'agreement-text', data: { kind, edition } };
}

/** `Version 3` of `0003`. */
export function versionWords(edition: string): string {
  return `Version ${Number(edition)}`;
}

function day(date: string): string {
  return dayText(date) ?? date;
}
