import { beforeEach, describe, expect, it } from 'vitest';
import { parseSchoolId, type SchoolId } from '#domain/ids.ts';
import { type Duration, minutes } from '#domain/time.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  HEAD_HANA,
  LEAVER_LEE,
  OSL_OLA,
  STRANGER_SID,
  TEACHER_TOM,
  TECH_TAO,
} from '#test/domain/case/world.ts';
import type { ChannelCheck } from '#workflows/channel-check.ts';
import { CHANNEL, createWorld, routeTo, SCHOOL, type World } from './workflow-world.ts';

let world: World;
let check: ChannelCheck;

beforeEach(async () => {
  world = await createWorld();
  check = world.sending.checkChannel;
});

const member = ({ id }: { readonly id: typeof AMINA_DSL.id }) => ({ account: id, guest: false });

describe('the safeguarding channel (E60, T7)', () => {
  it('is right when everybody in it may see ordinary cases', async () => {
    world.setMembers([AMINA_DSL, BEN_DSL, HEAD_HANA, OSL_OLA].map(member));
    expect(await check(SCHOOL, CHANNEL)).toEqual({ ok: true, members: 4 });
  });

  for (const person of [TEACHER_TOM, TECH_TAO, LEAVER_LEE, STRANGER_SID]) {
    it(`is wrong with one more: ${person.position}`, async () => {
      world.setMembers([AMINA_DSL, person].map(member));
      expect(await check(SCHOOL, CHANNEL)).toEqual({ ok: false, problem: 'member-without-role' });
    });
  }

  it('is wrong with a guest, with an account that has no id, and where its members cannot be read', async () => {
    world.setMembers([member(AMINA_DSL), { account: BEN_DSL.id, guest: true }]);
    expect(await check(SCHOOL, CHANNEL, true)).toEqual({ ok: false, problem: 'guest' });
    world.setMembers([member(AMINA_DSL), { account: undefined, guest: false }]);
    expect(await check(SCHOOL, CHANNEL, true)).toEqual({ ok: false, problem: 'member-without-role' });
    for (const nobody of [undefined, []]) {
      world.setMembers(nobody);
      expect(await check(SCHOOL, CHANNEL, true)).toEqual({ ok: false, problem: 'cannot-read-members' });
    }
  });
});

describe('the answer', () => {
  it('is kept for five minutes, and then asked for again', async () => {
    world.setMembers([member(AMINA_DSL)]);
    await check(SCHOOL, CHANNEL);
    world.setMembers([member(TEACHER_TOM)]);
    world.pass((minutes(5) - 1) as Duration);
    expect(await check(SCHOOL, CHANNEL)).toEqual({ ok: true, members: 1 });
    expect(world.membersAsked()).toBe(1);
    world.pass(1 as Duration);
    expect(await check(SCHOOL, CHANNEL)).toEqual({ ok: false, problem: 'member-without-role' });
    expect(world.membersAsked()).toBe(2);
  });

  it('is asked for at once when somebody binds the channel, and kept from then', async () => {
    world.setMembers([member(TEACHER_TOM)]);
    await check(SCHOOL, CHANNEL);
    world.setMembers([member(AMINA_DSL)]);
    expect(await check(SCHOOL, CHANNEL, true)).toEqual({ ok: true, members: 1 });
    expect(await check(SCHOOL, CHANNEL)).toEqual({ ok: true, members: 1 });
    expect(world.membersAsked()).toBe(2);
  });

  it('of one channel is none for another, and of one school none for another in the same channel', async () => {
    world.setMembers([member(AMINA_DSL)]);
    expect(await check(SCHOOL, CHANNEL)).toEqual({ ok: true, members: 1 });
    world.setMembers([member(TEACHER_TOM)]);
    expect((await check(SCHOOL, routeTo('19:other'))).ok).toBe(false);
    expect((await check(otherSchool(), CHANNEL)).ok).toBe(false);
  });
});

function otherSchool(): SchoolId {
  const id = parseSchoolId('other-school');
  if (id === undefined) throw new TypeError('A fixture is wrong');
  return id;
}
