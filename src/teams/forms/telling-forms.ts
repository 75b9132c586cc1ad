import { hasOpenDuty } from '#domain/case/duties.ts';
import type { Duty } from '#domain/case/model.ts';
import { findMeasure, type Policy } from '#domain/policy.ts';
import { guideToBodies } from '../views/body-guide.ts';
import { dutyTitle } from '../views/duty-words.ts';
import type { Option } from '../views/view.ts';
import { HOW, YES_NO } from '../words.ts';
import type { CaseForm, FormContext } from './case-form.ts';
import { line, MIDDLE, pick, prose, when } from './fields.ts';
import { partnerLines } from './partner-lines.ts';

/** Two presses and no more: everything is prefilled (product 12, H2). */
export const policeNow: CaseForm = {
  title: 'Police now',
  save: 'Save',
  lines: ['Ring first: 999 in danger, otherwise 101. Then record the call here. Nobody has to agree to it.'],
  fields: ({ now }) => [
    pick('how', 'How?', HOW.options, { value: 'phone999' }),
    when('when', 'When?', now),
    line('reference', 'Their reference', { optional: true }),
  ],
  command: (values, base) => {
    const how = values.oneOf('how', HOW.values);
    const moment = values.moment('when');
    if (how === undefined || moment === undefined) return undefined;
    return { ...base, type: 'police-now', how, when: moment, reference: values.text('reference') };
  },
};

export const refer: CaseForm = {
  title: 'Refer',
  save: 'Save',
  lines: (context) => [
    'Record whom you have told. Never send an image to anybody.',
    ...guideToOwed(context),
    ...partnerLines(context),
  ],
  fields: (context) => [
    pick('body', 'Who was told?', bodiesToTell(context), {
      value: firstToTell(context),
    }),
    pick('how', 'How?', HOW.options, { value: 'phone' }),
    when('when', 'When?', context.now),
    line('reference', 'Their reference', { optional: true }),
    prose('said', 'What they said', MIDDLE, { optional: true }),
  ],
  command: (values, base, { open }) => {
    const how = values.oneOf('how', HOW.values);
    const moment = values.moment('when');
    if (how === undefined || moment === undefined) return undefined;
    const duty = open.duties.find(({ id }) => id === values.text('body'));
    const told = duty === undefined ? { body: values.text('body') } : { body: duty.body, duty: duty.id };
    const words = { reference: values.text('reference'), said: values.text('said') };
    return { ...base, type: 'refer', ...told, how, when: moment, ...words };
  },
};

export const notTold: CaseForm = {
  title: 'Not told',
  save: 'Save',
  lines: [
    'Your name and the reason stay on the record. What must be told or done cannot be answered this way.',
  ],
  fields: (context) => [
    pick(
      'duty',
      'Who was not told?',
      openDuties(context, ({ mode }) => mode === 'decide'),
    ),
    prose('reason', 'Reason', MIDDLE),
  ],
  command: (values, base) => ({
    ...base,
    type: 'not-told',
    duty: values.text('duty'),
    reason: values.text('reason'),
  }),
};

/** Pressed again while we wait, it also asks whether that still holds. */
export const policeWait: CaseForm = {
  title: 'Police asked us to wait',
  save: 'Save',
  lines: ['Until they say otherwise, tell no parents and decide on no sanction. The case stays open.'],
  fields: ({ open }) => [
    line('reference', 'Their reference', { optional: true }),
    ...(open.policeWait ? [pick('still', 'Do they still ask us to wait?', YES_NO.options)] : []),
  ],
  command: (values, base, { open }) => {
    const stillWait = !open.policeWait || values.text('still') === 'yes';
    return { ...base, type: 'police-wait', reference: values.text('reference'), stillWait };
  },
};

const isToTell =
  (policy: Policy) =>
  ({ body }: Duty): boolean =>
    findMeasure(policy, body) === undefined;

/** What each body that is still owed word takes, and how it is told. */
function guideToOwed({ open, policy, bodyContacts }: FormContext): readonly string[] {
  const owed = policy.bodies.filter(({ id }) => hasOpenDuty(open, id));
  return guideToBodies(owed, bodyContacts);
}

function firstToTell({ open, policy }: FormContext): string {
  return open.duties.find((duty) => duty.status === 'open' && isToTell(policy)(duty))?.id ?? '';
}

/** What is still owed first, then every other body of the policy. */
function bodiesToTell(context: FormContext): readonly Option[] {
  const { open, policy } = context;
  const owed = open.duties.filter((duty) => duty.status === 'open' && isToTell(policy)(duty));
  const others = policy.bodies
    .filter(({ id }) => !owed.some((duty) => duty.id === id))
    .map(({ id, title }) => ({ value: id, title }));
  const again = open.duties
    .filter(({ status, updateDueAt }) => status === 'done' && updateDueAt !== undefined)
    .map((duty) => ({ value: duty.id, title: `${dutyTitle(duty, context)}: an update` }));
  return [...openDuties(context, isToTell(policy)), ...again, ...others];
}

/** Duties that are open and of this sort, as choices. */
export function openDuties(context: FormContext, isOfSort: (duty: Duty) => boolean): readonly Option[] {
  return context.open.duties
    .filter((duty) => duty.status === 'open' && isOfSort(duty))
    .map((duty) => ({ value: duty.id, title: dutyTitle(duty, context) }));
}
