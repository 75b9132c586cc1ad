import { describe, expect, it } from 'vitest';
import { instantText } from '#domain/time.ts';
import { BEN_DSL, moment, TEACHER_TOM } from '../case/world.ts';
import { askingFor, packWith, published } from './ledger-world.ts';
import { ASKED_AT, reminding } from './reminding.ts';

const escalations = (one: ReturnType<typeof reminding>) =>
  one
    .said()
    .filter(({ type }) => type === 'escalated')
    .map(({ at }) => instantText(at).slice(0, 16));

describe('telling the line manager', () => {
  it('comes once, with the first reminder after the due day by which it was asked for often enough', () => {
    const tom = reminding();
    tom.runs(ASKED_AT, '2027-01-30T00:00:00Z');
    expect(escalations(tom)).toEqual(['2026-12-09T08:00']);
    const late = reminding({ asking: askingFor([published({ due: '2026-11-17' })]) });
    late.runs(ASKED_AT, '2027-01-30T00:00:00Z');
    expect(late.moments().slice(0, 4)).toEqual([
      ...['2026-11-16T09:00', '2026-11-17T08:00', '2026-11-20T08:00', '2026-11-25T08:00'],
    ]);
    expect(escalations(late)).toEqual(['2026-11-25T08:00']);
  });

  it('comes again for a new version', () => {
    const tom = reminding({ asking: askingFor([published({ due: '2026-11-17' })]) });
    tom.runs(ASKED_AT, '2026-11-30T00:00:00Z');
    tom.publishes(askingFor([published(), published({ edition: '0002', due: '2026-12-01' })]));
    tom.runs('2026-11-30T10:00:00Z', '2026-12-31T00:00:00Z');
    expect(escalations(tom)).toEqual(['2026-11-25T08:00', '2026-12-09T08:00']);
  });
});

describe('putting a reminder off', () => {
  const snooze = (by = TEACHER_TOM.id, at = '2026-11-20T10:00:00Z') =>
    ({ type: 'snooze', owner: TEACHER_TOM.id, by, at: moment(at), reason: 'Exams' }) as const;

  it('rests for five school days, and then comes back', () => {
    const tom = reminding();
    tom.runs(ASKED_AT, '2026-11-20T09:00:00Z');
    expect(tom.does(snooze())).toMatchObject({ ok: true, value: [{ type: 'snoozed', until: '2026-11-27' }] });
    tom.runs('2026-11-20T10:00:01Z', '2026-11-28T00:00:00Z');
    expect(tom.moments()).toEqual(['2026-11-16T09:00', '2026-11-20T08:00', '2026-11-27T08:00']);
  });

  it('holds over a day on which they would have been reminded', () => {
    const tom = reminding();
    tom.runs(ASKED_AT, '2026-11-26T09:00:00Z');
    tom.does(snooze(TEACHER_TOM.id, '2026-11-26T10:00:00Z'));
    tom.runs('2026-11-26T10:00:01Z', '2026-12-05T00:00:00Z');
    expect(tom.moments().slice(2)).toEqual(['2026-12-03T08:00', '2026-12-04T08:00']);
  });

  it('is for once, for what they owe, and for them alone', () => {
    const tom = reminding();
    tom.keepUp(ASKED_AT);
    const refused = (command: ReturnType<typeof snooze>) => {
      const decided = tom.does(command);
      return decided.ok ? 'ok' : decided.error.type;
    };
    expect(refused(snooze(BEN_DSL.id))).toBe('not-known');
    expect(refused(snooze())).toBe('ok');
    expect(refused(snooze())).toBe('snoozed-already');
    tom.runs('2026-11-27T08:00:00Z', '2026-11-27T09:00:00Z');
    expect(refused(snooze(TEACHER_TOM.id, '2026-11-27T10:00:00Z'))).toBe('snoozed-already');
    const free = reminding({ asking: askingFor([]) });
    free.keepUp(ASKED_AT);
    expect(free.does(snooze())).toEqual({ ok: false, error: { type: 'nothing-owed' } });
  });
});

describe('nudges of the pack', () => {
  const nudge = { title: 'Privacy', text: 'Check your privacy settings.', to: ['staff'] } as const;
  const policy = packWith({
    nudges: [
      { ...nudge, id: 'term', every: 'term' },
      { ...nudge, id: 'year', every: 'year' },
      { ...nudge, id: 'leads', every: 'term', to: ['dsl'] },
    ],
  });
  const closures = [{ from: '2026-12-21', to: '2027-01-04', name: 'Christmas' }];

  it('come on the first school day of a term and of a year, once, to the holders of their roles', () => {
    const tom = reminding({ asking: askingFor([], policy), closures });
    tom.runs('2026-11-16T09:00:00Z', '2027-11-01T00:00:00Z');
    expect(tom.reminders()).toEqual([
      { at: '2027-01-05T08:00', items: [], nudges: ['term'] },
      { at: '2027-04-01T07:00', items: [], nudges: ['term'] },
      { at: '2027-09-01T07:00', items: [], nudges: ['term', 'year'] },
    ]);
    const lead = reminding({ asking: askingFor([], policy), closures, person: BEN_DSL });
    lead.runs('2026-11-16T09:00:00Z', '2027-02-01T00:00:00Z');
    expect(lead.reminders().map(({ nudges }) => nudges)).toEqual([['term', 'leads']]);
  });

  it('come with what is owed, in one message', () => {
    const asking = askingFor([published({ due: '2027-01-05' })], policy);
    const tom = reminding({ asking, closures });
    tom.runs('2026-12-14T09:00:00Z', '2027-01-06T00:00:00Z');
    expect(tom.reminders().at(-1)).toEqual({
      ...{ at: '2027-01-05T08:00', items: ['agreement-staff'], nudges: ['term'] },
    });
  });

  it('are left out for whoever was away for longer than a week, or joined later', () => {
    for (const changed of [{ away: { from: '2027-01-01', until: '2027-01-15' } }, { since: '2027-01-06' }]) {
      const tom = reminding({
        asking: askingFor([], policy),
        closures,
        person: { ...TEACHER_TOM, ...changed },
      });
      tom.runs('2026-12-14T09:00:00Z', '2027-04-01T00:00:00Z');
      expect(tom.reminders()).toEqual([]);
    }
    const back = { away: { from: '2027-01-01', until: '2027-01-07' } };
    const tom = reminding({ asking: askingFor([], policy), closures, person: { ...TEACHER_TOM, ...back } });
    tom.runs('2026-12-14T09:00:00Z', '2027-04-01T00:00:00Z');
    expect(tom.moments()).toEqual(['2027-01-08T08:00']);
  });
});
