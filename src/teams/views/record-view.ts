import type { CaseEvent } from '#domain/case/event.ts';
import type { Draft, OpenCase } from '#domain/case/model.ts';
import { coverage } from '#domain/case/signatures.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Policy } from '#domain/policy.ts';
import type { CaseFile } from '#workflows/read-case.ts';
import type { StoredEvent } from '#workflows/stored.ts';
import { openButton } from './buttons.ts';
import type { Shown } from './case-view.ts';
import { entryOf } from './entries.ts';
import { namingFor } from './naming.ts';
import { paged } from './paging.ts';
import type { Button, Entry, PageView } from './view.ts';

const ROWS: ReadonlySet<CaseEvent['type']> = new Set<CaseEvent['type']>([
  'reported',
  'review-started',
  'review-joined',
  'reviewer-asked',
  'finding-added',
  'computer-change-proposed',
  'computer-change-agreed',
  'halted',
  'disagreed',
  'signed',
  'signature-fell',
  'reopened',
]);

/** The visits were made to keep children safe: the record says so itself (LIN-101, STA-195). */
const PURPOSE =
  'The sites and devices named here were looked at only to keep children safe and to follow the online safety policy.';

/**
 * The review record as it stands, page by page. **Sign this record** stands on the last page alone,
 * and covers all of it: a change after this reading makes the signature void.
 */
export function recordView(file: CaseFile, policy: Policy, shown: Shown): PageView {
  const { open, events, viewer } = file;
  const naming = namingFor(file, policy);
  const row = (event: StoredEvent): Entry => entryOf(event, naming);
  const back: Button = { ...openButton(open.id), title: 'Back' };
  const view = paged(
    {
      banner: shown.banner,
      title: `Review record ${open.reference}`,
      subtitle: open.review === undefined ? 'No device or site was examined.' : PURPOSE,
      alarm: [],
      result: shown.result ?? '',
      refusal: shown.refusal ?? '',
      sections: [
        { heading: 'Record', entries: events.filter(isRow).map(row) },
        { heading: 'Conclusion', entries: draftsOf(open, events).map(row) },
      ],
      buttons: [...signButtons(open, viewer.id, shown.form), back],
      more: [],
    },
    shown.page,
    { verb: 'record', data: { case: open.id } },
  );
  const isLast = !view.pager.some((button) => button.title === 'Next');
  return isLast ? view : { ...view, buttons: [back] };
}

function isRow({ event }: StoredEvent): boolean {
  return ROWS.has(event.type) || (event.type === 'entry-corrected' && event.inRecord);
}

/** The text or texts that stand: the newest by each author. */
function draftsOf(open: OpenCase, events: readonly StoredEvent[]): readonly StoredEvent[] {
  const authors = new Set(standing(open).map((draft) => draft.by));
  const texts = events.filter(({ event }) => event.type === 'concluded' || event.type === 'handed-over');
  const newest = new Map<PersonId, StoredEvent>();
  for (const text of texts) if (text.event.by !== undefined) newest.set(text.event.by, text);
  return [...newest.values()].filter(({ event }) => event.by !== undefined && authors.has(event.by));
}

function standing(open: OpenCase): readonly Draft[] {
  const { progress } = open;
  if (!('draft' in progress)) return [];
  const other = progress.status === 'disputed' ? progress.other : undefined;
  return other === undefined ? [progress.draft] : [progress.draft, other.draft];
}

/** One for each text that stands; in a dispute they say whose text it is. */
function signButtons(open: OpenCase, viewer: PersonId, form: string): readonly Button[] {
  const drafts = standing(open);
  const button = (draft: Draft, title: string): Button => ({
    title,
    verb: 'sign',
    data: { case: open.id, covers: coverage(open, draft), form },
    style: 'positive',
  });
  const [first, other] = drafts;
  if (first === undefined) return [];
  if (open.progress.status !== 'disputed') return [button(first, 'Sign this record')];
  if (other !== undefined && open.progress.dissenter === viewer) return [button(other, 'Sign this record')];
  const second = other === undefined ? [] : [button(other, 'Sign the other text')];
  return [button(first, 'Sign this record'), ...second];
}
