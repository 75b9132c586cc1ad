import { beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#domain/person.ts';
import { hours, minutes } from '#domain/time.ts';
import { MANAGER_MIA, moment, TEACHER_TOM } from '#test/domain/case/world.ts';
import { packWith } from '#test/domain/ledger/ledger-world.ts';
import { runStaffJobs } from '#workflows/run-staff-jobs.ts';
import { sweepSchool } from '#workflows/sweep.ts';
import { publish, signs, sweepAt } from './staff-stories.ts';
import { chatOf, createWorld, routeTo, SCHOOL, type World } from './workflow-world.ts';

const TOM: Person = { ...TEACHER_TOM, manager: MANAGER_MIA.id };
const CHAT = chatOf(TOM.id);
const FIRST = '2026-11-23T10:00:00Z';
const SECOND = '2026-11-27T08:00:00Z';

let world: World;

const toTom = () =>
  world.sent.filter(({ to }) => to === TOM.id).map(({ card, edited }) => ({ edited, ...card }));
const posts = () => toTom().filter(({ edited }) => !edited);
const unreached = async () => (await world.store.staff.unreached(SCHOOL, undefined, 10)).items;
const reach = async () => (await world.store.staff.reach(SCHOOL, TOM.id)).reach;

beforeEach(async () => {
  world = await createWorld([TOM], packWith());
  await publish(world);
});

describe('a reminder', () => {
  it('says what is owed and by when, in their own chat', async () => {
    await sweepAt(world, FIRST);
    expect(world.sent).toEqual([
      {
        ...{ to: TOM.id, chat: CHAT, edited: false },
        card: {
          ...{ kind: 'reminder', nudges: [], canSnooze: true },
          owed: [{ item: 'agreement-staff', title: 'Staff agreement', due: '2026-12-04', isOverdue: false }],
        },
      },
    ]);
    expect(await reach()).toMatchObject({
      kind: 'sent',
      on: '2026-11-23',
      card: { activityId: 'activity-0' },
    });
  });

  it('takes the place of the one before: that one becomes a short line', async () => {
    await sweepAt(world, FIRST);
    await sweepAt(world, SECOND);
    expect(toTom()).toMatchObject([
      { edited: false, kind: 'reminder' },
      { edited: true, kind: 'reminder-closed', why: 'newer' },
      { edited: false, kind: 'reminder' },
    ]);
  });

  it('is edited at once when all is signed, and is the last one', async () => {
    await sweepAt(world, FIRST);
    await signs(world, TOM);
    await sweepAt(world, FIRST);
    expect(toTom().slice(1)).toMatchObject([{ edited: true, kind: 'reminder-closed', why: 'done' }]);
    await sweepAt(world, '2026-12-18T12:00:00Z');
    expect(toTom()).toHaveLength(2);
  });

  it('is not sent where they signed after it was asked for (asked again at delivery)', async () => {
    world.answerAt(CHAT, { kind: 'refused', code: 'http-429', retryAfter: minutes(30) });
    await sweepAt(world, FIRST);
    world.answerAt(CHAT, undefined);
    await signs(world, TOM);
    await sweepAt(world, '2026-11-23T11:00:00Z');
    expect(toTom()).toEqual([]);
    expect(await unreached()).toEqual([]);
  });

  it('is not sent to whoever went on leave after it was asked for, nor to a leaver (E45, E51)', async () => {
    for (const changed of [{ away: { from: '2026-11-23' } }, { left: moment('2026-11-23T10:15:00Z') }]) {
      world = await createWorld([TOM], packWith());
      await publish(world);
      world.answerAt(CHAT, { kind: 'refused', code: 'http-429', retryAfter: minutes(30) });
      await sweepAt(world, FIRST);
      world.answerAt(CHAT, undefined);
      const stored = { person: { ...TOM, ...changed }, mark: '' };
      const store = { ...world.store, person: async () => stored };
      world.pass(hours(1));
      await sweepSchool({ ...world.sending, store }, world.log, SCHOOL);
      expect(toTom()).toEqual([]);
    }
  });

  it('waits as long as Teams asked for, and then goes out once (T34)', async () => {
    world.answerAt(CHAT, { kind: 'refused', code: 'http-429', retryAfter: minutes(30) });
    await sweepAt(world, FIRST);
    world.answerAt(CHAT, undefined);
    await sweepAt(world, '2026-11-23T10:29:59Z');
    expect(posts()).toHaveLength(0);
    await sweepAt(world, '2026-11-23T10:30:00Z');
    await sweepAt(world, '2026-11-23T12:00:00Z');
    expect(posts()).toHaveLength(1);
  });

  it('waits for the next school day where the window closed meanwhile, and counts as that day’s', async () => {
    world.answerAt(CHAT, { kind: 'refused', code: 'http-429', retryAfter: hours(9) });
    await sweepAt(world, FIRST);
    world.answerAt(CHAT, undefined);
    await sweepAt(world, '2026-11-23T19:00:00Z');
    expect(posts()).toHaveLength(0);
    await sweepAt(world, '2026-11-24T08:00:00Z');
    expect(posts()).toHaveLength(1);
    expect(await reach()).toMatchObject({ kind: 'sent', on: '2026-11-24' });
  });
});

describe('a reminder that did not arrive', () => {
  it('stands on the list with its reason, and leaves it with the next one that does (T40)', async () => {
    world.answerAt(CHAT, { kind: 'dead', code: 'BotBlockedByUser' });
    await sweepAt(world, FIRST);
    expect(await unreached()).toEqual([
      { owner: TOM.id, code: 'BotBlockedByUser', since: '2026-11-23', on: '2026-11-23' },
    ]);
    expect(await world.store.route(SCHOOL, TOM.id)).toMatchObject({ dead: true });
    await sweepAt(world, SECOND);
    expect(await unreached()).toEqual([
      { owner: TOM.id, code: 'no-route', since: '2026-11-23', on: '2026-11-27' },
    ]);
    world.answerAt(CHAT, undefined);
    await world.store.saveRoute(SCHOOL, TOM.id, routeTo(CHAT));
    await sweepAt(world, '2026-12-03T08:00:00Z');
    expect(posts()).toHaveLength(1);
    expect(await unreached()).toEqual([]);
  });

  it('goes the next way at once where the first is dead', async () => {
    const sending = { ...world.sending, fallbackRoute: async () => routeTo('window') };
    world.answerAt(CHAT, { kind: 'dead', code: 'BotBlockedByUser' });
    await sweepSchool(sending, world.log, SCHOOL);
    expect(world.sent.map(({ chat }) => chat)).toEqual(['window']);
    expect(await unreached()).toEqual([]);
  });

  it('is not sent again where Teams may have it: it is listed, and the next one covers it', async () => {
    world.answerAt(CHAT, { kind: 'unknown', code: 'deadline' });
    await sweepAt(world, FIRST);
    world.answerAt(CHAT, undefined);
    await sweepAt(world, '2026-11-23T16:00:00Z');
    expect(posts()).toEqual([]);
    expect(await unreached()).toMatchObject([{ code: 'deadline' }]);
    await sweepAt(world, SECOND);
    expect(posts()).toHaveLength(1);
    expect(await unreached()).toEqual([]);
  });

  it('is listed where Teams will never take it, or refused it for hours', async () => {
    world.answerAt(CHAT, { kind: 'ours', code: 'MessageSizeTooBig' });
    await sweepAt(world, FIRST);
    expect(await unreached()).toMatchObject([{ code: 'MessageSizeTooBig' }]);
    world.answerAt(CHAT, { kind: 'refused', code: 'http-429' });
    for (let at = moment(SECOND); at < moment('2026-11-27T14:00:00Z'); at = (at + minutes(5)) as typeof at)
      await sweepAt(world, new Date(at).toISOString());
    expect(await unreached()).toMatchObject([{ code: 'http-429', since: '2026-11-23', on: '2026-11-27' }]);
  });

  it('is listed, and dropped by nobody, where a fault of ours stops it for two hours (T39)', async () => {
    await runStaffJobs(world.sending, world.log, SCHOOL);
    const person = async () => {
      throw new Error('The row of this person cannot be read');
    };
    const broken = { ...world.sending, store: { ...world.store, person } };
    for (let tries = 1; tries <= 60; tries += 1) {
      expect(await unreached()).toEqual([]);
      await sweepSchool(broken, world.log, SCHOOL);
      world.pass(minutes(2));
    }
    expect(await unreached()).toEqual([
      { owner: TOM.id, code: 'fault', since: '2026-11-23', on: '2026-11-23' },
    ]);
    await sweepAt(world, '2026-11-23T15:00:00Z');
    expect(posts()).toHaveLength(0);
    expect(await world.store.staff.remindAgain(SCHOOL, [TOM.id], world.now())).toBe(1);
    await sweepAt(world, '2026-11-23T15:01:00Z');
    expect(posts()).toHaveLength(1);
    expect(await unreached()).toEqual([]);
  });
});

describe('reminding those again who were not reached', () => {
  const again = async () => await world.store.staff.remindAgain(SCHOOL, [TOM.id], world.now());

  it('does nothing for whoever was reached', async () => {
    await sweepAt(world, FIRST);
    expect(await again()).toBe(0);
    await sweepAt(world, '2026-11-23T11:00:00Z');
    expect(posts()).toHaveLength(1);
  });

  it('sends it once, however often it is pressed', async () => {
    world.answerAt(CHAT, { kind: 'ours', code: 'MessageSizeTooBig' });
    await sweepAt(world, FIRST);
    world.answerAt(CHAT, undefined);
    expect(await again()).toBe(1);
    world.pass(minutes(1));
    expect(await again()).toBe(0);
    expect(await unreached()).toMatchObject([{ isWaiting: true }]);
    await sweepAt(world, '2026-11-23T11:00:00Z');
    expect(posts()).toHaveLength(1);
    expect(await unreached()).toEqual([]);
    expect(await again()).toBe(0);
  });

  it('waits for the next day where Teams may have it already, and for the window', async () => {
    world.answerAt(CHAT, { kind: 'unknown', code: 'deadline' });
    await sweepAt(world, FIRST);
    world.answerAt(CHAT, undefined);
    await again();
    await sweepAt(world, '2026-11-23T12:00:00Z');
    expect(posts()).toHaveLength(0);
    await sweepAt(world, '2026-11-24T07:59:00Z');
    expect(posts()).toHaveLength(0);
    await sweepAt(world, '2026-11-24T08:00:00Z');
    expect(posts()).toHaveLength(1);
  });
});
