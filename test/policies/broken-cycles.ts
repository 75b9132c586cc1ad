import { type Broken, type Pack, rung } from './break-pack.ts';

const LINE = { text: 'I keep my password to myself.', covers: [] };

/** The pack with these lines as the text of its first agreement. */
function lines(pack: Pack, ...of: readonly object[]): object {
  const [one, ...others] = pack.agreements;
  return { ...pack, agreements: [{ ...one, text: [{ title: 'Passwords', lines: of }] }, ...others] };
}

/** A text of an agreement, a plan of reminders or a message that cannot be used. */
export const CYCLES: readonly Broken[] = [
  [
    'a part of an agreement without a line',
    (pack) => lines(pack),
    '  agreements.0.text.0.lines: write at least one line',
  ],
  [
    'an agreement of no part',
    (pack) => ({ ...pack, agreements: [{ ...pack.agreements[0], text: [] }] }),
    '  agreements.0.text: write at least one part, or take this out',
  ],
  [
    'a clause that is no number',
    (pack) => lines(pack, { ...LINE, covers: ['section 4'] }),
    '  agreements.0.text.0.lines.0.covers.0: write the number of a clause, such as LTH-053',
  ],
  [
    'a clause of another school’s policy',
    (pack) => lines(pack, { ...LINE, covers: ['LIN-019'] }, { ...LINE, covers: ['STA-012'] }),
    '  agreements.0.text.0.lines.1.covers: take out STA-012: the others are clauses of LIN, and a pack has one policy',
  ],
  [
    'an agreement too long to be read',
    (pack) => lines(pack, ...Array.from({ length: 25 }, () => ({ text: 'x'.repeat(500), covers: [] }))),
    '  agreements.0.text: write at most 12000 characters in all: these are 12625',
  ],
  [
    'a course with a statement of no edition',
    (pack) => ({ ...pack, courses: [{ ...pack.courses[0], statement: { text: 'I have read it.' } }] }),
    '  courses.0.statement.edition: is missing: write it',
  ],
  [
    'a reminder at a time that no clock shows',
    (pack) => ({ ...pack, reminders: { from: '07:60' } }),
    '  reminders.from: write a time such as 08:30',
  ],
  [
    'days before the due day that are not counted down',
    (pack) => ({ ...pack, reminders: { before: [7, 14] } }),
    '  reminders.before.1: write less than 7: the days before the due day are counted down',
  ],
  [
    'a nudge window that ends before it begins',
    (pack) => ({ ...pack, reminders: { from: '18:00' } }),
    '  reminders.to: write a later time than 18:00',
  ],
  [
    'a setting of reminders that no pack has',
    (pack) => ({ ...pack, reminders: rung(3) }),
    '  reminders: take out afterMinutes, tell, or correct the spelling: no pack has it',
  ],
  [
    'an induction of nobody',
    (pack) => ({
      ...pack,
      induction: [{ id: 'tour', title: 'Tour', text: 'They were shown round.', starters: [], by: ['dsl'] }],
    }),
    '  induction.0.starters: say who starts',
  ],
  [
    'a message every week',
    (pack) => ({
      ...pack,
      nudges: [{ id: 'phones', title: 'Phones', text: 'Lock it.', every: 'week', to: ['staff'] }],
    }),
    '  nudges.0.every: “week” is none of ours: write one of term, year',
  ],
  [
    'two messages of one id',
    (pack) => {
      const one = { id: 'phones', title: 'Phones', text: 'Lock it.', every: 'term', to: ['staff'] };
      return { ...pack, nudges: [one, one] };
    },
    '  nudges.1.id: "phones" stands twice: give each its own id',
  ],
  [
    'a report to nobody',
    (pack) => ({ ...pack, cycles: [{ ...pack.cycles[0], kind: 'report' }] }),
    '  cycles.0.to: name who gets the report',
  ],
  [
    'a check that goes to somebody',
    (pack) => ({ ...pack, cycles: [{ ...pack.cycles[0], to: ['governor'] }] }),
    '  cycles.0.to: take it out, with toBody: only a report goes to somebody',
  ],
  [
    'a report to a body that is not there',
    (pack) => ({ ...pack, cycles: [{ ...pack.cycles[0], kind: 'report', toBody: 'ofsted' }] }),
    '  cycles.0.toBody: add "ofsted" to bodies, or name one that is there',
  ],
];
