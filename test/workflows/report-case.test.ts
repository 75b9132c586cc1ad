import { beforeEach, describe, expect, it } from 'vitest';
import { days, type Instant, minutes, plus } from '#domain/time.ts';
import { createStore } from '#storage/store.ts';
import { MONDAY_10AM, STRANGER_SID, TEACHER_TESS, TEACHER_TOM } from '#test/domain/case/world.ts';
import { createBreakableRows } from '#test/support/breakable-rows.ts';
import { reportMaterial, reportOutsider } from '#workflows/open-own-case.ts';
import { reportCase } from '#workflows/report-case.ts';
import { sweepOutbox } from '#workflows/sweep.ts';
import {
  chatOf,
  createWorld,
  formNumber,
  newReport,
  reported,
  routeTo,
  SCHOOL,
  type World,
} from './workflow-world.ts';

let world: World;

beforeEach(async () => {
  world = await createWorld();
});

const cases = async () => (await world.store.allCases(SCHOOL)).length;

describe('reports', () => {
  it('get each its own number when twenty come at once, over two copies of the bot (P2)', async () => {
    const other = { ...world.sending, store: createStore(world.rows), newId: otherIds() };
    const sent = Array.from({ length: 20 }, (_, at) =>
      reportCase(at % 2 === 0 ? world.sending : other, SCHOOL, newReport(), formNumber(at)),
    );
    const references = (await Promise.all(sent)).map((handled) => handled.ok && handled.value.open.reference);
    const wanted = Array.from({ length: 20 }, (_, at) => `TST-26-${String(at + 1).padStart(4, '0')}`);
    expect(references.toSorted()).toEqual(wanted);
    expect(await cases()).toBe(20);
  });

  it('are one report when the same form comes again, now or a month later (P2, T12, T13, T14)', async () => {
    const first = await reported(world);
    const [second, third] = await Promise.all([reported(world), reported(world, { at: later(days(30)) })]);
    expect([first, second, third].map(({ repeat, open }) => [repeat, open.reference])).toEqual([
      [false, 'TST-26-0001'],
      [true, 'TST-26-0001'],
      [true, 'TST-26-0001'],
    ]);
    expect(await cases()).toBe(1);
  });

  it('are two when an old form is filled in afresh, and two however often that is sent (P2)', async () => {
    await reported(world);
    const other = await reported(world, { what: 'It happened again.', at: later(days(9)) });
    const again = await reported(world, { what: 'It happened again.', at: later(days(9)) });
    expect([other.repeat, other.open.reference]).toEqual([false, 'TST-26-0002']);
    expect([again.repeat, again.open.reference]).toEqual([true, 'TST-26-0002']);
    expect(await cases()).toBe(2);
  });

  it('are two when two people send the same form', async () => {
    await reported(world);
    await reported(world, { by: TEACHER_TESS.id });
    expect(await cases()).toBe(2);
  });

  it('begin again at 1 with the school year, by the school’s clock', async () => {
    const august = await reported(world, { at: Date.parse('2027-08-31T22:59:00Z') as Instant }, 1);
    const september = await reported(world, { at: Date.parse('2027-08-31T23:00:00Z') as Instant }, 2);
    expect([august.open.reference, september.open.reference]).toEqual(['TST-26-0001', 'TST-27-0001']);
  });

  it('are refused only for what the policy or the directory does not have (H26)', async () => {
    const refusal = async (special: Parameters<typeof newReport>[0]) => {
      const handled = await reportCase(world.sending, SCHOOL, newReport(special), formNumber(1));
      return handled.ok ? 'taken' : handled.error.type;
    };
    expect(await refusal({ category: 'weather' })).toBe('not-in-policy');
    expect(await refusal({ adult: 'yes', adults: [STRANGER_SID.id] })).toBe('not-in-directory');
    expect(await refusal({})).toBe('taken');
    expect(await cases()).toBe(1);
  });

  it('throw when storage does not answer, keep their number free, and are there once it does (P1, T32)', async () => {
    const rows = createBreakableRows(world.rows);
    const sending = { ...world.sending, store: createStore(rows) };
    rows.breakAt((key) => key.startsWith('head_'));
    await expect(reportCase(sending, SCHOOL, newReport(), formNumber(1))).rejects.toThrow();
    expect(await cases()).toBe(0);
    rows.mend();
    const handled = await reportCase(sending, SCHOOL, newReport(), formNumber(1));
    expect(handled).toMatchObject({ ok: true, value: { repeat: false, open: { reference: 'TST-26-0001' } } });
  });

  it('turn the posted form into the receipt, and post no second card (P8)', async () => {
    const receipt = {
      ...{ place: { kind: 'receipt', person: TEACHER_TOM.id } as const, wanted: 1, shown: 0 },
      ...{ activityId: 'the-form', route: routeTo('a:the-chat') },
    };
    await reportCase(world.sending, SCHOOL, newReport(), formNumber(1), receipt);
    await sweepOutbox(world.sending, world.log, SCHOOL);
    const own = world.sent.filter(({ to }) => to === TEACHER_TOM.id);
    expect(
      own.map(({ chat, edited, card }) => [chat, edited, card.kind === 'face' && card.face.kind]),
    ).toEqual([['a:the-chat', true, 'receipt']]);
  });

  it('have their receipt in the reporter’s own chat when they were sent elsewhere', async () => {
    const receipt = { place: { kind: 'receipt', person: TEACHER_TOM.id } as const, wanted: 1, shown: 0 };
    await reportCase(world.sending, SCHOOL, newReport(), formNumber(1), receipt);
    await sweepOutbox(world.sending, world.log, SCHOOL);
    const own = world.sent.filter(({ to }) => to === TEACHER_TOM.id);
    expect(own.map(({ chat, edited }) => [chat, edited])).toEqual([[chatOf(TEACHER_TOM.id), false]]);
  });
});

describe('cases that Steward opens itself', () => {
  const school = () => world.sending.school(SCHOOL);
  const sender = (ahead: number) => ({
    ...{ at: later(ahead), account: TEACHER_TOM.id, by: TEACHER_TOM.id, name: 'Tom' },
  });

  it('open once for each sender of a picture and minute, also when two come at once (E21, T38, P2)', async () => {
    await Promise.all([0, 1, 999].map((ahead) => reportMaterial(world.sending, school(), sender(ahead))));
    expect(await cases()).toBe(1);
    await reportMaterial(world.sending, school(), sender(minutes(1)));
    expect(await cases()).toBe(2);
  });

  it('open once for each account outside the directory and day, also when it writes twice at once (P2, T44)', async () => {
    const wrote = (ahead: number) => ({ at: later(ahead), account: STRANGER_SID.id, name: 'Sid' });
    await Promise.all([0, 5, 70_000].map((ahead) => reportOutsider(world.sending, school(), wrote(ahead))));
    expect(await cases()).toBe(1);
    await reportOutsider(world.sending, school(), wrote(days(1)));
    expect(await cases()).toBe(2);
  });
});

function later(ahead: number): Instant {
  return plus(MONDAY_10AM, ahead as ReturnType<typeof minutes>);
}

function otherIds(): () => string {
  let ids = 0;
  return () => `other${String(++ids).padStart(27, '0')}`;
}
