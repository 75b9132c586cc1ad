import { BANK_HOLIDAY_SOURCE, BANK_HOLIDAYS } from '#domain/bank-holidays.ts';
import { dayText, wallDateTime } from '#domain/calendar.ts';
import type { Closure } from '#domain/closures.ts';
import type { TermDatesSheet } from '#workflows/term-dates.ts';
import { paged } from './paging.ts';
import type { Entry, PageView, PostedView } from './view.ts';

export const TERM_DATES_TITLE = 'Term dates and closures';
const USED_FOR =
  'School days are used for chasing, the morning message and what parents are told again. What the law sets a time for never waits for a school holiday.';

/** `/settings`: a harmless card. Each setting opens for its presser alone. */
export function settingsView(banner: string): PostedView {
  return {
    ...{ banner, flag: '', title: 'Settings', facts: [] },
    lines: ['What this school can set here. Every change is kept, with who made it and when.'],
    buttons: [
      { title: TERM_DATES_TITLE, verb: 'term-dates', data: {} },
      { title: 'Check the set-up', verb: 'setup-check', data: {} },
    ],
  };
}

/** When the school is shut, the bank holidays besides, and who set what last. */
export function termDatesView(
  { versions, people }: TermDatesSheet,
  { banner, page, result = '' }: { readonly banner: string; readonly page: number; readonly result?: string },
): PageView {
  const closures = versions[0]?.closures ?? [];
  const none = {
    label: 'None yet',
    text: 'Every weekday that is no bank holiday is a school day.',
    meta: '',
  };
  const changes = versions.map(({ by, at, closures: set }): Entry => {
    const who = people.get(by)?.name ?? 'somebody who has left';
    return { label: wallDateTime(at), text: `${who}: ${set.length} in the list`, meta: '' };
  });
  return paged(
    {
      ...{ banner, title: TERM_DATES_TITLE, subtitle: USED_FOR, alarm: [], result, refusal: '', more: [] },
      sections: [
        {
          heading: 'The school is shut',
          entries: closures.length === 0 ? [none] : closures.map(closureEntry),
        },
        { heading: 'Bank holidays', entries: bankHolidayEntries() },
        ...(changes.length === 0 ? [] : [{ heading: 'Last changes', entries: changes }]),
      ],
      buttons: [
        { title: 'Change dates', verb: 'term-dates-form', data: {}, style: 'positive' },
        { title: 'Hide', verb: 'settings', data: {} },
      ],
    },
    page,
    { verb: 'term-dates', data: {} },
  );
}

function closureEntry({ from, to, name }: Closure): Entry {
  const days = from === to ? dayText(from) : `${dayText(from)} to ${dayText(to)}`;
  return { label: days ?? from, text: name, meta: '' };
}

/** A line for each year that is on file, and where they come from. */
function bankHolidayEntries(): readonly Entry[] {
  const years = [...new Set([...BANK_HOLIDAYS].map(yearOf))];
  const days = (year: string) => [...BANK_HOLIDAYS].filter((date) => yearOf(date) === year);
  const last = years.at(-1) ?? '';
  return [
    ...years.map((year) => ({
      label: year,
      text: days(year)
        .map((date) => dayText(date)?.replace(` ${year}`, '') ?? date)
        .join(', '),
      meta: '',
    })),
    { label: `After ${last}`, text: 'Not on file yet: weekends alone.', meta: BANK_HOLIDAY_SOURCE },
  ];
}

function yearOf(date: string): string {
  return date.slice(0, 4);
}
