import type { Field } from '../views/view.ts';
import { prose, tick } from './fields.ts';

export type PastedOf = 'roll' | 'staff';

/** In UTF-16 units: as much as fits on a card beside what it would do. */
const LONGEST_LIST = 12_000;

type PasteForm = {
  /** The same words as on the button that opens it. */
  readonly title: string;
  readonly lines: readonly string[];
  readonly tick: string;
};

const HOW =
  'Copy the cells from the spreadsheet and paste them here, with the line of titles. A long list goes in parts.';

export const PASTE_FORMS: Readonly<Record<PastedOf, PasteForm>> = {
  roll: {
    title: 'Import a list',
    lines: [
      HOW,
      'Titles: Name, Kind, Class, Agreement, Parent of, Sponsor, First day, Last day. Only Name is needed: without a kind it is a pupil. An empty cell changes nothing.',
    ],
    tick: 'Whoever is on the roll in these classes and not in the list has left',
  },
  staff: {
    title: 'Import staff',
    lines: [
      HOW,
      'Titles: oid, Name, Position, Group, Manager, Since, Until, Sponsor, Signs as. Only oid is needed, and for somebody new the name and position. An empty cell changes nothing.',
      'Roles are never read from a list: they are given with /roles.',
    ],
    tick: 'Whoever is in the directory and not in the list has left',
  },
};

export function pasteFields(of: PastedOf): readonly Field[] {
  return [prose('list', 'List', LONGEST_LIST), tick('leave', PASTE_FORMS[of].tick)];
}
