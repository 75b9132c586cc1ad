import type { Page } from '#domain/policy-cycles.ts';
import type { Button, PageView } from './view.ts';

/** A page of the policy, for anybody on the staff: no word of it is about a case. */
export function policyPage(page: Page, banner: string, back: Button): PageView {
  const { title, parts, inCases, checked } = page;
  const unchecked = 'See that a service is still there before you send somebody to it.';
  const seen = checked === undefined ? unchecked : `Services last looked up on ${checked}.`;
  return {
    ...{ banner, title, subtitle: inCases ? seen : '', alarm: [], result: '', refusal: '' },
    sections: [
      {
        heading: '',
        entries: parts.map((part) => ({ label: part.title, text: part.lines.join('\n'), meta: '' })),
      },
    ],
    ...{ buttons: [back], more: [], pager: [] },
  };
}

export function pageButtons(pages: readonly Page[], data: Button['data'] = {}): readonly Button[] {
  return pages.map(({ id, title }) => ({ title, verb: 'page', data: { ...data, page: id } }));
}
