import type { Messenger, Outcome } from './messenger.ts';

type Shape = {
  /** A `gauge` says how things stand, a `counter` adds up, a `histogram` keeps how many and how much. */
  readonly kind: 'gauge' | 'counter' | 'histogram';
  /** `s` and `ms` as everywhere; `{…}` counts things. */
  readonly unit: string;
};

/**
 * Every number that Steward tells its operator. Nothing goes beside a number: no school, no person, no
 * address (P9). Each copy tells how all schools stand together, so of a gauge the largest is read.
 */
export const METRICS = {
  /** How long past its time the oldest job or message is that nobody has taken up. */
  'steward.due.age': { kind: 'gauge', unit: 's' },
  /** Messages to send, now or later: the way to some people may be closed for days. Counted up to 2,000 a school. */
  'steward.outbox.pending': { kind: 'gauge', unit: '{message}' },
  /** Messages that were given up. Counted up to 2,000 a school. */
  'steward.outbox.notreached': { kind: 'gauge', unit: '{message}' },
  /** People with a role whom Steward cannot write to: no chat yet, or one that is closed. */
  'steward.holders.unreachable': { kind: 'gauge', unit: '{person}' },
  /** Calls to the Teams connector by how they ended: see `Outcome`. */
  'steward.sends.sent': { kind: 'counter', unit: '{call}' },
  'steward.sends.refused': { kind: 'counter', unit: '{call}' },
  'steward.sends.dead': { kind: 'counter', unit: '{call}' },
  'steward.sends.ours': { kind: 'counter', unit: '{call}' },
  'steward.sends.unknown': { kind: 'counter', unit: '{call}' },
  /** Requests without a token of the channel that holds. */
  'steward.requests.401': { kind: 'counter', unit: '{request}' },
  /** Requests of another tenant. */
  'steward.requests.403': { kind: 'counter', unit: '{request}' },
  /** From the press on **Send report** to its answer, whatever the answer is. */
  'steward.report.duration': { kind: 'histogram', unit: 'ms' },
  /** Of those, the ones that took longer than three seconds: Application Insights keeps no percentile. */
  'steward.report.late': { kind: 'counter', unit: '{report}' },
} as const satisfies Readonly<Record<string, Shape>>;

export type Metric = keyof typeof METRICS;
export type Meter = (metric: Metric, value: number) => void;

const LATE = 3_000;

/** @param duration in milliseconds. */
export function measureReport(meter: Meter, duration: number): void {
  meter('steward.report.duration', duration);
  if (duration > LATE) meter('steward.report.late', 1);
}

/** The same messenger, which counts how its calls ended. */
export function countingSends(messenger: Messenger, meter: Meter): Messenger {
  const counted =
    <Call extends readonly unknown[]>(send: (...call: Call) => Promise<Outcome>) =>
    async (...call: Call): Promise<Outcome> => {
      const outcome = await send(...call);
      meter(`steward.sends.${outcome.kind}`, 1);
      return outcome;
    };
  return { ...messenger, post: counted(messenger.post), update: counted(messenger.update) };
}
