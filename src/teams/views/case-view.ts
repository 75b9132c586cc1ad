import { wallDateTime } from '#domain/calendar.ts';
import { availableCommands } from '#domain/case/available.ts';
import { needsDebrief, needsRecordElsewhere } from '#domain/case/decide-ending.ts';
import { isPaused } from '#domain/case/decide-police-wait.ts';
import type { Duty, OpenCase } from '#domain/case/model.ts';
import { findCategory, findMeasure, type Policy } from '#domain/policy.ts';
import type { Instant } from '#domain/time.ts';
import type { CaseFile } from '#workflows/read-case.ts';
import { STATUS } from '../words.ts';
import { guideButton } from './body-guide.ts';
import { commandButton, hideButton, openButton } from './buttons.ts';
import { dueWords } from './due-words.ts';
import { dutyTitle } from './duty-words.ts';
import { entryOf, type Naming } from './entries.ts';
import { namingFor } from './naming.ts';
import { nowEntries } from './now-entries.ts';
import { paged } from './paging.ts';
import { pageButtons } from './policy-page.ts';
import { stepEntries } from './step-entries.ts';
import type { Button, Entry, PageView } from './view.ts';

/** Buttons that stand beside the next step; the others wait behind **More**. */
const FIRST_ROW = 4;

export type Shown = {
  readonly banner: string;
  readonly page: number;
  readonly result?: string;
  readonly refusal?: string;
  readonly now: Instant;
  /** Minted for the presses that need no form of their own. */
  readonly form: string;
};

/** A case as one person may read it: what is next, what is due, and every entry. */
export function caseView(file: CaseFile, policy: Policy, shown: Shown): PageView {
  const { open, viewer, holders, people } = file;
  const naming = namingFor(file, policy);
  const commands = availableCommands(open, viewer, { policy, holders, people });
  const buttons = commands.map((name) => commandButton(name, open.id, shown.form));
  return paged(
    {
      banner: shown.banner,
      title: titleOf(open, policy),
      subtitle: STATUS.title(open.progress.status),
      alarm: alarmsOf(open),
      result: shown.result ?? '',
      refusal: shown.refusal ?? '',
      sections: [
        { heading: 'Now', entries: nowEntries(file, naming, shown.now) },
        { heading: 'What is due', entries: dutyEntries(open, naming, shown.now) },
        ...stepSection(open, policy),
        { heading: 'Record', entries: file.events.map((event) => entryOf(event, naming)) },
        { heading: 'Who looked', entries: [whoLooked(file, naming)] },
        { heading: 'Policy this case was opened under', entries: [editionOf(policy)] },
      ],
      buttons: [...goOn(open), ...buttons.slice(0, FIRST_ROW), hideButton(open.id)],
      more: [...buttons.slice(FIRST_ROW), ...mergedButtons(open), ...helpButtons(open, policy)],
    },
    shown.page,
    { verb: 'open', data: { case: open.id } },
  );
}

/** From a merged case to the one where it goes on. */
function goOn({ progress }: OpenCase): readonly Button[] {
  return progress.status === 'merged' ? [openButton(progress.into)] : [];
}

function mergedButtons({ mergedFrom }: OpenCase): readonly Button[] {
  return mergedFrom.map(({ caseId, reference }) => openButton(caseId, `Open ${reference}`));
}

function helpButtons({ id }: OpenCase, { pages }: Policy): readonly Button[] {
  const offered = pages.filter(({ inCases }) => inCases);
  return [...pageButtons(offered, { case: id }), guideButton({ case: id })];
}

function titleOf(open: OpenCase, policy: Policy): string {
  const category = policy.categories.find(({ id }) => id === open.category)?.title ?? open.category;
  return `${open.urgent ? 'URGENT ' : ''}${open.reference} ${category}`;
}

function alarmsOf(open: OpenCase): readonly string[] {
  const alarms = [];
  if (open.access === 'restricted')
    alarms.push('Confidential. Speak of it with nobody who is not on this case.');
  if (open.halted)
    alarms.push(
      'Stopped at an illegal image. Leave the computer as it is, switched on or off, and let nobody use it.',
    );
  if (open.policeWait)
    alarms.push('The police asked us to wait. Tell no parents and decide on no sanction until they say so.');
  if (open.reopened)
    alarms.push('Reopened. What was signed before stays on the record, and two people sign again.');
  if (open.withdrawn) alarms.push('The reporter has asked to withdraw. The record stays, and you decide.');
  if (open.questionOpen) alarms.push('A question to the reporter is not answered yet.');
  return alarms;
}

const TELL = {
  ...{ open: 'open', done: 'told', notDone: 'not told, with a reason' },
  ...{ must: 'Must be told.', decide: 'Tell them, or write down why not.' },
} as const;
const DO = {
  ...{ open: 'open', done: 'done', notDone: 'not done, with a reason' },
  ...{ must: 'Must be done.', decide: 'Do it, or write down why not.' },
} as const;

function dutyEntries(open: OpenCase, naming: Naming, now: Instant): readonly Entry[] {
  const { policy } = naming;
  const nobody = { label: 'Nobody outside has to be told so far.', text: '', meta: '' };
  const owed = open.duties.map((duty) => {
    const measure = findMeasure(policy, duty.body);
    const words = measure === undefined ? TELL : DO;
    const asked = isPaused(duty, open, policy)
      ? 'Waits: the police asked us to.'
      : `${dueBy(duty, now)}${words[duty.mode]}`;
    return {
      label: `${dutyTitle(duty, naming)}: ${words[duty.status]}`,
      text: duty.status === 'open' ? (measure?.covers ?? '') : '',
      meta: duty.status === 'open' ? asked : nextUpdate(duty),
    };
  });
  return [...(owed.length === 0 ? [nobody] : owed), ...beforeClosing(open, policy)];
}

function nextUpdate({ updateDueAt }: Duty): string {
  return updateDueAt === undefined ? '' : `Tell them more by ${wallDateTime(updateDueAt)}. Press Refer.`;
}

function dueBy({ due }: Duty, now: Instant): string {
  return due === undefined ? '' : `${dueWords(due.dueAt, now)} `;
}

/** What the pack asks for besides, while it is not done (H37, E62). */
function beforeClosing(open: OpenCase, policy: Policy): readonly Entry[] {
  const owed = (label: string): Entry => ({ label, text: '', meta: 'Needed before the case closes.' });
  return [
    ...(needsDebrief(open, policy) ? [owed('Debrief: open')] : []),
    ...(needsRecordElsewhere(open, policy) ? [owed('Record elsewhere: open')] : []),
  ];
}

/** The policy's own steps for this category, in its order (H28). */
function stepSection(open: OpenCase, policy: Policy): PageView['sections'] {
  const steps = findCategory(policy, open.category)?.steps ?? [];
  if (steps.length === 0) return [];
  return [{ heading: 'What the policy asks', entries: stepEntries(steps) }];
}

/** A later edition changes nothing here. */
function editionOf({ title, version }: Policy): Entry {
  return { label: title, text: '', meta: `Version ${version}` };
}

function whoLooked({ reads }: CaseFile, { name }: Naming): Entry {
  const last = new Map(reads.map((read) => [read.person, read.at]));
  const lines = [...last].map(([person, at]) => `${name(person)}: ${wallDateTime(at)}`);
  return {
    label: reads.length === 1 ? 'You are the first' : `${reads.length} times so far, this time included`,
    text: lines.join('\n'),
    meta: '',
  };
}
