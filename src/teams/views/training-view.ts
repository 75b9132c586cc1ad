import { dayText } from '#domain/calendar.ts';
import type { Completion } from '#domain/ledger/completions.ts';
import type { Obligation } from '#domain/ledger/model.ts';
import type { Policy } from '#domain/policy.ts';
import type { TrainingSheet, WaitingPlace, WaitingSheet } from '#workflows/training.ts';
import { BOOK_FORMS } from '../forms/book-forms.ts';
import { itemOf, TRAINING_FORMS, type TrainingFormName } from '../forms/training-forms.ts';
import { titleOfItem } from './item-title.ts';
import { paged } from './paging.ts';
import type { Button, Entry, PageView, PostedView } from './view.ts';

type Said = {
  readonly banner: string;
  readonly page: number;
  readonly today: string;
  readonly result?: string;
  readonly refusal?: string;
};
export const trainingButton = (
  name: TrainingFormName,
  data: Button['data'] = {},
  title: string = TRAINING_FORMS[name].title,
): Button => ({ title, verb: 'training-form', data: { ...data, name } });

const MOST_FACTS = 12;

/** `/training`: titles and days alone. */
export function trainingFace({ ledger, begun }: TrainingSheet, policy: Policy, banner: string): PostedView {
  const open = openIn(ledger);
  const facts = open.map(({ item, due }) => ({
    label: titleOfItem(item, policy),
    value: `Due ${dayText(due) ?? due}`,
  }));
  return {
    ...{ banner, flag: '', title: 'Training', facts: facts.slice(0, MOST_FACTS) },
    lines: open.length === 0 ? [nothingText(begun)] : [],
    buttons: [
      { ...trainingButton('complete'), style: 'positive' },
      { title: 'What I owe and have', verb: 'training', data: {} },
    ],
  };
}

type May = { readonly isLead: boolean; readonly inducts: boolean };

/** What somebody owes and has. */
export function trainingView(
  sheet: TrainingSheet,
  policy: Policy,
  { banner, page, today, isLead, inducts, result = '', refusal = '' }: Said & May,
): PageView {
  const { ledger, completions, courses } = sheet;
  const open = openIn(ledger);
  const standing = completions.filter((one) => isStanding(one, ledger?.obligations ?? []));
  const earlier = completions.filter((one) => !standing.includes(one));
  const rowOf = (one: Completion) => completionEntry(one, policy, sheet.names);
  const toRead = courses.filter(({ statement }) => statement !== undefined);
  const own = completions.filter((one) => standing.includes(one) && one.confirmedBy === undefined);
  return paged(
    {
      ...{ banner, title: 'Training', subtitle: '', alarm: [], result, refusal, more: [] },
      sections: [
        {
          heading: 'To do',
          entries:
            open.length === 0
              ? [{ label: nothingText(sheet.begun), text: '', meta: '' }]
              : open.map((one) => owedEntry(one, policy, today)),
        },
        ...(standing.length === 0 ? [] : [{ heading: 'Done', entries: standing.map(rowOf) }]),
        ...(earlier.length === 0 ? [] : [{ heading: 'Earlier', entries: earlier.map(rowOf) }]),
      ],
      buttons: [
        { ...trainingButton('complete'), style: 'positive' },
        ...toRead.map((course) =>
          trainingButton(
            'read',
            { item: itemOf(course) },
            `I have read ${course.statement?.edition ?? course.title}`,
          ),
        ),
        ...(own.length === 0 ? [] : [trainingButton('take-back-own')]),
        ...needButton(policy),
        ...(isLead ? [trainingButton('session'), CONFIRM] : []),
        ...(inducts ? [{ title: INDUCTION_TITLE, verb: 'induction', data: {} }] : []),
        ...(isLead && !sheet.begun ? [trainingButton('begin')] : []),
        { title: 'Hide', verb: 'training-card', data: {} },
      ],
    },
    page,
    { verb: 'training', data: {} },
  );
}

function needButton({ trainingNeeds }: Policy): readonly Button[] {
  if (trainingNeeds === undefined) return [];
  const data = { name: 'need', kind: trainingNeeds };
  return [{ title: BOOK_FORMS.need.title, verb: 'book-form', data }];
}

export const INDUCTION_TITLE = 'Induction';
const CONFIRM: Button = { title: 'Confirm completions', verb: 'training-waiting', data: {} };

