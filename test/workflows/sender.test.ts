import { describe, expect, it } from 'vitest';
import { createSender } from '#workflows/sweep.ts';
import { SCHOOL } from './workflow-world.ts';

/** Work that goes on until it is let go. */
function held() {
  let runs = 0;
  const letGo: (() => void)[] = [];
  return {
    runs: () => runs,
    work: async () => {
      runs += 1;
      await new Promise<void>((resolve) => letGo.push(resolve));
    },
    finish: async () => {
      letGo.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('the sender of a school', () => {
  it('runs once more for all that woke it while it ran, and no more', async () => {
    const { runs, work, finish } = held();
    const sender = createSender(work);
    sender.wake(SCHOOL);
    expect(runs()).toBe(1);
    for (let times = 0; times < 3; times += 1) sender.wake(SCHOOL);
    expect(runs()).toBe(1);
    await finish();
    expect(runs()).toBe(2);
    await finish();
    expect(runs()).toBe(2);
    sender.wake(SCHOOL);
    expect(runs()).toBe(3);
    await finish();
  });

  it('is idle only when nothing is under way', async () => {
    const { work, finish } = held();
    const sender = createSender(work);
    await sender.idle();
    sender.wake(SCHOOL);
    let idle = false;
    const waiting = sender.idle().then(() => {
      idle = true;
    });
    sender.wake(SCHOOL);
    await finish();
    expect(idle).toBe(false);
    await finish();
    await waiting;
    expect(idle).toBe(true);
  });

  it('does no work beside other work on the same outbox, and looks again after it', async () => {
    const { runs, work, finish } = held();
    const sender = createSender(work);
    sender.wake(SCHOOL);
    const order: string[] = [];
    const alone = sender.alone(SCHOOL, async () => {
      order.push(`alone after ${runs()}`);
      sender.wake(SCHOOL);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`still ${runs()}`);
      return 'swept';
    });
    expect(order).toEqual([]);
    await finish();
    expect(await alone).toBe('swept');
    expect(order).toEqual(['alone after 1', 'still 1']);
    await new Promise((resolve) => setImmediate(resolve));
    expect(runs()).toBe(2);
    await finish();
    await sender.idle();
  });

  it('goes on after other work failed, whose fault goes to whoever asked for it', async () => {
    const { runs, work, finish } = held();
    const sender = createSender(work);
    const alone = sender.alone(SCHOOL, async () => {
      throw new Error('storage is away');
    });
    await expect(alone).rejects.toThrow('storage is away');
    sender.wake(SCHOOL);
    expect(runs()).toBe(1);
    await finish();
    await sender.idle();
  });
});
