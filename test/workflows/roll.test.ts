import { describe, expect, it } from 'vitest';
import type { RollCommand, RollWords } from '#domain/directory/decide-roll.ts';
import { parseRollId, type RollId } from '#domain/ids.ts';
import { OFFICE_OLGA, TEACHER_TESS } from '#test/domain/case/world.ts';
import { moveClass } from '#workflows/move-class.ts';
import { changeRoll } from '#workflows/roll.ts';
import { createWorld, SCHOOL, type World } from './workflow-world.ts';

function idOf(letter: string): RollId {
  const id = parseRollId(letter.repeat(32));
  if (id === undefined) throw new TypeError('A fixture is wrong');
  return id;
}
const AYLA = idOf('a');
const BEN = idOf('b');
const PAT = idOf('c');
const pupil = (name: string, group: string): RollWords => ({ name, kind: 'pupil', group });
const CLASS = { kind: 'pupil', group: '7B' } as const;

async function does(world: World, command: RollCommand): Promise<void> {
  expect(await changeRoll(world.sending, SCHOOL, OFFICE_OLGA, command)).toMatchObject({ ok: true });
}
/** Ayla in 7B and Ben in 8B, with one parent. */
async function family(benIn = '8B'): Promise<World> {
  const world = await createWorld();
  const at = world.now();
  await does(world, { type: 'add', id: AYLA, at, words: pupil('Ayla', '7B') });
  await does(world, { type: 'add', id: BEN, at, words: pupil('Ben', benIn) });
  await does(world, {
    type: 'add',
    id: PAT,
    at,
    words: { name: 'Pat', kind: 'parent', children: [AYLA, BEN] },
  });
  return world;
}
const leftOn = async ({ store }: World, id: RollId) => (await store.roll.entry(SCHOOL, id))?.entry.left;
const leave = (id: RollId, { now }: World): RollCommand => ({
  type: 'leave',
  id,
  at: now(),
  on: '2026-11-20',
});

describe('a parent on the roll', () => {
  it('stays while one child is here, leaves with the last, and is back with the child', async () => {
    const world = await family();
    await does(world, leave(AYLA, world));
    expect(await leftOn(world, PAT)).toBeUndefined();
    await does(world, leave(BEN, world));
    expect(await leftOn(world, PAT)).toBe('2026-11-20');
    await does(world, { type: 'return', id: BEN, at: world.now() });
    expect(await leftOn(world, PAT)).toBeUndefined();
  });

  it('who left by themselves does not come back with a child', async () => {
    const world = await family();
    await does(world, { type: 'leave', id: PAT, at: world.now(), on: '2026-11-02' });
    await does(world, leave(BEN, world));
    await does(world, { type: 'return', id: BEN, at: world.now() });
    expect(await leftOn(world, PAT)).toBe('2026-11-02');
  });

  it('leaves when both children leave with one class', async () => {
    const world = await family('7B');
    const move = { of: CLASS, to: { left: '2026-11-20' }, at: world.now() };
    expect(await moveClass(world.sending, SCHOOL, OFFICE_OLGA, move)).toEqual({ ok: true, value: 2 });
    expect(await leftOn(world, PAT)).toBe('2026-11-20');
  });
});

describe('two people who change the roll at once', () => {
  it('both succeed on different entries, and on one entry the later is told', async () => {
    const world = await family();
    const change = (id: RollId, name: string): RollCommand => {
      const words = pupil(name, '7B');
      return { type: 'change', id, at: world.now(), words, version: 1 };
    };
    const at = async (...commands: readonly RollCommand[]) =>
      (await Promise.all(commands.map((one) => changeRoll(world.sending, SCHOOL, OFFICE_OLGA, one)))).map(
        (answer) => answer.ok,
      );
    expect(await at(change(AYLA, 'Ayla A'), change(BEN, 'Ben B'))).toEqual([true, true]);
    const renamed = { ...change(AYLA, 'Ayla C'), version: 2 } as const;
    const other = { ...change(AYLA, 'Ayla D'), version: 2 } as const;
    expect((await at(renamed, other)).toSorted()).toEqual([false, true]);
    expect((await world.store.roll.entry(SCHOOL, AYLA))?.numbers).toHaveLength(3);
  });
});

describe('a class that moves', () => {
  it('is refused to whoever keeps no roll, with the attempt on record, and where nobody is in it', async () => {
    const world = await family();
    const move = { of: CLASS, to: { group: '8A' }, at: world.now() };
    expect(await moveClass(world.sending, SCHOOL, TEACHER_TESS, move)).toEqual({
      ...{ ok: false, error: { type: 'not-on-roll' } },
    });
    expect(await world.store.attempts(SCHOOL)).toMatchObject([
      { person: TEACHER_TESS.id, command: 'roll-class' },
    ]);
    expect(await moveClass(world.sending, SCHOOL, OFFICE_OLGA, move)).toEqual({ ok: true, value: 1 });
    expect(await moveClass(world.sending, SCHOOL, OFFICE_OLGA, move)).toEqual({
      ...{ ok: false, error: { type: 'empty-class' } },
    });
    const event = await world.store.roll.event(SCHOOL, 4);
    expect(event).toMatchObject({ type: 'changed', through: 'class', entry: { id: AYLA, group: '8A' } });
  });
});
