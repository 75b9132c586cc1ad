import type { CaseId, Reference } from '#domain/ids.ts';
import type { School } from '#workflows/deps.ts';
import type { Notice } from '#workflows/stored.ts';
import { commandButton, openButton } from './buttons.ts';
import type { Button, PostedView } from './view.ts';

type Facts = {
  readonly caseId: CaseId;
  readonly reference: Reference;
  readonly notice: Notice;
  readonly confidential: boolean;
  readonly banner: string;
};

/** A short message in one person's chat: what happened to which reference, and the next press. */
export function noticeView(
  { caseId, reference, notice, confidential, banner }: Facts,
  school: School,
): PostedView {
  const [title, line, ...buttons] = words(notice, caseId, school);
  const isAboutCase = notice !== 'role-empty';
  return {
    banner,
    flag: notice === 'chased-urgent' ? 'URGENT' : '',
    title,
    facts: isAboutCase
      ? [
          ...(confidential ? [{ label: 'Report', value: 'Confidential report' }] : []),
          { label: 'Reference', value: reference },
        ]
      : [],
    lines: [line],
    buttons,
  };
}

function words(
  notice: Notice,
  caseId: CaseId,
  { contacts, policy }: School,
): readonly [string, string, ...Button[]] {
  const open = openButton(caseId);
  const record: Button = {
    title: 'Sign',
    verb: 'record',
    data: { case: caseId, page: 1 },
    style: 'positive',
  };
  switch (notice) {
    case 'acknowledged':
      return ['Your report was acknowledged', 'Somebody has taken it up. You need do nothing more.'];
    case 'chased':
    case 'chased-urgent':
      return [
        'Nobody has taken up a report',
        'It still waits. Press Acknowledge if you take it up.',
        { title: 'Acknowledge', verb: 'acknowledge', data: { case: caseId }, style: 'positive' },
        open,
      ];
    case 'it-asked':
      return [
        'The school needs your help',
        'Read what is needed. It names nobody: please do not ask whom it is about.',
        { title: 'Read the task', verb: 'task', data: { case: caseId }, style: 'positive' },
      ];
    case 'it-done':
      return ['IT has done what was asked', 'Open the case to go on.', open];
    case 'go-in-person':
      return [
        'Nobody has taken up your report yet',
        `Do not wait for a message. Go in person to the ${policy.words.lead} or the ${policy.words.head}, whichever your report is not about, or ring ${contacts.outOfHours}. Nobody there? Ring children’s social care: ${contacts.socialCare}. If someone is in danger, ring 999 now.`,
        commandButton('police-now', caseId, '', 'receipt'),
      ];
    case 'idle':
      return [
        'Nothing has been recorded since it was taken up',
        'Open the case and write down what was done, even if it is little.',
        open,
      ];
    case 'duty-soon':
      return ['Something is due soon', 'Open the case to see what, and by when.', open];
    case 'duty-due':
      return [
        'Something is due now',
        'Open the case. Press Refer once it is done, or Not told with your reason.',
        open,
      ];
    case 'closed':
      return ['Your report is closed', 'It has been dealt with. Thank you for reporting it.'];
    case 'question':
      return [
        'A question about your report',
        'The lead needs something more from you. Press Read the question to see it.',
        { title: 'Read the question', verb: 'question', data: { case: caseId } },
      ];
    case 'added-to':
      return ['The reporter added something', 'Open the case to read it.', open];
    case 'assigned':
      return ['A case was given to you', 'You are its owner now.', open];
    case 'review-requested':
      return [
        'You are asked to review a case',
        'Two people look together, at one computer. Press Join review when you are there.',
        { ...commandButton('join-review', caseId, '', 'posted'), style: 'positive' },
        open,
      ];
    case 'reviewer-asked':
      return ['You are asked to help decide a case', 'Open it to see what is needed.', open];
    case 'sign-requested':
      return [
        'A record waits for your signature',
        'The first person has signed. Read it, then sign or disagree.',
        record,
        open,
      ];
    case 'signature-fell':
      return [
        'Your signature fell',
        'The record changed after you signed, or may no longer be signed by you. Read it again.',
        open,
      ];
    case 'disagreed':
      return [
        'The second reviewer disagrees',
        'A third person decides. Open the case and press Ask a reviewer.',
        open,
      ];
    case 'halted':
      return [
        'Review stopped: illegal image met',
        'Leave the computer as it is and let nobody use it. Ring the police now.',
        commandButton('police-now', caseId, '', 'posted'),
        open,
      ];
    case 're-routed':
      return ['A case was passed to you', 'Open it to read it all and to see what is needed.', open];
    case 'shared':
      return [
        'A case was shared with you',
        'Open it to read it all and to see what you can do. Signing stays with its reviewers.',
        open,
      ];
    case 'made-confidential':
      return [
        'A case was made confidential',
        'It has left the channel. Speak of it with nobody who is not on it.',
        open,
      ];
    case 'role-empty':
      return [
        'A role has nobody in it',
        'A report could not be given to anybody, because the people who would take it are missing. Fill the roles of head and chair.',
      ];
  }
}
