import { dayText } from '#domain/calendar.ts';
import type { Obligation } from '#domain/ledger/model.ts';
import type { Policy } from '#domain/policy.ts';
import type { Joiner, JoinerSheet } from '#workflows/induction.ts';
import { titleOfItem } from './item-title.ts';
import { paged } from './paging.ts';
import { INDUCTION_TITLE, trainingButton } from './training-view.ts';
import type { Entry, PageView } from './view.ts';

type Shown = {
  readonly banner: string;
  readonly page: number;
  readonly result: string;
  readonly after: string | undefined;
  readonly today: string;
};

const KINDS = [
  ['agreement-', 'To sign'],
  ['course-', 'To complete'],
  ['induction-', 'To be told'],
] as const;

/** Who is new, and what each of them lacks. */
export function inductionView(
  { joiners, next }: JoinerSheet,
  policy: Policy,
  { banner, page, result, after, today }: Shown,
): PageView {
  const data = after === undefined ? {} : { after };
  const none: Entry = { label: 'Nobody who is new lacks anything.', text: '', meta: '' };
  const rows = joiners.map((one) => joinerEntry(one, policy, today));
  return paged(
    {
      ...{ banner, title: INDUCTION_TITLE, alarm: [], result, refusal: '', more: [] },
      subtitle: 'Who is new, and what they still have to sign, complete or be told.',
      sections: [{ heading: 'New here', entries: rows.length === 0 ? [none] : rows }],
      buttons: [
        ...(joiners.some(({ mayTick }) => mayTick.length > 0) ? [trainingButton('tell', data)] : []),
        { title: 'Hide', verb: 'training', data: {} },
      ],
    },
    page,
    { verb: 'induction', data },
    {
      ...(after === undefined ? {} : { back: {} }),
      ...(next === undefined ? {} : { next: { after: next } }),
    },
  );
}

function joinerEntry({ name, since, open }: Joiner, policy: Policy, today: string): Entry {
  const lines = KINDS.flatMap(([kind, heading]) => {
    const of = open.filter(({ item }) => item.startsWith(kind));
    return of.length === 0 ? [] : [`${heading}: ${of.map((one) => openText(one, policy, today)).join('; ')}`];
  });
  return { label: name, text: lines.join('\n'), meta: `First day ${dayText(since) ?? since}` };
}

function openText({ item, due }: Obligation, policy: Policy, today: string): string {
  const day = dayText(due) ?? due;
  return `${titleOfItem(item, policy)}, ${due < today ? `overdue since ${day}` : `by ${day}`}`;
}
