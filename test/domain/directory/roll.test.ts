import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideRoll,
  MOST_CHILDREN,
  type RollCommand,
  type RollFacts,
  type RollWords,
  rollKindsFor,
  type StandingEntry,
} from '#domain/directory/decide-roll.ts';
import { isHere, ROLL_KINDS, type RollEntry } from '#domain/directory/roll.ts';
import { classesAfter, classKey, type RollClass } from '#domain/directory/roll-classes.ts';
import { parseRollId, type RollId } from '#domain/ids.ts';
import { type Person, ROLES } from '#domain/person.ts';
import { ADMIN_ADA, MONDAY_10AM, OFFICE_OLGA, TEACHER_TESS } from '#test/domain/case/world.ts';

function idOf(letter: string): RollId {
  const id = parseRollId(letter.repeat(32));
  if (id === undefined) throw new TypeError('A fixture is wrong');
  return id;
}
const ID = idOf('a');
const CHILD = idOf('c');
const TODAY = '2026-11-23';
const FACTS: RollFacts = {
  ...{ isPupil: (id) => id === CHILD, isStaff: (id) => id === TEACHER_TESS.id, stages: ['Key Stage 2'] },
  today: TODAY,
};
const WORDS: RollWords = { name: 'Ayla Demo', kind: 'pupil', group: '7B' };
const VISITOR: RollWords = {
  ...{ name: 'Vic Demo', kind: 'visitor', sponsor: TEACHER_TESS.id, until: '2026-12-01' },
};
const ADD: RollCommand = { type: 'add', id: ID, at: MONDAY_10AM, words: WORDS };
const standing = (entry: Partial<RollEntry> = {}): StandingEntry => ({
  ...{ entry: { id: ID, ...WORDS, ...entry }, version: 1 },
});
const decide = (command: RollCommand, stands?: StandingEntry, by: Person = OFFICE_OLGA) =>
  decideRoll(command, stands, by, FACTS);
const add = (words: RollWords, by?: Person) => decide({ ...ADD, words }, undefined, by);
const change = (words: Partial<RollWords>, version = 1) =>
  decide({ ...ADD, type: 'change', words: { ...WORDS, ...words }, version }, standing());
const leave = (on: string, stands = standing()) =>
  decide({ type: 'leave', id: ID, at: MONDAY_10AM, on }, stands);
const no = (type: string) => ({ ok: false, error: { type } });
const happened = (type: string, entry: object) => ({
  ...{ ok: true },
  value: { type, by: OFFICE_OLGA.id, at: MONDAY_10AM, through: 'card', entry: { id: ID, ...entry } },
});

describe('who looks after the roll', () => {
  it('is the office, leads and the head; whoever sets Steward up, for nobody that is about a child', () => {
    for (const role of ROLES) {
      const kinds = rollKindsFor({ ...TEACHER_TESS, roles: [role] });
      if (['agreements', 'dsl', 'head'].includes(role)) expect(kinds, role).toEqual(ROLL_KINDS);
      else if (role === 'admin') expect(kinds).toEqual(['volunteer', 'visitor', 'governor', 'technician']);
      else expect(kinds, role).toEqual([]);
    }
    expect(rollKindsFor({ ...OFFICE_OLGA, left: MONDAY_10AM })).toEqual([]);
  });

  it('refuses everybody else in the same words as for an entry that is not there', () => {
    expect(add(WORDS, TEACHER_TESS)).toEqual(no('not-on-roll'));
    expect(add(WORDS, ADMIN_ADA)).toEqual(no('not-on-roll'));
    expect(add(VISITOR, ADMIN_ADA)).toMatchObject({ ok: true });
    const words: RollWords = { ...VISITOR, name: 'Ayla' };
    const turned: RollCommand = { ...ADD, type: 'change', version: 1, words };
    expect(decide(turned, standing(), ADMIN_ADA)).toEqual(no('not-on-roll'));
    expect(decide({ type: 'return', id: ID, at: MONDAY_10AM })).toEqual(no('not-on-roll'));
  });
});

