import { describe, expect, it } from 'vitest';
import { moment } from '#test/domain/case/world.ts';
import { createVirtualTime } from '#test/simulation/virtual-time.ts';
import { createPace } from '#workflows/pace.ts';

const BEGIN = moment('2026-11-23T10:00:00Z');

/** When each call was let through, in milliseconds from the first. */
async function letThrough(calls: readonly (readonly [tenant: string, chat: string])[]) {
  const time = createVirtualTime(BEGIN);
  const pace = createPace(time);
  const taken: { chat: string; after: number }[] = [];
  const byChat = new Map<string, (readonly [string, string])[]>();
  for (const call of calls) byChat.set(call[1], [...(byChat.get(call[1]) ?? []), call]);
  const all = [...byChat.values()].map(async (theirs) => {
    for (const [tenant, chat] of theirs) {
      await pace.take(tenant, chat);
      taken.push({ chat, after: time.now() - BEGIN });
    }
  });
  await time.run(Promise.all(all));
  return taken;
}

describe('the pace of reminders', () => {
  it('is at most 10 a second for a tenant', async () => {
    const calls = Array.from({ length: 60 }, (_, at) => ['ours', `chat ${at}`] as const);
    const moments = (await letThrough(calls)).map(({ after }) => after).toSorted((a, b) => a - b);
    expect(moments.at(-1)).toBe(59 * 100);
    for (const [at, after] of moments.entries())
      expect(moments.filter((one) => one > after - 1_000 && one <= after).length, `${at}`).toBeLessThan(11);
  });

  it('is at most one a second for a chat, though the tenant is busy', async () => {
    const others = Array.from({ length: 40 }, (_, at) => ['ours', `chat ${at}`] as const);
    const calls = [['ours', 'one'], ...others, ['ours', 'one'], ['ours', 'one']] as const;
    const own = (await letThrough(calls)).filter(({ chat }) => chat === 'one').map(({ after }) => after);
    expect(own).toHaveLength(3);
    expect(own.every((after, at) => at === 0 || after - (own[at - 1] ?? 0) >= 1_000)).toBe(true);
  });

  it('of one tenant does not hold up another', async () => {
    const calls = Array.from({ length: 40 }, (_, at) => ['ours', `chat ${at}`] as const);
    const taken = await letThrough([...calls, ['theirs', 'far away']]);
    expect(taken.find(({ chat }) => chat === 'far away')?.after).toBe(0);
  });
});
