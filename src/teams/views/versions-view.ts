import { agreementText } from '#domain/agreement-text.ts';
import { dayText, wallDateTime } from '#domain/calendar.ts';
import type { Policy } from '#domain/policy.ts';
import { signerWords } from '#domain/role-titles.ts';
import type { Version, VersionSheet } from '#workflows/read-versions.ts';
import { textPages } from './agreement-text.ts';
import { paged } from './paging.ts';
import { versionWords } from './sign-view.ts';
import type { Button, Entry, PageView } from './view.ts';

/** As many characters of a digest as people compare. */
const SHOWN = 8;

/** **Versions**: all that was published, the newest first. */
export function versionsView({ versions, people }: VersionSheet, banner: string, page: number): PageView {
  const none: Entry = { label: 'Nothing is published yet.', text: '', meta: '' };
  const rows = versions.map((one) => versionEntry(one, people.get(one.by)?.name ?? 'somebody who has left'));
  return paged(
    {
      ...{ banner, title: 'Versions', subtitle: '', alarm: [], result: '', refusal: '' },
      sections: [{ heading: '', entries: rows.length === 0 ? [none] : rows }],
      buttons: [{ title: 'Back', verb: 'publish', data: {} }],
      more: versions.filter(({ count }) => count !== undefined).map(showButton),
    },
    page,
    { verb: 'versions', data: {} },
  );
}

function versionEntry(
  { title, edition, text, due, minor, whatChanged, at, count }: Version,
  by: string,
): Entry {
  return {
    label: `${title}, ${versionWords(edition).toLowerCase()}${minor ? ' (minor edit)' : ''}`,
    text: whatChanged === '' ? '' : `What changed: ${whatChanged}`,
    meta: [
      `Text ${text.slice(0, SHOWN)}. Due ${dayText(due) ?? due}. Published by ${by}, ${wallDateTime(at)}.`,
      ...(count === undefined ? [] : [`Signed by ${count.signed} of ${count.asked} asked so far.`]),
    ].join(' '),
  };
}

function showButton({ kind, edition, title }: Version): Button {
  return { title: `Show: ${title}`, verb: 'agreement-text', data: { kind, edition, from: 'versions' } };
}

type Shown = {
  readonly banner: string;
  readonly title: string;
  readonly subtitle: string;
  readonly page: number;
  readonly data: Button['data'];
  readonly buttons: readonly Button[];
};

/** A text to the letter, a page at a time. */
export function textView(text: string, { banner, title, subtitle, page, data, buttons }: Shown): PageView {
  const pages = textPages(text);
  const at = Math.min(page, pages.length);
  const turn = (words: string, to: number): Button => ({
    ...{ title: words, verb: 'agreement-text', data: { ...data, page: to } },
  });
  const paging = pages.length > 1 ? ` Page ${at} of ${pages.length}.` : '';
  return {
    ...{ banner, title, subtitle: `${subtitle}${paging}`, alarm: [], result: '', refusal: '', more: [] },
    sections: [{ heading: '', entries: [{ label: '', text: pages[at - 1] ?? '', meta: '' }] }],
    pager: [...(at > 1 ? [turn('Back', at - 1)] : []), ...(at < pages.length ? [turn('Next', at + 1)] : [])],
    buttons,
  };
}

/** What the pack offers for each kind: to be read before it is taken. */
export function packTextsView(policy: Policy, banner: string): PageView {
  const kinds = policy.agreements;
  const withText = kinds.filter(({ id }) => agreementText(policy, id) !== undefined);
  const none: Entry = { label: 'The policy pack has no texts. Write your own.', text: '', meta: '' };
  const rows = kinds.map(({ id, title, signers, renewMonths }) => ({
    label: title,
    text: withText.some((kind) => kind.id === id) ? '' : 'No text of its own: write one.',
    meta: `Signed by ${signers.map((one) => signerWords(policy, one)).join(', ')}, and again after ${renewMonths} months.`,
  }));
  return {
    ...{ banner, title: 'Texts of the policy pack', subtitle: '', alarm: [], result: '', refusal: '' },
    sections: [{ heading: '', entries: rows.length === 0 ? [none] : rows }],
    ...{ pager: [], more: [] },
    buttons: [
      ...withText.map(({ id, title }) => ({
        ...{ title, verb: 'agreement-text', data: { kind: id } },
      })),
      { title: 'Back', verb: 'publish', data: {} },
    ],
  };
}
