import type { Outcome } from '#workflows/messenger.ts';

/** A call to the connector that failed. Its message holds ids only, so it may be logged. */
export class ConnectorFault extends Error {
  override readonly name = 'ConnectorFault';
  readonly code: string;
  /** The HTTP status; undefined when there was no answer. */
  readonly statusCode: number | undefined;
  /** Milliseconds, as asked for by the answer. */
  readonly retryAfter: number | undefined;
  /** True when no connection came about, so that Teams cannot have the activity. */
  readonly neverReached: boolean;

  constructor(detail: {
    code: string;
    statusCode?: number;
    retryAfter?: number | undefined;
    neverReached?: boolean;
  }) {
    super(`The Teams connector call failed: ${detail.code}`);
    this.code = detail.code;
    this.statusCode = detail.statusCode;
    this.retryAfter = detail.retryAfter;
    this.neverReached = detail.neverReached ?? false;
  }
}

const LOST_ANSWER = [408, 500, 502, 503, 504];

/** The outcome class of a failed call. Source: reliability, section 2.4, where the status counts first. */
export function outcomeOf(fault: unknown): Exclude<Outcome, { kind: 'sent' }> {
  if (!(fault instanceof ConnectorFault)) {
    // The SDK's own RestError comes from reading a good answer; anything else is thrown before the send.
    const afterSend = fault instanceof Error && fault.name === 'RestError';
    return afterSend ? { kind: 'unknown', code: 'unreadable-answer' } : { kind: 'refused', code: 'not-sent' };
  }
  const { code, statusCode, retryAfter, neverReached } = fault;
  if (neverReached) return { kind: 'refused', code };
  if (statusCode === undefined || LOST_ANSWER.includes(statusCode)) return { kind: 'unknown', code };
  if (statusCode === 403 || statusCode === 404) return { kind: 'dead', code };
  if (statusCode === 401 || statusCode === 412 || statusCode === 429)
    return { kind: 'refused', code, ...(retryAfter === undefined ? {} : { retryAfter }) };
  return { kind: 'ours', code };
}
