import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#domain/person.ts';
import { MANAGER_MIA, OFFICE_OLGA, TEACHER_TESS, TEACHER_TOM } from '#test/domain/case/world.ts';
import { packWith } from '#test/domain/ledger/ledger-world.ts';
import { publish, signs, sweepAt } from './staff-stories.ts';
import { createWorld, SCHOOL, type World } from './workflow-world.ts';

const TOM: Person = { ...TEACHER_TOM, manager: MANAGER_MIA.id };
const FIRST = '2026-11-23T10:00:00Z';
const SECOND = '2026-11-27T08:00:00Z';

let world: World;

beforeEach(async () => {
  world = await createWorld([TOM], packWith());
  await publish(world);
});

describe('telling of those who are late', () => {
  const counts = () =>
    world.sent.filter(({ card }) => card.kind === 'late').map(({ to, card }) => ({ to, ...card }));

  it('gives the line manager and the office one number a day, and no name (E52)', async () => {
    world = await createWorld(
      [TOM, { ...TEACHER_TESS, manager: MANAGER_MIA.id }, MANAGER_MIA, OFFICE_OLGA],
      packWith(),
    );
    await publish(world);
    for (const at of [FIRST, SECOND, '2026-12-03T08:00:00Z', '2026-12-04T08:00:00Z', '2026-12-08T12:00:00Z'])
      await sweepAt(world, at);
    expect(counts()).toEqual([]);
    await sweepAt(world, '2026-12-09T08:00:00Z');
    expect(counts()).toEqual([]);
    await sweepAt(world, '2026-12-09T09:00:00Z');
    await sweepAt(world, '2026-12-09T10:00:00Z');
    expect(counts()).toEqual([
      { to: MANAGER_MIA.id, kind: 'late', whose: 'own', count: 2, seesBoard: true },
      { to: OFFICE_OLGA.id, kind: 'late', whose: 'all', count: 4, seesBoard: true },
    ]);
    await sweepAt(world, '2027-01-29T12:00:00Z');
    expect(counts()).toHaveLength(2);
  });

  it('counts when it is sent: whoever signed meanwhile is left out, and of nobody nothing is said', async () => {
    world = await createWorld([TOM, MANAGER_MIA], packWith());
    await publish(world);
    for (const at of [FIRST, SECOND, '2026-12-03T08:00:00Z', '2026-12-04T08:00:00Z', '2026-12-09T08:00:00Z'])
      await sweepAt(world, at);
    expect(await world.store.staff.late(SCHOOL)).toBe(2);
    expect(await world.store.staff.late(SCHOOL, MANAGER_MIA.id)).toBe(1);
    await signs(world, TOM);
    expect(await world.store.staff.late(SCHOOL, MANAGER_MIA.id)).toBe(0);
    await sweepAt(world, '2026-12-09T10:00:00Z');
    expect(counts()).toEqual([]);
  });

  it('leads to the board whoever may see it, and nobody else', async () => {
    const plain = { ...TEACHER_TESS, manager: OFFICE_OLGA.id };
    world = await createWorld([{ ...TOM, manager: plain.id }, plain, OFFICE_OLGA], packWith());
    await publish(world);
    for (const at of [FIRST, SECOND, '2026-12-03T08:00:00Z', '2026-12-04T08:00:00Z', '2026-12-09T08:00:00Z'])
      await sweepAt(world, at);
    await sweepAt(world, '2026-12-09T10:00:00Z');
    await sweepAt(world, '2026-12-09T10:01:00Z');
    expect(counts().map(({ to, ...card }) => [to, 'seesBoard' in card && card.seesBoard])).toEqual([
      [plain.id, false],
      [OFFICE_OLGA.id, true],
      [OFFICE_OLGA.id, true],
    ]);
  });

  it('says nothing to somebody who is their own manager', async () => {
    world = await createWorld([{ ...TOM, manager: TOM.id }], packWith());
    await publish(world);
    for (const at of [FIRST, SECOND, '2026-12-03T08:00:00Z', '2026-12-04T08:00:00Z', '2026-12-09T08:00:00Z'])
      await sweepAt(world, at);
    await sweepAt(world, '2026-12-09T10:00:00Z');
    expect(counts()).toEqual([]);
  });
});
