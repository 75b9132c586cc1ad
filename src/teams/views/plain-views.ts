import type { School } from '#workflows/deps.ts';
import { DANGER_ADVICE, NEVER_LIST } from '../words.ts';
import { guideButton } from './body-guide.ts';
import { pageButtons } from './policy-page.ts';
import type { Button, PageView, PostedView } from './view.ts';

const REPORT: Button = { title: 'Report a concern', verb: 'report', data: {}, style: 'positive' };
const CHANGE_SCHOOL: Button = { title: 'Change school', verb: 'school', data: {} };

type HelpFor = {
  readonly seeCases: boolean;
  readonly log: boolean;
  readonly book: boolean;
  readonly board: boolean;
  readonly settings: boolean;
  readonly roll: boolean;
  readonly roles: boolean;
  readonly publish: boolean;
  readonly bindChannel: boolean;
  readonly bindTeam: boolean;
  readonly changeSchool: boolean;
};

/** What this person can do here; also the answer to anything that is not a command. */
export function helpView(banner: string, school: School, may: HelpFor): PostedView {
  const command = (label: string, value: string) => ({ label, value });
  return {
    banner,
    flag: '',
    title: 'What Steward can do for you',
    facts: [
      command('/report', 'Report a concern'),
      command('/mine', 'The reports you sent'),
      command('/todo', 'What you owe'),
      command('/sign', 'Agreements to sign, and those you signed'),
      command('/training', 'Courses you owe and have'),
      ...(may.seeCases
        ? [
            command('/cases', 'Open cases'),
            command('/case', `One case, by its reference: /case ${school.prefix}-26-0042`),
          ]
        : []),
      ...(may.log || may.book ? [command('/log', logWords(may))] : []),
      ...(may.board ? [command('/board', 'Who has signed, and whose training is current')] : []),
      ...(may.publish ? [command('/publish', 'Publish an agreement')] : []),
      ...(may.settings ? [command('/settings', 'Term dates and closures')] : []),
      ...(may.roll ? [command('/roll', 'People without an account')] : []),
      ...(may.roles ? [command('/roles', 'Who holds which role, and the people of the school')] : []),
      ...(may.bindChannel ? [command('/here safeguarding', 'In a channel: cases are announced there')] : []),
      ...(may.bindTeam ? [command('/here staff', 'In a channel: the staff are the people of its team')] : []),
      ...(may.changeSchool ? [command('/school', 'Change the school you are in')] : []),
      command('/help', 'This card'),
      command('Out of hours', school.contacts.outOfHours),
    ],
    lines: [...DANGER_ADVICE.slice(0, 1), 'What you type here is not kept. Reports are made with the form.'],
    buttons: [
      REPORT,
      ...(may.changeSchool ? [CHANGE_SCHOOL] : []),
      ...pageButtons(school.policy.pages),
      guideButton(),
    ],
  };
}

function logWords({ log, book }: HelpFor): string {
  if (log && book) return 'The incident log and the record book';
  return log ? 'The incident log' : 'The record book';
}

/** For an account that no directory holds: whom to turn to, and nothing else (T7, T12). */
export function outsiderView(banner: string, sent: 'words' | 'file' | 'press'): PostedView {
  return {
    banner,
    flag: '',
    title: 'Nobody reads messages here',
    facts: [
      { label: 'In danger', value: 'Ring 999' },
      { label: 'Childline', value: '0800 1111' },
      { label: 'CEOP', value: 'ceop.police.uk' },
    ],
    lines: [
      'Speak to an adult you trust: a teacher, a parent or a carer. They can help you today.',
      ...(sent === 'file'
        ? [
            'Your file was not opened and not kept here. Do not delete it, do not forward it, and tell that adult about it.',
          ]
        : []),
      ...(sent === 'press'
        ? [
            'Nothing was saved: the school does not list you as working here now. If that is wrong, tell the school office.',
          ]
        : []),
    ],
    buttons: [],
  };
}

/** After a picture or a file: it was not opened, and Teams may hold a copy (E21, T38). */
export function materialView(banner: string, leads: 'told' | 'not-told' = 'told'): PostedView {
  return {
    banner,
    flag: '',
    title: 'Steward takes no pictures or files',
    facts: [],
    lines: [
      leads === 'told'
        ? 'Your file was not opened and not kept. The safeguarding leads have been told that one was sent.'
        : 'Your file was not opened and not kept. The safeguarding leads could NOT be told: ring one of them now.',
      'Do not delete it and do not forward it. Wait for what the lead says.',
      ...NEVER_LIST.slice(1),
    ],
    buttons: [REPORT],
  };
}

export function wroteTo(banner: string): PostedView {
  return { banner, flag: '', title: 'I have messaged you privately', facts: [], lines: [], buttons: [] };
}

/** A short private answer. */
export function answerView(
  banner: string,
  title: string,
  said: { readonly result?: string; readonly refusal?: string },
  buttons: readonly Button[] = [],
): PageView {
  return {
    ...{ banner, title, subtitle: '', alarm: [], sections: [], more: [], pager: [], buttons },
    ...{ result: said.result ?? '', refusal: said.refusal ?? '' },
  };
}

/** When storage or Steward itself failed: what did not happen, and what to do instead (P1, T32). */
export function notSaved(outOfHours: string): string {
  return `This was NOT saved: the store did not answer. Your words are still here, so try again in a minute. If it is urgent, ring the lead, or 999 in danger. Out of hours: ${outOfHours}.`;
}
