import type { OpenCase } from '#domain/case/model.ts';
import { runningDuties } from '#domain/case/owing.ts';
import type { Policy } from '#domain/policy.ts';
import type { Effect, Notice } from './stored.ts';

const CHASING: readonly Notice[] = ['chased', 'chased-urgent', 'go-in-person'];

/** What the clock asked for stops the moment somebody does it, even on its way out (product 6). */
export function isStale(open: OpenCase, policy: Policy, effect: Extract<Effect, { type: 'tell' }>): boolean {
  const { notice, duty } = effect;
  if (CHASING.includes(notice)) return open.progress.status !== 'reported';
  if (notice === 'idle') return open.idle === undefined;
  return duty !== undefined && !runningDuties(open, policy).some(({ id }) => id === duty);
}
