import { beforeEach, describe, expect, it } from 'vitest';
import type { LedgerCommand } from '#domain/ledger/command.ts';
import type { Person } from '#domain/person.ts';
import { minutes } from '#domain/time.ts';
import { AMINA_DSL, moment, OFFICE_OLGA, TEACHER_TESS, TEACHER_TOM } from '#test/domain/case/world.ts';
import { packWith } from '#test/domain/ledger/ledger-world.ts';
import { handleLedger } from '#workflows/handle-ledger.ts';
import { sweepSchool } from '#workflows/sweep.ts';
import { publish, signs, sweepAt } from './staff-stories.ts';
import { chatOf, createWorld, SCHOOL, type World } from './workflow-world.ts';

const ITEM = 'agreement-staff';
/** A Tuesday morning, an hour after the nudge window opens. */
const MORNING = '2026-11-24T09:00:00Z';

let world: World;
beforeEach(async () => {
  world = await createWorld([TEACHER_TOM, TEACHER_TESS, OFFICE_OLGA, AMINA_DSL], packWith());
  await publish(world);
  await sweepAt(world, '2026-11-23T10:00:00Z');
});

async function happen(command: LedgerCommand): Promise<void> {
  const handled = await handleLedger(world.sending, SCHOOL, command);
  if (!handled.ok) throw new Error(`Refused: ${handled.error.type}`);
}
const own = ({ id }: Person) => ({ owner: id, by: id, at: world.now(), item: ITEM }) as const;
const asks = async (person: Person) =>
  await happen({ ...own(person), type: 'ask-question', question: 'May I use my own phone?' });
/** One sweep asks whom to tell, the next one tells them. */
const morning = async () => {
  await sweepAt(world, MORNING);
  await sweepAt(world, '2026-11-24T09:01:00Z');
};
const declines = async (person: Person) =>
  await happen({ ...own(person), type: 'decline', reason: 'I do not agree.' });
const answers = async (to: Person, by = OFFICE_OLGA) =>
  await happen({ ...own(to), by: by.id, type: 'answer', answer: 'Yes, outside lessons.' });
const told = (kind: 'waiting' | 'answered') =>
  world.sent.filter(({ card }) => card.kind === kind).map(({ to, card }) => ({ to, ...card }));
const waits = (to: Person, count: number, waited = 'question') => ({
  ...{ to: to.id, kind: 'waiting', waited, count },
});

describe('those who answer', () => {
  it('hear once a day how many wait, by number alone', async () => {
    await asks(TEACHER_TOM);
    await asks(TEACHER_TESS);
    await sweepAt(world, '2026-11-24T08:59:00Z');
    expect(told('waiting')).toEqual([]);
    await morning();
    await sweepAt(world, '2026-11-24T15:00:00Z');
    expect(told('waiting')).toHaveLength(2);
    expect(told('waiting')).toEqual(expect.arrayContaining([waits(OFFICE_OLGA, 2), waits(AMINA_DSL, 2)]));
    await sweepAt(world, '2026-11-27T15:00:00Z');
    expect(told('waiting')).toHaveLength(2);
    expect(JSON.stringify(world.sent)).not.toMatch(/own phone|Tess/);
  });

  it('hear of a refusal apart from a question', async () => {
    await asks(TEACHER_TOM);
    await declines(TEACHER_TESS);
    await morning();
    expect(told('waiting').filter(({ to }) => to === OFFICE_OLGA.id)).toEqual(
      expect.arrayContaining([waits(OFFICE_OLGA, 1), waits(OFFICE_OLGA, 1, 'declined')]),
    );
    expect(told('waiting')).toHaveLength(4);
  });

  it('hear nothing of what was answered or signed meanwhile', async () => {
    await asks(TEACHER_TOM);
    await declines(TEACHER_TESS);
    await answers(TEACHER_TOM);
    await signs(world, TEACHER_TESS);
    await morning();
    expect(told('waiting')).toEqual([]);
  });

  it('are not told of their own question, which somebody else answers', async () => {
    await asks(OFFICE_OLGA);
    await morning();
    expect(told('waiting')).toEqual([waits(AMINA_DSL, 1)]);
  });

  it('hear nothing once the right is no longer theirs', async () => {
    await asks(TEACHER_TOM);
    world.answerAt(chatOf(AMINA_DSL.id), { kind: 'refused', code: 'http-429', retryAfter: minutes(30) });
    await morning();
    world.answerAt(chatOf(AMINA_DSL.id), undefined);
    const store = {
      ...world.store,
      person: async () => ({ person: { ...AMINA_DSL, roles: [] }, mark: '' }),
    };
    world.pass(minutes(30));
    await sweepSchool({ ...world.sending, store }, world.log, SCHOOL);
    expect(told('waiting')).toEqual([waits(OFFICE_OLGA, 1)]);
  });
});

describe('whoever asked', () => {
  it('hears at once that there is an answer, without its words', async () => {
    await asks(TEACHER_TOM);
    await answers(TEACHER_TOM);
    await sweepSchool(world.sending, world.log, SCHOOL);
    await morning();
    expect(told('answered')).toEqual([
      { to: TEACHER_TOM.id, kind: 'answered', waited: 'question', item: ITEM, title: 'Staff agreement' },
    ]);
    expect(JSON.stringify(world.sent)).not.toMatch(/outside lessons/);
  });

  it('hears it as the answer to a refusal where they declined', async () => {
    await declines(TEACHER_TOM);
    await answers(TEACHER_TOM);
    await sweepSchool(world.sending, world.log, SCHOOL);
    expect(told('answered')).toMatchObject([{ to: TEACHER_TOM.id, waited: 'declined' }]);
  });

  it('is not written to at night: it waits for the next school day', async () => {
    await asks(TEACHER_TOM);
    await sweepAt(world, '2026-11-23T21:00:00Z');
    await answers(TEACHER_TOM);
    await sweepAt(world, '2026-11-24T07:59:00Z');
    expect(told('answered')).toEqual([]);
    await sweepAt(world, '2026-11-24T08:00:00Z');
    expect(told('answered')).toHaveLength(1);
  });

  it('hears nothing after signing, after asking again, or after leaving (E51)', async () => {
    const night = async () => {
      world = await createWorld([TEACHER_TOM, OFFICE_OLGA], packWith());
      await publish(world);
      await asks(TEACHER_TOM);
      await sweepAt(world, '2026-11-23T21:00:00Z');
      await answers(TEACHER_TOM);
    };
    for (const then of [async () => await signs(world, TEACHER_TOM), async () => await asks(TEACHER_TOM)]) {
      await night();
      await then();
      await morning();
      expect(told('answered')).toEqual([]);
    }
    await night();
    const stored = { person: { ...TEACHER_TOM, left: moment('2026-11-23T22:00:00Z') }, mark: '' };
    world.pass(minutes(12 * 60));
    const store = { ...world.store, person: async () => stored };
    await sweepSchool({ ...world.sending, store }, world.log, SCHOOL);
    expect(told('answered')).toEqual([]);
  });
});
