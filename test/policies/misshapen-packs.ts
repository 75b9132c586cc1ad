import { type Broken, chased, first } from './break-pack.ts';

const ID = 'write an id of letters only, beginning with a small one';
const ROLE = /receivers\.restricted\.0: “boss” is none of ours: write one of staff, dsl, head, /;

/** A value that is missing, or none that its place takes. */
export const MISSHAPEN: readonly Broken[] = [
  [
    'a pack id with a space',
    (pack) => ({ ...pack, id: 'Linden Centre' }),
    '  id: write a name of small letters, digits and hyphens',
  ],
  ['no version', ({ version: _, ...pack }) => pack, '  version: is missing'],
  [
    'a setting that no pack has',
    (pack) => ({ ...pack, colour: 'blue' }),
    '  (top): take out colour, or correct the spelling: no pack has it',
  ],
  [
    'an empty word',
    (pack) => ({ ...pack, words: { ...pack.words, pupil: '' } }),
    '  words.pupil: write at least one word',
  ],
  ['nobody who reviews', (pack) => ({ ...pack, reviewers: [] }), '  reviewers: name at least one role'],
  ['an unknown role', (pack) => ({ ...pack, receivers: { ...pack.receivers, restricted: ['boss'] } }), ROLE],
  [
    'nobody for restricted cases',
    (pack) => ({ ...pack, receivers: { ...pack.receivers, restricted: [] } }),
    '  receivers.restricted: name at least one role',
  ],
  [
    'nobody next for restricted cases',
    (pack) => ({ ...pack, receivers: { ...pack.receivers, restrictedNext: [] } }),
    '  receivers.restrictedNext: name at least one role',
  ],
  ['no category', (pack) => ({ ...pack, categories: [] }), '  categories: write at least one category'],
  [
    'a category id with a hyphen',
    (pack) => first(pack, 'categories', { id: 'on-line' }),
    `  categories.0.id: ${ID}`,
  ],
  [
    'a category without a title',
    (pack) => first(pack, 'categories', { title: ' ' }),
    '  categories.0.title: write at least one word',
  ],
  [
    'an area that is none of the four',
    (pack) => first(pack, 'categories', { area: 'other' }),
    '  categories.0.area: “other” is none of ours: write one of content, contact, conduct, commerce',
  ],
  [
    'a guard that is not yes or no',
    (pack) => first(pack, 'categories', { imageGuard: 'yes' }),
    '  categories.0.imageGuard: write true or false, without quotes',
  ],
  [
    'a restriction that is not yes or no',
    (pack) => first(pack, 'categories', { restricted: 1 }),
    '  categories.0.restricted: write true or false, without quotes',
  ],
  [
    'a category without guidance',
    (pack) => first(pack, 'categories', { guidance: [] }),
    '  categories.0.guidance: write at least one line for the reporter',
  ],
  [
    'guidance without a word',
    (pack) => first(pack, 'categories', { guidance: [{ text: '' }] }),
    '  categories.0.guidance.0.text: write at least one word',
  ],
  [
    'a duty that may be left out',
    (pack) => first(pack, 'categories', { duties: [{ body: 'police', mode: 'may' }] }),
    '  categories.0.duties.0.mode: “may” is none of ours: write one of must, decide',
  ],
  ['no outcome', (pack) => ({ ...pack, outcomes: [] }), '  outcomes: name at least one outcome'],
  [
    'no policy to fall under',
    (pack) => ({ ...pack, policies: [], sanctions: [] }),
    '  policies: name at least one policy',
  ],
  [
    'a decision without a word',
    (pack) => ({ ...pack, decisions: [''] }),
    '  decisions.0: write at least one word',
  ],
  [
    'a clock of no time',
    (pack) =>
      first(pack, 'categories', {
        duties: [{ body: 'police', mode: 'must', clock: { kind: 'hours', count: 0 } }],
      }),
    '  categories.0.duties.0.clock.count: write 1 or more',
  ],
  [
    'a search on no condition (H12)',
    (pack) => ({ ...pack, search: { ...pack.search, conditions: [] } }),
    '  search.conditions: write at least one condition',
  ],
  [
    'a step without a word (H28)',
    (pack) => first(pack, 'categories', { steps: [' '] }),
    '  categories.0.steps.0: write at least one word',
  ],
  [
    'a step too long to be one',
    (pack) => first(pack, 'categories', { steps: ['x'.repeat(601)] }),
    '  categories.0.steps.0: write at most 600 characters',
  ],
  ['no ladder', (pack) => chased(pack, { urgent: [] }), '  chase.urgent: name who is told next'],
  [
    'a time that no clock shows',
    (pack) => chased(pack, { day: { from: '08:60', to: '16:00' } }),
    '  chase.day.from: write a time such as 08:30',
  ],
  [
    'a required record system without a name',
    (pack) => ({ ...pack, recordSystem: { systems: [], required: true } }),
    '  recordSystem.systems: name at least one system',
  ],
];
