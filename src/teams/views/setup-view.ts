import type { Policy } from '#domain/policy.ts';
import type { SetupSheet } from '#workflows/check-setup.ts';
import { paged } from './paging.ts';
import { findingWords } from './setup-words.ts';
import type { PageView } from './view.ts';

/** What has to be put right first, then what is in order, each in one plain line. For the presser alone: it names people. */
export function setupView(
  { findings, people }: SetupSheet,
  policy: Policy,
  { banner, page }: { readonly banner: string; readonly page: number },
): PageView {
  const entries = (ok: boolean) =>
    findings.filter((finding) => finding.ok === ok).map((finding) => findingWords(finding, policy, people));
  const [wrong, right] = [entries(false), entries(true)];
  const subtitle =
    wrong.length === 0 ? 'Everything that was looked at is in order.' : `To put right: ${wrong.length}.`;
  return paged(
    {
      ...{ banner, title: 'Set-up check', subtitle, alarm: [], result: '', refusal: '', more: [] },
      sections: [
        { heading: 'To put right', entries: wrong },
        { heading: 'In order', entries: right },
      ].filter((section) => section.entries.length > 0),
      buttons: [
        { title: 'Check again', verb: 'setup-check', data: {} },
        { title: 'Hide', verb: 'settings', data: {} },
      ],
    },
    page,
    { verb: 'setup-check', data: {} },
  );
}
