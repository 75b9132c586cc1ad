import { z } from 'zod';

const execute = z.object({
  action: z.object({ verb: z.string().max(60).catch(''), data: z.unknown() }).passthrough(),
});

/** The verb and the data of an `Action.Execute`; anything else is a verb that nothing answers to. */
export function parsePress(value: unknown): { readonly verb: string; readonly data: unknown } {
  const parsed = execute.safeParse(value);
  return parsed.success
    ? { verb: parsed.data.action.verb, data: parsed.data.action.data }
    : { verb: '', data: undefined };
}
