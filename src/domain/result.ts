export type Result<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Problem };

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function err<Problem>(error: Problem): { readonly ok: false; readonly error: Problem } {
  return { ok: false, error };
}

/** @throws TypeError for a value the compiler believed impossible, such as an event of a newer release. */
export function assertNever(value: never, what: string): never {
  throw new TypeError(`Unknown ${what}: ${kindOf(value)}`);
}

function kindOf(value: unknown): string {
  const kind = typeof value === 'object' && value !== null && 'type' in value ? value.type : value;
  return /^[a-z][a-zA-Z-]{0,40}$/.test(String(kind)) ? String(kind) : 'unreadable';
}
