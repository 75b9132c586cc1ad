import { wallDateTime } from '#domain/calendar.ts';
import { faceOf } from '#domain/case/face.ts';
import type { OpenCase } from '#domain/case/model.ts';
import type { Digest } from '#domain/digest.ts';
import type { PersonId } from '#domain/ids.ts';
import { findCategory, type Policy } from '#domain/policy.ts';
import type { Instant } from '#domain/time.ts';
import type { Visit } from '#workflows/shared-cases.ts';
import type { CaseLine, Page } from '#workflows/stored.ts';
import { STATUS } from '../words.ts';
import { openButton } from './buttons.ts';
import type { Button, PageView } from './view.ts';

const STAGE = { received: 'Received', acknowledged: 'Taken up', closed: 'Closed' } as const;

type Listed = { readonly urgent: boolean; readonly reportedAt: Instant };

/** Urgent ones first, then the newest: storage hands out a page in the order of ids, which says nothing. */
const byNeed = (one: Listed, other: Listed): number =>
  Number(other.urgent) - Number(one.urgent) || other.reportedAt - one.reportedAt;

/** `/cases`: what posted cards may say, and a button each. */
export function casesView(
  page: Page<CaseLine>,
  visits: readonly Visit[],
  policyOf: (pack: Digest) => Policy,
  ownerName: (owner: PersonId) => string,
  banner: string,
): PageView {
  const lines = page.items.toSorted(byNeed);
  const entries = lines.map((line) => {
    const category = findCategory(policyOf(line.pack), line.category)?.title ?? line.category;
    const about = line.access === 'restricted' ? 'Confidential report' : category;
    const owner =
      line.access === 'restricted' || line.owner === undefined ? '' : `, ${ownerName(line.owner)}`;
    return {
      label: `${line.urgent ? 'URGENT ' : ''}${line.reference} ${about}`,
      text: '',
      meta: `${STATUS.title(line.status)}${owner}. Reported ${wallDateTime(line.reportedAt)}.`,
    };
  });
  const buttons = lines.map((line) => openButton(line.caseId, `Open ${line.reference}`));
  const shared = sharedSections(visits);
  const whose = shared.buttons.length === 0 ? 'case' : 'case of your own school';
  const empty = `No ${whose} is open that you may see.`;
  const own = listView('Open cases', empty, entries, buttons, banner, 'cases', page.next);
  return {
    ...own,
    sections: [...own.sections, ...shared.sections],
    buttons: [...own.buttons, ...shared.buttons],
  };
}

/** Open cases that other academies shared with somebody: a section each, for they stay there (E34). */
function sharedSections(visits: readonly Visit[]): Pick<PageView, 'sections' | 'buttons'> {
  const open = visits
    .filter((visit) => visit.open.progress.status !== 'closed')
    .toSorted((one, other) => byNeed(one.open, other.open));
  const names = [...new Set(open.map(({ school }) => school.name))];
  return {
    sections: names.map((name) => ({
      heading: `Shared with you by ${name}`,
      entries: open
        .filter(({ school }) => school.name === name)
        .map((visit) => ({
          label: `${visit.open.urgent ? 'URGENT ' : ''}${visit.open.reference} ${categoryIn(visit)}`,
          text: '',
          meta: `${STATUS.title(visit.open.progress.status)}. Reported ${wallDateTime(visit.open.reportedAt)}.`,
        })),
    })),
    buttons: open.map((visit) => openButton(visit.open.id, `Open ${visit.open.reference}`)),
  };
}

function categoryIn({ open, policy }: Visit): string {
  return findCategory(policy, open.category)?.title ?? open.category;
}

/** `/mine`: what a reporter may know of each report, and no more (H31). */
export function reportsView(
  page: Page<OpenCase>,
  person: PersonId,
  policyOf: (pack: Digest) => Policy,
  banner: string,
): PageView {
  const reports = page.items.toSorted((one, other) => other.reportedAt - one.reportedAt);
  const entries = reports.map((open) => {
    const category = findCategory(policyOf(open.pack), open.reportedAs);
    const about =
      category?.restricted === true ? 'Confidential report' : (category?.title ?? open.reportedAs);
    const face = faceOf(open, { kind: 'receipt', person });
    const stage = face.kind === 'receipt' ? STAGE[face.stage] : '';
    return {
      label: `${open.reference} ${about}`,
      text: '',
      meta: `${stage}. Sent ${wallDateTime(open.reportedAt)}.`,
    };
  });
  const buttons = reports.map(
    (open): Button => ({
      ...{ title: `Open ${open.reference}`, verb: 'receipt', data: { case: open.id } },
    }),
  );
  return listView(
    'My reports',
    'You have not sent a report yet.',
    entries,
    buttons,
    banner,
    'mine',
    page.next,
  );
}

function listView(
  title: string,
  empty: string,
  entries: PageView['sections'][number]['entries'],
  buttons: readonly Button[],
  banner: string,
  list: 'cases' | 'mine',
  next: string | undefined,
): PageView {
  const rows = entries.length === 0 ? [{ label: empty, text: '', meta: '' }] : entries;
  const pager: readonly Button[] =
    next === undefined ? [] : [{ title: 'Next', verb: 'list', data: { list, after: next } }];
  return {
    ...{ banner, title, subtitle: '', alarm: [], result: '', refusal: '', buttons, more: [], pager },
    sections: [{ heading: '', entries: rows }],
  };
}