describe('an entry of the roll', () => {
  it('is added once for one form, and is kept as it reads, without marks that nobody sees', () => {
    const typed = { ...WORDS, name: ' \u202eAyla\u200f \t Demo ', group: ' 7B ' };
    expect(add(typed)).toEqual(happened('added', WORDS));
    expect(decide(ADD, standing())).toEqual({ ok: true, value: 'repeat' });
    expect(decide(ADD, standing({ name: 'Other' }))).toEqual(no('form-used'));
  });

  it('keeps what its kind has a use for and nothing else', () => {
    const every = { group: '7B', stage: 'Key Stage 2', children: [CHILD, CHILD], since: '2026-09-01' };
    expect(add({ ...WORDS, ...every })).toEqual(
      happened('added', { ...WORDS, stage: 'Key Stage 2', since: '2026-09-01' }),
    );
    const parent = { name: 'Pat Demo', kind: 'parent', children: [CHILD], since: '2026-09-01' } as const;
    expect(add({ ...every, name: 'Pat Demo', kind: 'parent' })).toEqual(happened('added', parent));
  });

  it.each<[string, Partial<RollWords>]>([
    ['not-a-name', { name: '  ' }],
    ['not-a-name', { name: '12345' }],
    ['not-a-name', { name: '=HYPERLINK("x")' }],
    ['not-a-name', { name: 'a'.repeat(201) }],
    ['class-too-long', { group: 'a'.repeat(61) }],
    ['ends-before-it-begins', { since: '2026-09-02', until: '2026-09-01' }],
    ['visitor-needs', { kind: 'visitor', sponsor: TEACHER_TESS.id }],
    ['visitor-needs', { kind: 'visitor', until: '2026-12-01' }],
    ['no-such-stage', { stage: 'Key Stage 9' }],
    ['no-such-child', { kind: 'parent', children: [ID] }],
    ['too-many-children', { kind: 'parent', children: manyIds() }],
    ['no-such-sponsor', { sponsor: OFFICE_OLGA.id }],
  ])('is refused as %s', (type, words) => {
    expect(add({ ...WORDS, ...words })).toEqual(no(type));
    expect(change(words)).toEqual(no(type));
  });

  it('is changed on the words that stand, and by nothing that stands already', () => {
    expect(change({ group: '8B' })).toEqual(happened('changed', { ...WORDS, group: '8B' }));
    expect(change({}, 7)).toEqual({ ok: true, value: 'repeat' });
    expect(change({ group: '8B' }, 7)).toEqual(no('changed-meanwhile'));
  });

  it('leaves on a day that has come, once, and comes back', () => {
    expect(leave('2026-11-20')).toEqual(happened('left', { ...WORDS, left: '2026-11-20' }));
    expect(leave('2026-11-24')).toEqual(no('leaves-later'));
    const gone = standing({ left: '2026-11-20' });
    expect(leave('2026-11-20', gone)).toEqual({ ok: true, value: 'repeat' });
    expect(leave('2026-11-19', gone)).toEqual({
      ...{ ok: false, error: { type: 'already-left', on: '2026-11-20' } },
    });
    const back: RollCommand = { type: 'return', id: ID, at: MONDAY_10AM };
    expect(decide(back, gone)).toEqual(happened('returned', WORDS));
    expect(decide(back, standing())).toEqual({ ok: true, value: 'repeat' });
  });

  it('keeps the day of leaving when other words are changed later', () => {
    const late: RollCommand = { ...ADD, type: 'change', version: 1, words: { ...WORDS, name: 'Ayla B' } };
    expect(decide(late, standing({ left: TODAY }))).toMatchObject({ value: { entry: { left: TODAY } } });
  });

  it('counts as here on the last day, and not from the day of leaving (E46)', () => {
    const on = (entry: Partial<RollEntry>) => isHere({ id: ID, ...WORDS, ...entry }, TODAY);
    expect([on({}), on({ until: TODAY }), on({ until: '2026-11-22' }), on({ left: TODAY })]).toEqual([
      ...[true, true, false, false],
    ]);
  });
});

describe('the classes of the roll', () => {
  it('count whoever is in them, whatever happened in which order (seeded)', () => {
    const entry = fc.record({
      number: fc.nat(5),
      group: fc.constantFrom('', '7B', '7b ', '10A'),
      left: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(entry), (story) => {
        const stands = new Map<number, RollEntry>();
        let classes: readonly RollClass[] = [];
        for (const { number, group, left } of story) {
          const after: RollEntry = {
            ...{ id: idOf(String(number)), name: 'x', kind: 'pupil', group },
            ...(left ? { left: TODAY } : {}),
          };
          classes = classesAfter(classes, stands.get(number), after);
          stands.set(number, after);
        }
        const here = [...stands.values()].filter((one) => one.left === undefined).map((one) => classKey(one));
        const counted = classes.map((one) => [classKey(one), one.here]);
        expect(Object.fromEntries(counted)).toEqual(
          Object.fromEntries(
            [...new Set(here)].map((key) => [key, here.filter((one) => one === key).length]),
          ),
        );
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});

function manyIds(): readonly RollId[] {
  return Array.from({ length: MOST_CHILDREN + 1 }, (_, at) => idOf(at.toString(36)));
}
