import { describe, expect, it } from 'vitest';
import { type BookCommand, decideBook, kindsFor } from '#domain/book/decide.ts';
import { type BookEntry, type BookEvent, evolveBook, hasOpenFollowUp } from '#domain/book/model.ts';
import { type BookId, type FormId, parseBookId, parseFormId } from '#domain/ids.ts';
import { type Person, ROLES } from '#domain/person.ts';
import type { Policy } from '#domain/policy.ts';
import { minutes, plus } from '#domain/time.ts';
import { AMINA_DSL, BEN_DSL, MONDAY_10AM, POLICY, TEACHER_TESS } from '#test/domain/case/world.ts';

function sure<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('A fixture is wrong');
  return value;
}
const ID: BookId = sure(parseBookId('b'.repeat(32)));
const form = (letter: string): FormId => sure(parseFormId(letter.repeat(32)));
const BOOK: Policy['book'] = [
  { id: 'supervision', title: 'Supervision', hint: 'Who was supported.', office: false },
  { id: 'devices', title: 'Devices', hint: 'Which device.', office: true },
];
const policy: Policy = { ...POLICY, book: BOOK };
const OFFICE: Person = { ...TEACHER_TESS, roles: ['agreements'] };
const LATER = plus(MONDAY_10AM, minutes(5));

const ENTER: BookCommand = {
  ...{ type: 'enter', kind: 'devices', form: form('e'), at: MONDAY_10AM },
  ...{ what: 'Tablet 4', forWhom: '8B', when: MONDAY_10AM, byWhom: 'Tess', followUp: '2026-12-01' },
};
const CORRECT: BookCommand = {
  ...{ type: 'correct', form: form('c'), at: LATER, shouldRead: 'Tablet 5', reason: 'Misread' },
};
const DONE: BookCommand = { type: 'end-follow-up', at: LATER };

function entryOf(...events: readonly BookEvent[]): BookEntry {
  return sure(
    events.reduce<BookEntry | undefined>((entry, event) => evolveBook(entry, event, ID), undefined),
  );
}
function eventOf(command: BookCommand, entry: BookEntry | undefined, by: Person): BookEvent {
  const decided = decideBook(command, entry, by, policy);
  if (!decided.ok || decided.value === 'repeat') throw new TypeError('The story is wrong');
  return decided.value;
}
const entered = (by: Person, special: object = {}) => eventOf({ ...ENTER, ...special }, undefined, by);
const decide = (command: BookCommand, entry: BookEntry | undefined, by: Person) =>
  decideBook(command, entry, by, policy);

describe('who keeps the record book', () => {
  it('is leads, the head and the lead for online safety for all of it, and the office for what the pack opens', () => {
    for (const role of ROLES) {
      const kinds = kindsFor({ ...TEACHER_TESS, roles: [role] }, policy).map(({ id }) => id);
      if (['dsl', 'head', 'onlineSafetyLead'].includes(role))
        expect(kinds).toEqual(['supervision', 'devices']);
      else expect(kinds).toEqual(role === 'agreements' ? ['devices'] : []);
    }
    expect(kindsFor({ ...AMINA_DSL, left: MONDAY_10AM }, policy)).toEqual([]);
  });

  it('refuses a kind that is not this person’s, or in no pack, in the same words', () => {
    const no = { ok: false, error: { type: 'not-in-book' } };
    expect(decide({ ...ENTER, kind: 'supervision' }, undefined, OFFICE)).toEqual(no);
    expect(decide({ ...ENTER, kind: 'nothing' }, undefined, AMINA_DSL)).toEqual(no);
    expect(decide(ENTER, undefined, TEACHER_TESS)).toEqual(no);
    const secret = entryOf(entered(AMINA_DSL, { kind: 'supervision' }));
    for (const command of [CORRECT, DONE]) {
      expect(decide(command, secret, OFFICE)).toEqual(no);
      expect(decide(command, undefined, AMINA_DSL)).toEqual(no);
    }
  });
});

