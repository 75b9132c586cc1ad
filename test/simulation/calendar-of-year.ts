import type { Closure } from '#domain/closures.ts';
import { type Instant, parseInstant } from '#domain/time.ts';

export const at = (text: string): Instant => parseInstant(text) ?? (0 as Instant);
export const BEGIN = at('2026-09-01T06:00:00Z');
export const END = at('2027-07-24T00:00:00Z');
export const CLOSURES: readonly Closure[] = [
  { from: '2026-10-26', to: '2026-10-30', name: 'Half term' },
  { from: '2026-12-21', to: '2027-01-04', name: 'Christmas' },
  { from: '2027-02-15', to: '2027-02-19', name: 'Half term' },
  { from: '2027-03-29', to: '2027-04-09', name: 'Easter' },
  { from: '2027-05-31', to: '2027-06-04', name: 'Half term' },
  { from: '2027-07-22', to: '2027-08-31', name: 'Summer' },
];
/** What is published, and by when it is to be signed. The third is a minor edit. */
export const VERSIONS = [
  { on: '2026-09-07T09:00:00Z', edition: '0001', due: '2026-09-30', minor: false },
  { on: '2027-01-18T09:00:00Z', edition: '0002', due: '2027-02-05', minor: false },
  { on: '2027-04-19T09:00:00Z', edition: '0003', due: '2027-05-07', minor: true },
] as const;

export type Plan = {
  readonly people: number;
  readonly seed: number;
  /** People who blocked the bot, calls without an answer, and a stop in every week. */
  readonly faults: boolean;
};
