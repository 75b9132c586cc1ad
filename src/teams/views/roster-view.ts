import { wallDateTime } from '#domain/calendar.ts';
import { ROSTER_LISTS, type RosterList } from '#domain/directory/roster.ts';
import { assertNever } from '#domain/result.ts';
import type { RosterSheet } from '#workflows/ask-roster.ts';
import type { Roster } from '#workflows/roster-ports.ts';
import { paged } from './paging.ts';
import type { Button, Entry, PageView } from './view.ts';

const HEADINGS: Readonly<Record<RosterList, string>> = {
  join: 'Would be added',
  gone: 'Not in the team any more',
  left: 'Marked as left, and still in the team',
  guest: 'Guests and others, never added',
};
const WHAT_NEXT: Readonly<Record<RosterList, string>> = {
  join: 'Apply adds them, without any role.',
  gone: 'Nobody is taken out by itself. Find whoever has left under People and press Has left.',
  left: 'Take them out of the team in Teams.',
  guest: 'Add a guest by hand, with a last day and whoever answers for them.',
};
const COMPARE: Button = { title: 'Compare now', verb: 'roster-ask', data: {} };
const SHOW: Button = { title: 'Show again', verb: 'roster', data: {}, style: 'positive' };

/** The directory beside the team of the staff: what would change, before anything does. */
export function rosterView(
  sheet: RosterSheet,
  { banner, page }: { readonly banner: string; readonly page: number },
): PageView {
  const { roster } = sheet;
  const isCompared = roster?.state === 'compared';
  const sections = isCompared ? ROSTER_LISTS.flatMap((list) => sectionOf(sheet, roster, list)) : [];
  const same: Entry = { label: 'Nothing to do', text: 'Directory and team agree.', meta: '' };
  return paged(
    {
      ...{ banner, title: 'Compare with the team', alarm: [], result: '', refusal: '', more: [] },
      subtitle: subtitleOf(sheet),
      sections: isCompared && sections.length === 0 ? [{ heading: 'Compared', entries: [same] }] : sections,
      buttons: [...buttonsOf(sheet), { title: 'Back', verb: 'people', data: {} }],
    },
    page,
    { verb: 'roster', data: {} },
  );
}

function subtitleOf({ isBound, roster }: RosterSheet): string {
  if (!isBound)
    return 'No team is chosen yet. Post @Steward /here staff in a channel of the team of all staff.';
  if (roster === undefined) return 'Not compared yet.';
  switch (roster.state) {
    case 'asked':
      return 'Steward is reading who is in the team. Press Show again in a minute.';
    case 'unreadable':
      return 'The team could not be read. Install Steward in it, then compare again.';
    case 'compared':
      return `As compared on ${wallDateTime(roster.at)}. Nothing was changed yet.`;
    case 'applying':
      return `${roster.looked} of ${roster.counts.join} done. Press Show again in a minute.`;
    case 'applied':
      return `${roster.added} added. Compare again to see how directory and team stand now.`;
    default:
      return assertNever(roster.state, 'state of the roster');
  }
}

function buttonsOf({ isBound, roster }: RosterSheet): readonly Button[] {
  if (!isBound) return [];
  if (roster?.state === 'asked' || roster?.state === 'applying') return [SHOW];
  const apply: Button = { title: 'Apply', verb: 'roster-apply', data: {}, style: 'positive' };
  return roster?.state === 'compared' && roster.counts.join > 0 ? [apply, COMPARE] : [COMPARE];
}

function sectionOf({ lists }: RosterSheet, { counts }: Roster, list: RosterList): PageView['sections'] {
  if (counts[list] === 0) return [];
  const shown = lists[list].map(({ name }): Entry => ({ label: name, text: '', meta: '' }));
  const more = counts[list] - shown.length;
  const rest: Entry = { label: `And ${more} more`, text: '', meta: '' };
  const first: Entry = { label: WHAT_NEXT[list], text: '', meta: '' };
  const entries = [first, ...shown, ...(more > 0 ? [rest] : [])];
  return [{ heading: `${HEADINGS[list]}: ${counts[list]}`, entries }];
}
