import { parsePersonId } from '#domain/ids.ts';
import { ROLES } from '#domain/person.ts';
import { roleTitle } from '#domain/role-titles.ts';
import { YES_NO } from '../words.ts';
import type { CaseForm } from './case-form.ts';
import { MIDDLE, pick, prose } from './fields.ts';

/** Only roles that somebody holds who may know of the case: it never goes to nobody. */
export const reRoute: CaseForm = {
  title: 'Re-route',
  save: 'Save',
  lines: ['They get the whole case. Those who had it before lose it, unless their role sees it anyway.'],
  fields: ({ routes, policy }) => [
    pick(
      'role',
      'To whom?',
      routes.map((role) => ({ value: role, title: roleTitle(policy, role) })),
    ),
    prose('reason', 'Reason', MIDDLE),
  ],
  command: (values, base) => {
    const role = values.oneOf('role', ROLES);
    return role === undefined
      ? undefined
      : { ...base, type: 're-route', role, reason: values.text('reason') };
  },
};

const ELSEWHERE =
  'Somebody of another school may read it, write notes and actions in it, and tell the police and others. The case stays here.';

export const share: CaseForm = {
  title: 'Share',
  save: 'Save',
  lines: ({ shareable }) => [
    'That person may then read this one case and work on it. Signing stays with its reviewers.',
    ...(shareable.some(({ school }) => school !== undefined) ? [ELSEWHERE] : []),
  ],
  fields: ({ shareable }) => [pick('who', 'Who?', shareable), prose('reason', 'Reason', MIDDLE)],
  command: (values, base, { shareable }) => {
    const who = parsePersonId(values.text('who'));
    const school = shareable.find(({ value }) => value === who)?.school;
    if (who === undefined) return undefined;
    const whose = school === undefined ? {} : { school };
    return { ...base, type: 'share', who, ...whose, reason: values.text('reason') };
  },
};

/** Pressed again while it holds, it also asks whether it still does. */
export const legalHold: CaseForm = {
  title: 'Legal hold',
  save: 'Save',
  lines: ['While it holds, nothing of this case may be deleted. Work on it goes on as before.'],
  fields: ({ open }) => [
    prose('reason', 'Reason', MIDDLE),
    ...(open.legalHold === undefined ? [] : [pick('still', 'Must it still be kept?', YES_NO.options)]),
  ],
  command: (values, base, { open }) => {
    const stillHold = open.legalHold === undefined || values.text('still') === 'yes';
    return { ...base, type: 'legal-hold', reason: values.text('reason'), stillHold };
  },
};
