import { CARD_LIMIT } from '../render-card.ts';
import { paginate } from './pages.ts';
import type { Button, PageView } from './view.ts';

/** Room for title, buttons and alarms beside the entries. */
const FRAME = 9_000;

/**
 * One page of a long view: **Back** and **Next** where there are more, the buttons on each.
 *
 * @param page counted from 1; a page that is no longer there shows the last.
 */
export function paged(
  view: Omit<PageView, 'pager'>,
  page: number,
  press: { readonly verb: string; readonly data: Button['data'] },
): PageView {
  const pages = paginate(view.sections, CARD_LIMIT - FRAME);
  const at = Math.min(Math.max(page, 1), pages.length);
  const turn = (title: string, to: number): Button => ({
    title,
    verb: press.verb,
    data: { ...press.data, page: to },
  });
  const back = at > 1 ? [turn('Back', at - 1)] : [];
  const next = at < pages.length ? [turn('Next', at + 1)] : [];
  const subtitle = pages.length > 1 ? `${view.subtitle} Page ${at} of ${pages.length}.` : view.subtitle;
  return { ...view, subtitle, sections: pages[at - 1] ?? [], pager: [...back, ...next] };
}