function isTraining(item: string): boolean {
  return item.startsWith('course-') || item.startsWith('induction-');
}

/** Counts now: what its ledger holds of this item. */
function isStanding({ item, entry }: Completion, obligations: readonly Obligation[]): boolean {
  return obligations.some((one) => one.item === item && one.met?.entry === entry);
}

function openIn(ledger: TrainingSheet['ledger']): readonly Obligation[] {
  return (ledger?.obligations ?? [])
    .filter(({ item, state, lifted }) => isTraining(item) && state === 'owed' && lifted !== true)
    .toSorted((a, b) => (a.due < b.due ? -1 : 1));
}

function nothingText(begun: boolean): string {
  return begun
    ? 'You owe nothing now.'
    : 'Training is not asked for here yet. You can record what you have done already.';
}

function owedEntry({ item, due, met }: Obligation, policy: Policy, today: string): Entry {
  const topics = topicsOf(item, policy);
  const day = dayText(due) ?? due;
  return {
    label: titleOfItem(item, policy),
    text: [
      due < today ? `Overdue since ${day}` : `Due ${day}`,
      ...(topics.length === 0 ? [] : [`What it covers: ${topics.join(', ')}`]),
      ...(item.startsWith('induction-') ? ['Somebody else ticks this off for you.'] : []),
    ].join('\n'),
    meta: met === undefined ? '' : `Last completed on ${dayText(met.on)}`,
  };
}

function completionEntry(one: Completion, policy: Policy, names: TrainingSheet['names'], who = ''): Entry {
  const name = (id: Completion['by']) => names.get(id) ?? 'somebody who has left';
  const title = titleOfItem(one.item, policy);
  const said = one.how === 'session' ? 'Given by' : 'Certificate or reference';
  return {
    label: who === '' ? title : `${who}: ${title}`,
    text: [
      `Completed on ${dayText(one.on)}`,
      ...(one.edition === '0' ? [] : [`Read: ${one.edition}`]),
      ...(one.certificate === '' ? [] : [`${said}: ${one.certificate}`]),
      ...(one.takenBack === undefined
        ? []
        : [`Taken back by ${name(one.takenBack.by)}. Reason: ${one.takenBack.reason}`]),
    ].join('\n'),
    meta: [
      ...(one.until === undefined ? [] : [`To be renewed by ${dayText(one.until)}.`]),
      standingText(one, name),
    ].join(' '),
  };
}

function standingText({ by, how, edition, confirmedBy }: Completion, name: (id: Completion['by']) => string) {
  if (confirmedBy === undefined) return 'Not confirmed yet.';
  if (confirmedBy !== by) return `Confirmed by ${name(confirmedBy)}.`;
  return how === 'self' && edition !== '0' ? 'Ticked.' : `Recorded by ${name(by)}.`;
}

function topicsOf(item: string, { courses }: Policy): readonly string[] {
  return courses.find((course) => itemOf(course) === item)?.topics ?? [];
}

/** What leads confirm, ten at a time. */
export function waitingView(
  sheet: WaitingSheet,
  policy: Policy,
  place: WaitingPlace,
  { banner, page, result = '', refusal = '' }: Omit<Said, 'today'>,
): PageView {
  const { waiting, next } = sheet;
  const data = placeData(place);
  const none: Entry = { label: 'Nothing waits to be confirmed.', text: '', meta: '' };
  return paged(
    {
      ...{ banner, title: 'Confirm completions', alarm: [], result, refusal, more: [] },
      subtitle: 'What people recorded for themselves. It counts already; nobody confirms their own.',
      sections: [
        {
          heading: 'To be confirmed',
          entries:
            waiting.length === 0
              ? [none]
              : waiting.map(({ name, completion }) => completionEntry(completion, policy, new Map(), name)),
        },
      ],
      buttons: [
        ...(waiting.length === 0 ? [] : [trainingButton('confirm', data)]),
        trainingButton('whose'),
        { title: 'Hide', verb: 'training', data: {} },
      ],
    },
    page,
    { verb: 'training-waiting', data },
    {
      ...(place.item === undefined ? {} : { back: {} }),
      ...(next === undefined ? {} : { next: placeData(next) }),
    },
  );
}

export function placeData({ item, after }: WaitingPlace): Record<string, string> {
  return { ...(item === undefined ? {} : { item }), ...(after === undefined ? {} : { after }) };
}
