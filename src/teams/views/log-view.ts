import { wallDay, wallTime } from '#domain/calendar.ts';
import { signersOf } from '#domain/case/signatures.ts';
import type { Digest } from '#domain/digest.ts';
import { findBody, findCategory, type Policy } from '#domain/policy.ts';
import type { Term } from '#domain/school-terms.ts';
import type { Instant } from '#domain/time.ts';
import type { LoggedCase, LogSheet } from '#workflows/incident-log.ts';
import type { StoredEvent } from '#workflows/stored.ts';
import type { Naming } from './entries.ts';
import { namingFor } from './naming.ts';
import { paceWords } from './pace-words.ts';
import { paged } from './paging.ts';
import type { Entry, PageView } from './view.ts';

type Shown = {
  readonly banner: string;
  readonly term: Term;
  readonly page: number;
  readonly now: Instant;
};

/** What no sheet has so many pages as: it asks for the last. */
const LAST_PAGE = 999;

/** The incident log, with the columns of the paper form (STA-228). */
export function logView(
  log: LogSheet,
  policyOf: (pack: Digest) => Policy,
  { banner, term, page, now }: Shown,
): PageView {
  const { cases, sheet, sheets, first, total } = log;
  const upTo = first + cases.length - 1;
  const none: Entry = { label: 'No report in this term.', text: '', meta: '' };
  const data = { term: term.id, sheet };
  return paged(
    {
      ...{ banner, title: 'Incident log', alarm: [], result: '', refusal: '', more: [] },
      subtitle: `${term.title}. ${total === 0 ? '' : `Reports ${first} to ${upTo} of ${total}.`}`,
      sections: [
        {
          heading: '',
          entries: total === 0 ? [none] : cases.map((one) => rowOf(one, policyOf(one.open.pack), now)),
        },
      ],
      buttons: [{ title: 'Hide', verb: 'log', data: {} }],
    },
    page,
    { verb: 'log-open', data },
    {
      ...(sheet > 1 ? { back: { ...data, sheet: sheet - 1, page: LAST_PAGE } } : {}),
      ...(sheet < sheets ? { next: { ...data, sheet: sheet + 1, page: 1 } } : {}),
    },
  );
}

/** One report: date, time, incident, group, action taken (what, by whom), reported by, signature; and its pace. */
function rowOf(one: LoggedCase, policy: Policy, now: Instant): Entry {
  const { open, events } = one;
  const naming = namingFor(one, policy);
  const category = findCategory(policy, open.category)?.title ?? open.category;
  const [reported] = events;
  const actions = actionsIn(events, naming);
  const signers = signersOf(open).map(naming.name);
  const groups = groupsIn(events);
  return {
    label: `${open.reference} ${category}`,
    text: [
      `Date: ${wallDay(open.reportedAt)}`,
      `Time: ${wallTime(open.reportedAt)}`,
      ...(groups === '' ? [] : [`Group: ${groups}`]),
      ...(actions.length === 0 ? ['Action taken: none recorded yet'] : actions),
      `Incident reported by: ${naming.name(reported?.event.by)}`,
      `Signature: ${signers.length === 0 ? 'not signed yet' : signers.join('; ')}`,
    ].join('\n'),
    meta: paceWords(open, events, now),
  };
}

/** The classes of the children on the case. */
function groupsIn(events: readonly StoredEvent[]): string {
  const classes = events.flatMap(({ event }) =>
    event.type === 'person-added' && event.part !== 'witness' && event.class !== '' ? [event.class] : [],
  );
  return [...new Set(classes)].join(', ');
}

/** In the words that stand now: a corrected entry reads as it should. A later conclusion takes an earlier one's place. */
function actionsIn(events: readonly StoredEvent[], { name, policy }: Naming): readonly string[] {
  const corrected = new Map(
    events.flatMap(({ event }) =>
      event.type === 'entry-corrected' ? [[event.entry, event.shouldRead] as const] : [],
    ),
  );
  const last = events.findLast(({ event }) => event.type === 'concluded')?.number;
  return events.flatMap(({ number, event }) => {
    const row = (what: string, byWhom: string): readonly string[] => [
      `Action taken: ${corrected.get(number) ?? what}`,
      `By whom: ${byWhom}`,
    ];
    switch (event.type) {
      case 'action-recorded':
        return row(event.what, event.byWhom);
      case 'told':
        return row(`told ${findBody(policy, event.body)?.title ?? event.body}`, name(event.by));
      case 'concluded':
        return number === last && event.action !== '' ? row(event.action, name(event.by)) : [];
      case 'handed-over':
        return row('stopped at an illegal image and handed to the police', name(event.by));
      default:
        return [];
    }
  });
}
