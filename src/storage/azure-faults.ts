import { RestError } from '@azure/data-tables';
import { z } from 'zod';
import { type BatchOutcome, REFUSALS } from './rows.ts';

/** What went wrong, without the request: no text that somebody wrote. */
export type Fault = {
  readonly code: string;
  readonly status: number | undefined;
  /** Which action of a batch the service refused, counted from 0. */
  readonly action: number | undefined;
};

const details = z.object({ odataError: z.object({ code: z.string() }) });
const refusal = z.enum(REFUSALS);

/** The service's own word stands in `details` for one row and in `code` for a batch. */
export function faultOf(cause: unknown): Fault {
  if (!(cause instanceof Error)) return { code: 'Unknown', status: undefined, action: undefined };
  if (!(cause instanceof RestError)) return { code: cause.name, status: undefined, action: undefined };
  const inDetails = details.safeParse(cause.details);
  const code = inDetails.success
    ? inDetails.data.odataError.code
    : (cause.code ?? `Status${cause.statusCode ?? 'None'}`);
  const action = /^(\d+):/.exec(cause.message)?.[1];
  return { code, status: cause.statusCode, action: action === undefined ? undefined : Number(action) };
}

/**
 * A refusal that names its row is clear, and so is any other "your fault": then nothing was stored.
 * Too busy, too late, cut off: unclear.
 */
export function answerOf(
  fault: Fault,
): Exclude<BatchOutcome, { kind: 'done' }> | { readonly kind: 'broken'; readonly code: string } {
  const { code, status, action } = fault;
  const known = refusal.safeParse(code);
  if (known.success && action !== undefined) return { kind: 'refused', action, code: known.data };
  const ours = status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 429;
  return ours && !known.success ? { kind: 'broken', code } : { kind: 'unclear', code };
}
