import { beforeEach, describe, expect, it } from 'vitest';
import type { DutyRule } from '#domain/policy.ts';
import { type Duration, hours, instantText, plus } from '#domain/time.ts';
import { ADD_PIA, TRIAGE } from '#test/domain/case/stories.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  HEAD_HANA,
  MONDAY_10AM,
  moment,
  OSL_OLA,
  TRUST_TARIQ,
} from '#test/domain/case/world.ts';
import { askDigests } from '#workflows/ask-digests.ts';
import type { Handled } from '#workflows/handle-command.ts';
import { readIncidentLog } from '#workflows/incident-log.ts';
import { openCasesFor } from '#workflows/list-cases.ts';
import { sweepSchool } from '#workflows/sweep.ts';
import { trustCounts } from '#workflows/trust-counts.ts';
import { createBoundWorld, done, reported, SCHOOL, type World } from './workflow-world.ts';

const PARENTS: DutyRule = {
  ...{ body: 'parents', mode: 'decide', clock: { kind: 'sameDay' }, updateEvery: 10 },
};
const SPAN = { from: plus(MONDAY_10AM, hours(-24)), until: plus(MONDAY_10AM, hours(24)) };
const TELL = {
  type: 'refer',
  body: 'parents',
  how: 'phone',
  when: MONDAY_10AM,
  reference: '',
  said: '',
} as const;

let world: World;
beforeEach(async () => {
  const plain = await createBoundWorld();
  const school = plain.sending.school(SCHOOL);
  const policy = { ...school.policy, childDuties: [PARENTS] };
  const packs = { school: () => ({ ...school, policy }), policyOf: async () => policy };
  world = { ...plain, sending: { ...plain.sending, ...packs } };
});

const until = async (text: string) => {
  world.pass((moment(text) - world.now()) as Duration);
  await sweepSchool(world.sending, world.log, SCHOOL);
};
const merge = async (source: Handled, target: Handled) =>
  await done(world, HEAD_HANA, source, { type: 'merge', into: target.open.id, reason: 'One event' });
const clockOf = async ({ open }: Handled) =>
  (await world.store.loadEvents(SCHOOL, open.id)).flatMap(({ event }) =>
    event.type === 'chased' || event.type === 'idle-chased' || event.type === 'reminded' ? [event.type] : [],
  );
const stateOf = async ({ open }: Handled) => (await world.store.loadCase(SCHOOL, open.id))?.state;
const duties = async (of: Handled) =>
  (await stateOf(of))?.duties.map(({ id, status, due, updateDueAt }) => {
    const at = updateDueAt ?? due?.dueAt;
    return [id, status, at && instantText(at).slice(5, 16)];
  });
const digests = () =>
  world.sent.flatMap(({ card }) =>
    card.kind === 'digest' ? card.lines.map(({ reference, owed }) => [reference, owed[0]?.what]) : [],
  );
async function taken(form: number): Promise<Handled> {
  const open = await reported(world, {}, form);
  return await done(world, AMINA_DSL, open, { type: 'acknowledge' });
}

describe('a case that was merged away (E32)', () => {
  it('is not chased, and the other still is', async () => {
    const [target, source] = [await reported(world, {}, 1), await reported(world, {}, 2)];
    await merge(source, target);
    await until('2026-11-25T10:00:00Z');
    expect(await clockOf(source)).toEqual([]);
    expect(await clockOf(target)).toContain('chased');
    expect((await world.store.loadCase(SCHOOL, source.open.id))?.due).toBeUndefined();
  });

  it('is neither asked to go on nor reminded, and leaves its duties with their times to the other', async () => {
    const [target, source] = [await taken(1), await taken(2)];
    await done(world, AMINA_DSL, source, ADD_PIA);
    await done(world, AMINA_DSL, source, { ...TRIAGE, kind: 'illegal' });
    await until('2026-11-23T10:20:00Z');
    expect(await clockOf(source)).toEqual(['reminded']);
    await merge(source, target);
    expect(await duties(source)).toEqual([]);
    expect(await duties(target)).toEqual([
      ['police', 'open', '11-23T10:15'],
      ['parents-4', 'open', '11-23T16:30'],
    ]);
    await until('2026-11-23T11:00:00Z');
    await until('2026-11-25T10:00:00Z');
    expect(await clockOf(source)).toEqual(['reminded']);
    expect(await clockOf(target)).toEqual(['reminded', 'reminded']);
  });

  it('leaves to the other the parents who are to be told again, and asks for them there (H17)', async () => {
    const [target, source] = [await taken(1), await taken(2)];
    await done(world, AMINA_DSL, source, ADD_PIA);
    await done(world, AMINA_DSL, source, TELL);
    await merge(source, target);
    expect(await duties(source)).toEqual([['parents-3', 'done', '11-23T16:30']]);
    expect(await duties(target)).toEqual([['parents-4', 'done', '12-07T10:00']]);
    await until('2026-12-07T07:45:00Z');
    expect(digests()).toEqual([[target.open.reference, 'update']]);
    await done(world, AMINA_DSL, target, TELL);
    expect(await duties(target)).toEqual([['parents-4', 'done', '12-21T07:45']]);
  });

  it('is in no digest, not even in one that was asked for before', async () => {
    const [target, source] = [await taken(1), await taken(2)];
    await done(world, AMINA_DSL, source, { type: 'ask-reporter', question: 'Which bus?' });
    await until('2026-11-24T07:40:00Z');
    world.pass((moment('2026-11-24T07:45:00Z') - world.now()) as Duration);
    expect(await askDigests(world.sending, world.log, SCHOOL)).toBe(1);
    await merge(source, target);
    await until('2026-11-24T07:46:00Z');
    await until('2026-11-25T07:45:00Z');
    expect(digests()).toEqual([]);
  });

  it('is in no list of open cases and in no count of the trust, and stays in the log', async () => {
    const [target, source] = [await taken(1), await taken(2)];
    await merge(source, target);
    const lists = await openCasesFor(world.sending, SCHOOL, AMINA_DSL, undefined);
    expect(lists.items.map(({ reference }) => reference)).toEqual([target.open.reference]);
    const standing = { school: world.sending.school(SCHOOL), person: TRUST_TARIQ };
    const [counts] = await trustCounts(world.sending, [standing]);
    expect([...(counts?.open ?? [])]).toEqual([['acknowledged', 1]]);
    const log = await readIncidentLog(world.sending, SCHOOL, AMINA_DSL, SPAN, 1);
    expect(log?.cases.map(({ open }) => open.reference).toSorted()).toEqual([
      ...[target.open.reference, source.open.reference],
    ]);
  });

  it('is out of the log the moment the other is confidential, before anything is sent (H24)', async () => {
    const [target, source] = [await taken(1), await taken(2)];
    await merge(source, target);
    await done(world, HEAD_HANA, target, { type: 'make-confidential', reason: 'An adult', adults: [] });
    for (const viewer of [BEN_DSL, OSL_OLA])
      expect((await readIncidentLog(world.sending, SCHOOL, viewer, SPAN, 1))?.cases).toEqual([]);
    expect((await stateOf(source))?.access).toBe('ordinary');
    await until('2026-11-23T10:01:00Z');
    expect((await stateOf(source))?.access).toBe('restricted');
    expect(await world.store.loggedCases(SCHOOL, SPAN)).toEqual([]);
  });
});
