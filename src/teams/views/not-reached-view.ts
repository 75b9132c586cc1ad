import { dayText } from '#domain/calendar.ts';
import type { NotReached } from '#workflows/not-reached.ts';
import { paged } from './paging.ts';
import type { Button, Entry, PageView } from './view.ts';

export const NOT_REACHED: Button = { title: 'Not reached', verb: 'not-reached', data: {} };

type Shown = {
  readonly banner: string;
  readonly after: string | undefined;
  readonly page: number;
  readonly result: string;
};

/** For the presser alone. */
export function notReachedView({ people, next }: NotReached, shown: Shown): PageView {
  const { banner, after, page, result } = shown;
  const data: Button['data'] = after === undefined ? {} : { after };
  const none: Entry = { label: 'Everybody was reached.', text: '', meta: '' };
  return paged(
    {
      ...{ banner, title: 'Not reached', alarm: [], result, refusal: '', more: [] },
      subtitle: 'Whom the last reminder did not reach.',
      sections: [{ heading: '', entries: people.length === 0 ? [none] : people.map(entryOf) }],
      buttons: [
        ...(people.length === 0
          ? []
          : [{ title: 'Remind now', verb: 'remind-now', data, style: 'positive' } as const]),
        { title: 'Board', verb: 'board', data: {} },
      ],
    },
    page,
    { verb: 'not-reached', data },
    {
      ...(after === undefined ? {} : { back: {} }),
      ...(next === undefined ? {} : { next: { after: next } }),
    },
  );
}

function entryOf({ name, code, since, on, isWaiting }: NotReached['people'][number]): Entry {
  const first = dayText(since) ?? since;
  const last = dayText(on) ?? on;
  const days = since === on ? `Tried on ${last}.` : `Tried from ${first}, last on ${last}.`;
  return {
    label: name,
    text: whyText(code),
    meta: isWaiting === true ? `${days} Will be reminded again.` : days,
  };
}

function whyText(code: string): string {
  if (code === 'no-route') return 'Has never opened a chat with Steward, or the chat is gone.';
  if (code === 'fault') return 'Steward could not send it, by a fault of its own.';
  return code === 'crash' ? 'It is not known whether it arrived.' : 'Teams did not take the message.';
}
