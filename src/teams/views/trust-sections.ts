import type { AcademyCounts } from '#workflows/trust-counts.ts';
import { STATUS } from '../words.ts';
import type { PageView } from './view.ts';

/** A smaller number could point at a child, and so could a total that it can be worked back from (E53). */
const FEWEST = 5;

/** One section an academy. Every state is listed, so that none stands out by not being there. */
export function trustSections(counts: readonly AcademyCounts[]): PageView['sections'] {
  return counts.map(({ school, open, overdue }) => ({
    heading: school.name,
    entries: [
      ...STATUS.values
        .filter((status) => status !== 'closed' && status !== 'merged')
        .map((status) => counted(STATUS.title(status), open.get(status) ?? 0)),
      counted('Overdue: nobody has taken it up', overdue),
      { label: 'Confidential cases are not counted.', text: '', meta: '' },
    ],
  }));
}

function counted(label: string, count: number) {
  return { label, text: '', meta: count < FEWEST ? `fewer than ${FEWEST}` : String(count) };
}
