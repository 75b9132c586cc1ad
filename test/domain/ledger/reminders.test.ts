import { describe, expect, it } from 'vitest';
import { moment, TEACHER_TOM } from '../case/world.ts';
import { askingFor, packWith, published, STAFF_SHEET } from './ledger-world.ts';
import { ASKED_AT, reminding } from './reminding.ts';

const SHEET = 'agreement-staff';
const OTHER = 'agreement-other';
const done = {
  at: moment('2026-11-27T12:00:00Z'),
  by: TEACHER_TOM.id,
  item: SHEET,
  edition: '0001',
} as const;

/** Two things to sign, the other one due a week later. */
const TWO = askingFor(
  [published(), published({ kind: 'other', due: '2026-12-11' })],
  packWith({ agreements: [STAFF_SHEET, { ...STAFF_SHEET, id: 'other' }] }),
);

describe('when somebody is reminded', () => {
  it('is at once, 14, 7 and 1 days before, on the day, and then every third school day (LIN-020, STA-057, LTH-035)', () => {
    const tom = reminding();
    tom.runs(ASKED_AT, '2026-12-19T00:00:00Z');
    expect(tom.moments()).toEqual([
      ...['2026-11-16T09:00', '2026-11-20T08:00', '2026-11-27T08:00', '2026-12-03T08:00', '2026-12-04T08:00'],
      ...['2026-12-09T08:00', '2026-12-14T08:00', '2026-12-17T08:00'],
    ]);
  });

  it('is the school day before where a day before the due day is none, and the next where the due day is', () => {
    const closures = [{ from: '2026-11-27', to: '2026-12-04', name: 'Closed' }];
    const tom = reminding({ closures });
    tom.runs(ASKED_AT, '2026-12-08T00:00:00Z');
    expect(tom.moments()).toEqual([
      ...['2026-11-16T09:00', '2026-11-20T08:00', '2026-11-26T08:00', '2026-12-07T08:00'],
    ]);
  });

  it('is by the clock on the wall, in summer too', () => {
    const asking = askingFor([published({ due: '2027-06-30', at: moment('2027-06-28T05:00:00Z') })]);
    const tom = reminding({ asking });
    tom.runs('2027-06-28T05:00:00Z', '2027-07-01T00:00:00Z');
    expect(tom.moments()).toEqual(['2027-06-28T07:00', '2027-06-29T07:00', '2027-06-30T07:00']);
  });

  it('waits for the window to open, and after it has closed for the next school day', () => {
    for (const [asked, first] of [
      ['2026-11-16T06:00:00Z', '2026-11-16T08:00'],
      ['2026-11-16T17:30:00Z', '2026-11-17T08:00'],
      ['2026-11-20T18:00:00Z', '2026-11-23T08:00'],
      ['2026-11-21T10:00:00Z', '2026-11-23T08:00'],
    ] as const) {
      const tom = reminding();
      tom.keepUp(asked);
      expect(tom.moments()).toEqual([]);
      expect(tom.next(asked)).toBe(first);
    }
  });

  it('does only the latest step after an outage, and once', () => {
    const tom = reminding();
    tom.keepUp(ASKED_AT);
    tom.keepUp('2026-12-01T16:00:00Z');
    tom.keepUp('2026-12-01T16:01:00Z');
    expect(tom.moments()).toEqual(['2026-11-16T09:00', '2026-12-01T16:00']);
    expect(tom.next('2026-12-01T16:01:00Z')).toBe('2026-12-03T08:00');
  });

  it('is never twice in a day, though something new is asked for (one message for all that is owed)', () => {
    const tom = reminding({ asking: askingFor([published()], TWO.policy) });
    tom.keepUp(ASKED_AT);
    tom.publishes(TWO);
    tom.keepUp('2026-11-16T11:00:00Z');
    expect(tom.moments()).toEqual(['2026-11-16T09:00']);
    tom.runs('2026-11-16T11:00:01Z', '2026-11-17T12:00:00Z');
    expect(tom.reminders().map(({ items }) => items)).toEqual([[SHEET], [OTHER]]);
  });

  it('is never twice in a day, though a new version takes the place of what they were reminded of (E50)', () => {
    const tom = reminding();
    tom.keepUp(ASKED_AT);
    tom.publishes(askingFor([published(), published({ edition: '0002' })]));
    tom.keepUp('2026-11-16T11:00:00Z');
    expect(tom.moments()).toEqual(['2026-11-16T09:00']);
    expect(tom.next('2026-11-16T11:00:00Z')).toBe('2026-11-17T08:00');
  });

  it('takes along what is overdue, and not what was only just spoken of', () => {
    const tom = reminding({ asking: TWO });
    tom.runs(ASKED_AT, '2026-12-12T00:00:00Z');
    expect(tom.reminders().slice(-4)).toMatchObject([
      { at: '2026-12-04T08:00', items: [OTHER, SHEET] },
      { at: '2026-12-09T08:00', items: [SHEET] },
      { at: '2026-12-10T08:00', items: [OTHER, SHEET] },
      { at: '2026-12-11T08:00', items: [OTHER, SHEET] },
    ]);
  });
});

