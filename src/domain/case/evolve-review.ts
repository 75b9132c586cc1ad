import { type EventOf, outOfOrder } from './evolve-conclusion.ts';
import type { OpenCase } from './model.ts';

/** A reopened case may be reviewed anew, by the same two or by others; what was found stays counted. */
export function startReview(open: OpenCase, event: EventOf<'review-started'>): OpenCase {
  const { status } = open.progress;
  const mayBegin = status === 'acknowledged' || (status === 'drafted' && open.review === undefined);
  if (!mayBegin || event.by === undefined) throw outOfOrder(open, event);
  const findings = open.review?.findings ?? 0;
  const review = { first: event.by, second: event.second, joined: false, findings };
  return { ...open, review, progress: { status: 'reviewing' } };
}

export function withReview(open: OpenCase, changed: Partial<NonNullable<OpenCase['review']>>): OpenCase {
  return open.review === undefined ? open : { ...open, review: { ...open.review, ...changed } };
}

/** A text that says nothing was examined ends with the first finding: a new one is written (H4). */
export function withFinding(open: OpenCase): OpenCase {
  const findings = (open.review?.findings ?? 0) + 1;
  const found = withReview(open, { findings });
  return findings === 1 ? { ...found, progress: { status: 'reviewing' } } : found;
}

export function settleComputer(open: OpenCase): OpenCase {
  if (open.review === undefined) return open;
  const { computerProposedBy: _settled, ...review } = open.review;
  return { ...open, review };
}

export function dispute(open: OpenCase, event: EventOf<'disagreed'>): OpenCase {
  const { progress } = open;
  if (progress.status !== 'signedOnce' || event.by === undefined) throw outOfOrder(open, event);
  return { ...open, progress: { ...progress, status: 'disputed', dissenter: event.by } };
}
