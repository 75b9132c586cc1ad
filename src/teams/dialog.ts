import { z } from 'zod';
import { wallDateTime } from '#domain/calendar.ts';
import type { Instant } from '#domain/time.ts';
import type { Card } from './render-card.ts';

/** The actions that open the report in a dialog, by their ids in the app package. */
export const DIALOGS = ['reportConcern', 'reportMessage'] as const;

const submitted = z.object({ data: z.object({ verb: z.string().max(60).catch('') }).passthrough() });

type Pressed = { readonly verb: string; readonly data: unknown };

/** The action that opens a dialog, as the press that starts a report. */
export function parseFetch(value: unknown): Pressed {
  const words = messageWords(value);
  return { verb: 'report', data: words === '' ? {} : { message: words } };
}

/** What a dialog sends back, as a press on the same card would have sent it. */
export function parseSubmit(value: unknown): Pressed {
  const parsed = submitted.safeParse(value);
  if (!parsed.success) return { verb: '', data: undefined };
  const { verb, ...data } = parsed.data.data;
  return { verb, data };
}

/** Only what a report keeps of a message: never its text, which may hold a picture or an address (H5, H7). */
const message = z.object({
  messagePayload: z.object({
    linkToMessage: z.string().url().max(1_000).optional().catch(undefined),
    createdDateTime: z.string().datetime({ offset: true }).optional().catch(undefined),
    from: z
      .object({ user: z.object({ displayName: z.string().max(200) }) })
      .optional()
      .catch(undefined),
  }),
});

/** Author, time and link of the message that somebody reports, as words for the form; empty for none. */
function messageWords(value: unknown): string {
  const parsed = message.safeParse(value);
  if (!parsed.success) return '';
  const { from, createdDateTime, linkToMessage } = parsed.data.messagePayload;
  const sent =
    createdDateTime === undefined ? '' : `, sent ${wallDateTime(Date.parse(createdDateTime) as Instant)}`;
  const link = linkToMessage === undefined ? '' : `: ${linkToMessage}`;
  return `A Teams message by ${from?.user.displayName ?? 'somebody'}${sent}${link}`;
}

/** The invoke's answer: Teams shows the card in place of the dialog's last one, or opens the dialog with it. */
export function dialogOf(card: Card): object {
  const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', content: withSubmits(card) };
  const value = { title: 'Steward', width: 'medium', height: 'large', card: attachment };
  return { task: { type: 'continue', value } };
}

/** In a dialog Teams takes `Action.Submit` alone: the verb goes with the data (product 12). */
function withSubmits(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withSubmits);
  if (typeof part !== 'object' || part === null) return part;
  const inner = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, withSubmits(value)]));
  if (inner['type'] !== 'Action.Execute') return inner;
  const { verb, data, ...rest } = inner;
  return { ...rest, type: 'Action.Submit', data: { ...Object(data), verb } };
}
