import { wallDateTime, wallTime } from '#domain/calendar.ts';
import type { Face } from '#domain/case/face.ts';
import type { CaseId, Reference } from '#domain/ids.ts';
import { findCategory } from '#domain/policy.ts';
import { assertNever } from '#domain/result.ts';
import type { School } from '#workflows/deps.ts';
import { NEVER_LIST, STATUS } from '../words.ts';
import { commandButton, openButton } from './buttons.ts';
import { guidanceLines } from './guidance.ts';
import type { Button, PostedView } from './view.ts';

type Facts = {
  readonly caseId: CaseId;
  readonly reference: Reference;
  readonly face: Face;
  readonly ownerName?: string;
  readonly banner: string;
};

/** A posted card of a case: harmless whoever sees it (H35, T42). */
export function faceView({ caseId, reference, face, ownerName, banner }: Facts, school: School): PostedView {
  switch (face.kind) {
    case 'case': {
      const title = findCategory(school.policy, face.category)?.title ?? face.category;
      return {
        banner,
        flag: face.urgent ? 'URGENT' : '',
        title: headline(face),
        facts: [
          { label: 'Reference', value: reference },
          { label: 'About', value: title },
          { label: 'Reported', value: `Reported at ${wallTime(face.reportedAt)}` },
          { label: 'State', value: STATUS.title(face.status) },
          { label: 'Owner', value: ownerName ?? 'Nobody yet' },
        ],
        lines: [],
        buttons: caseButtons(caseId, face.status === 'reported'),
      };
    }
    case 'confidential':
      return {
        banner,
        flag: face.urgent ? 'URGENT' : '',
        title: 'Confidential report',
        facts: [
          { label: 'Reference', value: reference },
          { label: 'Reported', value: `Reported at ${wallTime(face.reportedAt)}` },
          { label: 'State', value: STATUS.title(face.status) },
        ],
        lines: [],
        buttons: caseButtons(caseId, face.status === 'reported'),
      };
    case 'receipt':
      return receipt(caseId, reference, face, school, banner);
    case 'blank':
      return {
        ...{ banner, flag: '', title: 'This card is no longer shown here', facts: [], buttons: [] },
        lines: ['Nothing is needed from you.'],
      };
    default:
      return assertNever(face, 'face');
  }
}

function headline(face: Extract<Face, { kind: 'case' }>): string {
  if (face.origin === 'material') return 'A picture or file was sent to Steward';
  if (face.origin === 'outsider') return 'Somebody outside the directory wrote to Steward';
  return face.status === 'reported' ? 'New report' : 'Report';
}

function caseButtons(caseId: CaseId, isNew: boolean): readonly Button[] {
  const acknowledge = {
    title: 'Acknowledge',
    verb: 'acknowledge',
    data: { case: caseId },
    style: 'positive',
  } as const;
  const police = commandButton('police-now', caseId, '', 'posted');
  return [...(isNew ? [acknowledge] : []), police, openButton(caseId)];
}

const STAGE = {
  received: 'It has gone to those who deal with it. You hear when it is taken up.',
  acknowledged: 'Your report has been taken up.',
  closed: 'Your report has been dealt with and the case is closed. Thank you.',
} as const;

function receipt(
  caseId: CaseId,
  reference: Reference,
  face: Extract<Face, { kind: 'receipt' }>,
  school: School,
  banner: string,
): PostedView {
  const category = findCategory(school.policy, face.category);
  const never = category?.imageGuard === true ? NEVER_LIST : [];
  const outside = `Nobody in the school can take this report. Ring the LADO (${school.contacts.lado}) or children’s social care (${school.contacts.socialCare}) today.`;
  const closed = face.stage === 'closed';
  return {
    banner,
    flag: '',
    title: closed ? 'Report closed' : 'Report received',
    facts: [
      { label: 'Reference', value: reference },
      { label: 'Sent', value: wallDateTime(face.reportedAt) },
      { label: 'Out of hours', value: school.contacts.outOfHours },
    ],
    lines: [
      face.nobodyLeft ? outside : STAGE[face.stage],
      ...(face.withdrawn ? ['You asked to withdraw it. The record stays, and the lead decides.'] : []),
      ...(closed
        ? []
        : [
            ...never,
            ...(category === undefined ? [] : guidanceLines(category)),
            'Do not question the child, and do not promise secrecy.',
          ]),
    ],
    buttons: closed
      ? [commandButton('police-now', caseId, '', 'receipt')]
      : [
          commandButton('police-now', caseId, '', 'receipt'),
          {
            title: 'Add to my report',
            verb: 'form',
            data: { case: caseId, name: 'add-to-report', from: 'receipt' },
          },
          ...(face.withdrawn
            ? []
            : [
                {
                  title: 'Withdraw',
                  verb: 'form',
                  data: { case: caseId, name: 'withdraw', from: 'receipt' },
                },
              ]),
        ],
  };
}
