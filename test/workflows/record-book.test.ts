import { beforeEach, describe, expect, it } from 'vitest';
import type { BookCommand } from '#domain/book/decide.ts';
import { ORDINARY_READERS } from '#domain/case/access.ts';
import { digestOf } from '#domain/digest.ts';
import { formIdAt } from '#domain/form-age.ts';
import { hasRole, type Person, type Role } from '#domain/person.ts';
import type { Policy } from '#domain/policy.ts';
import { days, minutes } from '#domain/time.ts';
import type { RowAction } from '#storage/rows.ts';
import { createStore } from '#storage/store.ts';
import { AMINA_DSL, BEN_DSL, EVERYBODY, POLICY, TEACHER_TESS } from '#test/domain/case/world.ts';
import type { Deps } from '#workflows/deps.ts';
import { bookIdOf, readBook, writeInBook } from '#workflows/record-book.ts';
import { createWorld, SCHOOL, type World } from './workflow-world.ts';

const BOOK: Policy['book'] = [
  { id: 'supervision', title: 'Supervision', hint: 'Who was supported.', office: false },
  { id: 'devices', title: 'Devices', hint: 'Which device.', office: true },
];
const OFFICE: Person = { ...TEACHER_TESS, roles: ['agreements'] };

let world: World;
let deps: Deps;
beforeEach(async () => {
  world = await createWorld([...EVERYBODY.filter(({ id }) => id !== OFFICE.id), OFFICE]);
  const policy = { ...POLICY, book: BOOK };
  deps = { ...world.sending, school: (id) => ({ ...world.sending.school(id), policy }) };
});

type Enter = Extract<BookCommand, { type: 'enter' }>;

function enter(what: string, special: Partial<Enter> = {}): Enter {
  const form = formIdAt(world.now(), digestOf(what).slice(0, 32));
  return {
    ...{ type: 'enter', kind: 'devices', form, at: world.now(), what, forWhom: '8B', when: world.now() },
    ...{ byWhom: 'The office', followUp: '' },
    ...special,
  };
}

async function writes(person: Person, command: Enter, on = deps) {
  return await writeInBook(on, SCHOOL, person, command, bookIdOf(command.form, person.id));
}

async function whats(person: Person, kind = 'devices'): Promise<readonly string[] | undefined> {
  return (await readBook(deps, SCHOOL, person, kind, undefined))?.entries.map(({ entered }) => entered.what);
}

describe('the record book', () => {
  it('keeps an entry once, however often its form is sent', async () => {
    const command = enter('Tablet 4');
    expect(await writes(OFFICE, command)).toMatchObject({ ok: true });
    world.pass(minutes(1));
    expect(await writes(OFFICE, { ...command, at: world.now() })).toMatchObject({ ok: true });
    expect(await whats(AMINA_DSL)).toEqual(['Tablet 4']);
    const refused = await writes(OFFICE, { ...command, what: 'Other words' });
    expect(refused).toEqual({ ok: false, error: { type: 'form-used' } });
    expect(await world.store.attempts(SCHOOL)).toMatchObject([
      { person: OFFICE.id, command: 'book-enter', refusal: 'form-used' },
    ]);
  });

  it('keeps one entry when the answer to the write is lost', async () => {
    let lost = 1;
    const batch = async (partition: string, actions: readonly RowAction[]) => {
      const outcome = await world.rows.batch(partition, actions);
      lost -= 1;
      return lost < 0 ? outcome : ({ kind: 'unclear', code: 'ETIMEDOUT' } as const);
    };
    const shaky = { ...deps, store: createStore({ ...world.rows, batch }) };
    expect(await writes(OFFICE, enter('Tablet 4'), shaky)).toMatchObject({ ok: true });
    expect(await whats(OFFICE)).toEqual(['Tablet 4']);
  });

  it('says that nothing is sure when the store does not answer (P1)', async () => {
    const batch = async () => ({ kind: 'unclear', code: 'ETIMEDOUT' }) as const;
    const dead = { ...deps, store: createStore({ ...world.rows, batch }) };
    await expect(writes(OFFICE, enter('Tablet 4'), dead)).rejects.toThrow(/Could not store/);
    expect(await whats(OFFICE)).toEqual([]);
  });

  it('takes two changes of one entry that come at once, and loses neither', async () => {
    const command = enter('Tablet 4', { followUp: '2026-11-23' });
    await writes(OFFICE, command);
    const id = bookIdOf(command.form, OFFICE.id);
    const correct = (person: Person, words: string): Promise<unknown> => {
      const form = enter(words).form;
      const change = { type: 'correct', at: world.now(), form, shouldRead: words, reason: 'Seen' } as const;
      return writeInBook(deps, SCHOOL, person, change, id);
    };
    const end = writeInBook(deps, SCHOOL, OFFICE, { type: 'end-follow-up', at: world.now() }, id);
    await Promise.all([correct(AMINA_DSL, 'one'), correct(BEN_DSL, 'two'), end]);
    const entry = await world.store.bookEntry(SCHOOL, id);
    expect(entry?.corrections.map(({ shouldRead }) => shouldRead).toSorted()).toEqual(['one', 'two']);
    expect(entry?.followedUp).toMatchObject({ by: OFFICE.id });
  });

  it('takes no form that is more than a week old', async () => {
    const command = enter('Tablet 4');
    world.pass(days(8));
    const refused = await writes(OFFICE, { ...command, at: world.now() });
    expect(refused).toEqual({ ok: false, error: { type: 'form-too-old' } });
    expect(await whats(OFFICE)).toEqual([]);
  });

  it('shows the office its own kinds alone, and nobody else anything', async () => {
    await writes(AMINA_DSL, enter('Support', { kind: 'supervision', followUp: '2026-11-20' }));
    await writes(AMINA_DSL, enter('Tablet 4', { followUp: '2026-11-23' }));
    await writes(AMINA_DSL, enter('Tablet 5', { followUp: '2026-11-24' }));
    expect(await whats(AMINA_DSL, 'supervision')).toEqual(['Support']);
    expect(await whats(OFFICE, 'supervision')).toBeUndefined();
    const keepers: readonly Role[] = [...ORDINARY_READERS, 'agreements'];
    const others = EVERYBODY.filter((person) => person.id !== OFFICE.id && !hasRole(person, keepers));
    expect(others.length).toBeGreaterThan(3);
    for (const person of others) expect(await whats(person)).toBeUndefined();
    const due = async (person: Person) =>
      (await readBook(deps, SCHOOL, person, 'devices', undefined))?.due.map(({ entered }) => entered.what);
    expect(await due(AMINA_DSL)).toEqual(['Support', 'Tablet 4']);
    expect(await due(OFFICE)).toEqual(['Tablet 4']);
    const sheet = await readBook(deps, SCHOOL, OFFICE, 'devices', undefined);
    expect(sheet?.people.get(AMINA_DSL.id)?.name).toBe(AMINA_DSL.name);
  });
});
