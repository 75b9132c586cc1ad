import { wallDateTime } from '#domain/calendar.ts';
import { availableCommands } from '#domain/case/available.ts';
import type { OpenCase } from '#domain/case/model.ts';
import type { Policy } from '#domain/policy.ts';
import type { CaseFile } from '#workflows/read-case.ts';
import { dutyTitle } from '../forms/telling-forms.ts';
import { STATUS } from '../words.ts';
import { commandButton, hideButton } from './buttons.ts';
import { entryOf, type Naming } from './entries.ts';
import { namingFor } from './naming.ts';
import { nowEntries } from './now-entries.ts';
import { paged } from './paging.ts';
import type { Entry, PageView } from './view.ts';

/** Buttons that stand beside the next step; the others wait behind **More**. */
const FIRST_ROW = 4;

export type Shown = {
  readonly banner: string;
  readonly page: number;
  readonly result?: string;
  readonly refusal?: string;
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
        { heading: 'Now', entries: nowEntries(open, viewer, naming) },
        { heading: 'What is due', entries: dutyEntries(open, policy) },
        { heading: 'Record', entries: file.events.map((event) => entryOf(event, naming)) },
        { heading: 'Who looked', entries: [whoLooked(file, naming)] },
      ],
      buttons: [...buttons.slice(0, FIRST_ROW), hideButton(open.id)],
      more: buttons.slice(FIRST_ROW),
    },
    shown.page,
    { verb: 'open', data: { case: open.id } },
  );
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
  if (open.withdrawn) alarms.push('The reporter has asked to withdraw. The record stays, and you decide.');
  if (open.questionOpen) alarms.push('A question to the reporter is not answered yet.');
  return alarms;
}

const DUTY_STATE = { open: 'open', done: 'told', notDone: 'not told, with a reason' } as const;

function dutyEntries(open: OpenCase, policy: Policy): readonly Entry[] {
  if (open.duties.length === 0)
    return [{ label: 'Nobody outside has to be told so far.', text: '', meta: '' }];
  return open.duties.map((duty) => ({
    label: `${dutyTitle(duty, policy)}: ${DUTY_STATE[duty.status]}`,
    text: '',
    meta: duty.mode === 'must' ? 'Must be told.' : 'Tell them, or write down why not.',
  }));
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