describe('who is not reminded', () => {
  it('is whoever signed: at once, and for ever', () => {
    const tom = reminding();
    tom.runs(ASKED_AT, '2026-11-27T00:00:00Z');
    tom.happen({ type: 'signed', ...done, text: published().text, ticked: [], typedName: 'Tom' });
    tom.runs('2026-11-27T12:00:00Z', '2027-02-01T00:00:00Z');
    expect(tom.moments()).toEqual(['2026-11-16T09:00', '2026-11-20T08:00']);
  });

  it('is whoever asked something or declined, until somebody has answered', () => {
    const tom = reminding();
    tom.runs(ASKED_AT, '2026-11-27T00:00:00Z');
    tom.happen({ type: 'question-asked', ...done, question: 'Which phone?' });
    tom.runs('2026-11-27T12:00:00Z', '2026-12-16T00:00:00Z');
    expect(tom.moments()).toHaveLength(2);
    const at = moment('2026-12-16T10:00:00Z');
    tom.happen({ type: 'question-answered', ...done, at, answer: 'Your own.' });
    tom.runs('2026-12-16T10:00:00Z', '2026-12-17T00:00:00Z');
    expect(tom.moments()).toEqual(['2026-11-16T09:00', '2026-11-20T08:00', '2026-12-16T10:00']);
    tom.happen({ type: 'declined', ...done, at, reason: 'No.' });
    tom.runs('2026-12-16T10:00:01Z', '2027-02-01T00:00:00Z');
    expect(tom.moments()).toHaveLength(3);
  });

  it('is whoever is on long leave: it is due on their return (E51)', () => {
    const away = { from: '2026-11-20', until: '2026-12-11' };
    const tom = reminding({ person: { ...TEACHER_TOM, away } });
    tom.runs(ASKED_AT, '2026-12-16T00:00:00Z');
    expect(tom.moments()).toEqual(['2026-11-16T09:00', '2026-12-14T08:00']);
  });

  it('is whoever is on leave without an end, until one is known (E51)', () => {
    const tom = reminding({ person: { ...TEACHER_TOM, away: { from: '2026-11-20' } } });
    tom.runs(ASKED_AT, '2027-07-01T00:00:00Z');
    expect(tom.moments()).toEqual(['2026-11-16T09:00']);
    tom.changes({ away: undefined });
    tom.runs('2027-07-01T06:00:00Z', '2027-07-02T00:00:00Z');
    expect(tom.moments().at(-1)).toBe('2027-07-01T07:00');
  });

  it('is a joiner before the first day', () => {
    const tom = reminding({ person: { ...TEACHER_TOM, since: '2026-12-01' } });
    tom.runs(ASKED_AT, '2026-12-02T00:00:00Z');
    expect(tom.moments()).toEqual(['2026-12-01T08:00']);
  });

  it('is a leaver, or a guest after the last day (E45, E46)', () => {
    const guest = reminding({ person: { ...TEACHER_TOM, until: '2026-11-24' } });
    guest.runs(ASKED_AT, '2027-02-01T00:00:00Z');
    const leaver = reminding();
    leaver.runs(ASKED_AT, '2026-11-21T00:00:00Z');
    leaver.changes({ gone: true });
    leaver.runs('2026-11-23T10:00:00Z', '2027-02-01T00:00:00Z');
    expect(guest.moments()).toEqual(['2026-11-16T09:00', '2026-11-19T08:00', '2026-11-24T08:00']);
    expect(leaver.moments()).toEqual(['2026-11-16T09:00', '2026-11-20T08:00']);
  });

  it('is somebody without an account', () => {
    const pupil = reminding({ subject: { hasAccount: false } });
    pupil.runs(ASKED_AT, '2027-02-01T00:00:00Z');
    expect(pupil.ledger()?.obligations).toHaveLength(1);
    expect(pupil.moments()).toEqual([]);
  });
});
