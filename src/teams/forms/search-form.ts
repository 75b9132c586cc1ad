import { type PersonId, parsePersonId } from '#domain/ids.ts';
import type { CaseForm } from './case-form.ts';
import { line, MIDDLE, pick, prose, tick } from './fields.ts';

/** One tick for each condition of the pack; nothing is ticked beforehand (H12). */
export const recordSearch: CaseForm = {
  title: 'Record search',
  save: 'Save',
  alarm: ['The child comes first: do not search if it adds to their distress.'],
  lines: ['A search counts only when every condition is met. If one is not, tick “Search not carried out”.'],
  fields: ({ policy: { search }, holding }) => [
    line('device', 'Device'),
    prose('reason', 'Reason', MIDDLE),
    pick('searcher', 'Searched by', holding(search?.searchers ?? []), { optional: true }),
    pick('present', 'Lead present', holding(search?.present ?? []), { optional: true }),
    ...(search?.conditions ?? []).map(({ id, title }) => tick(inputOf(id), title)),
    tick('notMade', 'Search not carried out'),
    prose('why', 'Why?', MIDDLE, { optional: true }),
  ],
  command: (values, base, { policy: { search } }) => {
    const words = { device: values.text('device'), reason: values.text('reason') };
    if (values.tick('notMade'))
      return { ...base, type: 'record-search', ...words, search: { why: values.text('why') } };
    const met = (search?.conditions ?? []).map(({ id }) => id).filter((id) => values.tick(inputOf(id)));
    const people = {
      ...named('searcher', parsePersonId(values.text('searcher'))),
      ...named('present', parsePersonId(values.text('present'))),
    };
    return { ...base, type: 'record-search', ...words, search: { ...people, conditions: met } };
  },
};

const inputOf = (condition: string): string => `met-${condition}`;

function named(role: 'searcher' | 'present', person: PersonId | undefined) {
  return person === undefined ? {} : { [role]: person };
}