describe('a training need', () => {
  const NEED: BookCommand = { type: 'need', what: 'Games', form: form('n'), at: MONDAY_10AM };
  const asks = (by: Person, entry?: BookEntry, command: BookCommand = NEED, of = 'supervision') =>
    decideBook(command, entry, by, { ...policy, trainingNeeds: of });
  const no = { ok: false, error: { type: 'not-in-book' } };

  it('is written down by anybody for themselves, in the kind of the pack, and by no leaver', () => {
    const who = `${TEACHER_TESS.name}, ${TEACHER_TESS.position}`;
    expect(asks(TEACHER_TESS)).toEqual({
      ok: true,
      value: {
        ...{ type: 'entered', kind: 'supervision', by: TEACHER_TESS.id, at: MONDAY_10AM, form: form('n') },
        ...{ what: 'Games', forWhom: who, byWhom: who, when: MONDAY_10AM, followUp: '' },
      },
    });
    expect(asks({ ...TEACHER_TESS, left: MONDAY_10AM })).toEqual(no);
  });

  it('is in no book where the pack has no such kind', () => {
    expect(decideBook(NEED, undefined, AMINA_DSL, policy)).toEqual(no);
    expect(asks(AMINA_DSL, undefined, NEED, 'nothing')).toEqual(no);
  });

  it('is one entry, however often the form is sent', () => {
    const decided = asks(TEACHER_TESS);
    if (!decided.ok || decided.value === 'repeat') throw new TypeError('The story is wrong');
    const entry = entryOf(decided.value);
    expect(asks(TEACHER_TESS, entry, { ...NEED, at: LATER })).toEqual({ ok: true, value: 'repeat' });
    const other = asks(TEACHER_TESS, entry, { ...NEED, what: 'Chats' });
    expect(other).toEqual({ ok: false, error: { type: 'form-used' } });
  });
});

describe('an entry', () => {
  it('holds what was written, by whom and when', () => {
    const { type: _type, ...words } = ENTER;
    expect(entered(OFFICE)).toEqual({ ...words, type: 'entered', by: OFFICE.id });
  });

  it('is the same entry when the same form comes again, and refused with other words', () => {
    const entry = entryOf(entered(OFFICE));
    expect(decide({ ...ENTER, at: LATER }, entry, OFFICE)).toEqual({ ok: true, value: 'repeat' });
    const other = decide({ ...ENTER, what: 'Tablet 6' }, entry, OFFICE);
    expect(other).toEqual({ ok: false, error: { type: 'form-used' } });
  });

  it('is corrected by its writer or by a lead, with a reason, and its first words stay', () => {
    const entry = entryOf(entered(AMINA_DSL));
    expect(decide(CORRECT, entry, OFFICE)).toEqual({ ok: false, error: { type: 'not-your-entry' } });
    const corrected = entryOf(entered(AMINA_DSL), eventOf(CORRECT, entry, BEN_DSL));
    expect(corrected.entered).toMatchObject({ what: 'Tablet 4' });
    expect(corrected.corrections).toMatchObject([
      { shouldRead: 'Tablet 5', reason: 'Misread', by: BEN_DSL.id },
    ]);
    expect(decide(CORRECT, corrected, BEN_DSL)).toEqual({ ok: true, value: 'repeat' });
    const other = decide({ ...CORRECT, reason: 'Another' }, corrected, BEN_DSL);
    expect(other).toEqual({ ok: false, error: { type: 'form-used' } });
    expect(decide(CORRECT, entryOf(entered(OFFICE)), OFFICE)).toMatchObject({ ok: true });
  });

  it('has its follow-up ended once, and says who did it', () => {
    const entry = entryOf(entered(AMINA_DSL));
    expect(hasOpenFollowUp(entry)).toBe(true);
    const ended = entryOf(entered(AMINA_DSL), eventOf(DONE, entry, OFFICE));
    expect(hasOpenFollowUp(ended)).toBe(false);
    expect(decide(DONE, ended, OFFICE)).toEqual({ ok: true, value: 'repeat' });
    const late = decide(DONE, ended, BEN_DSL);
    expect(late).toEqual({ ok: false, error: { type: 'already-followed-up', by: OFFICE.id } });
    const without = entryOf(entered(AMINA_DSL, { followUp: '' }));
    expect(decide(DONE, without, BEN_DSL)).toEqual({ ok: false, error: { type: 'no-follow-up' } });
  });

  it('has no second beginning, and nothing before its first', () => {
    const first = entered(AMINA_DSL);
    expect(() => evolveBook(entryOf(first), first, ID)).toThrow(TypeError);
    const done = { type: 'followed-up', by: AMINA_DSL.id, at: LATER } as const;
    expect(() => evolveBook(undefined, done, ID)).toThrow(TypeError);
  });
});
