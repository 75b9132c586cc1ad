import { paginate, roomForSections } from './pages.ts';
import type { Button, PageView } from './view.ts';

/**
 * One page of a long view: **Back** and **Next** where there are more, the buttons on each.
 *
 * @param page counted from 1; a page that is no longer there shows the last.
 * @param beyond where **Back** leads from the first page, and **Next** from the last.
 */
export function paged(
  view: Omit<PageView, 'pager'>,
  page: number,
  press: { readonly verb: string; readonly data: Button['data'] },
  beyond: { readonly back?: Button['data']; readonly next?: Button['data'] } = {},
): PageView {
  const over = (title: string, data: Button['data'] | undefined): readonly Button[] =>
    data === undefined ? [] : [{ title, verb: press.verb, data }];
  const outer = [...over('Back', beyond.back), ...over('Next', beyond.next)];
  const turn = (title: string, to: number): Button => ({
    title,
    verb: press.verb,
    data: { ...press.data, page: to },
  });
  const subtitle = (at: number, of: number) =>
    of > 1 ? `${view.subtitle} Page ${at} of ${of}.` : view.subtitle;
  const fullest = {
    ...view,
    subtitle: subtitle(999, 999),
    pager: [turn('Back', 999), turn('Next', 999), ...outer],
  };
  const pages = paginate(view.sections, roomForSections(fullest));
  const at = Math.min(Math.max(page, 1), pages.length);
  const back = at > 1 ? [turn('Back', at - 1)] : over('Back', beyond.back);
  const next = at < pages.length ? [turn('Next', at + 1)] : over('Next', beyond.next);
  return {
    ...view,
    subtitle: subtitle(at, pages.length),
    sections: pages[at - 1] ?? [],
    pager: [...back, ...next],
  };
}
