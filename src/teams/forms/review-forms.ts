import { parsePersonId } from '#domain/ids.ts';
import { findCategory } from '#domain/policy.ts';
import { SCREENSHOT, SUBSTANCE, YES_NO } from '../words.ts';
import type { CaseForm, FormContext } from './case-form.ts';
import { line, MIDDLE, pick, prose } from './fields.ts';
import { choosePeople } from './people.ts';

/** The same computer from start to end, one that pupils do not use (H3, LIN-077, LIN-078). */
const COMPUTER = [line('computer', 'Computer used'), line('place', 'Where the computer is')];

export const startReview: CaseForm = {
  title: 'Start review',
  save: 'Save',
  lines: [
    'Two senior people look together, at one computer that pupils do not use, from start to end.',
    'Every address and device looked at is written down. If you meet an image of child abuse, stop at once.',
  ],
  fields: ({ seniors, viewer }) => [
    prose('reason', 'Reason for the review', MIDDLE),
    pick(
      'second',
      'Second reviewer',
      seniors.filter(({ value }) => value !== viewer),
    ),
    ...COMPUTER,
  ],
  command: (values, base) => {
    const second = parsePersonId(values.text('second'));
    if (second === undefined) return undefined;
    const words = {
      reason: values.text('reason'),
      computer: values.text('computer'),
      place: values.text('place'),
    };
    return { ...base, type: 'start-review', second, ...words };
  },
};

export const addFinding: CaseForm = {
  title: 'Add finding',
  save: 'Save',
  lines: ['If you meet an image of child abuse: do not copy it. Go back and press Stop: illegal image.'],
  fields: (context) => [
    line('address', 'Web address or device'),
    prose('what', 'What is it?', MIDDLE),
    prose('concern', 'Reason for concern', MIDDLE),
    ...(isGuarded(context)
      ? []
      : [pick('screenshot', 'Screenshot', SCREENSHOT.options, { optional: true, value: 'none' })]),
  ],
  command: (values, base) => {
    const screenshot = values.oneOf('screenshot', SCREENSHOT.values) ?? 'none';
    const words = {
      address: values.text('address'),
      what: values.text('what'),
      concern: values.text('concern'),
    };
    return { ...base, type: 'add-finding', ...words, screenshot };
  },
};

function isGuarded({ policy, open }: FormContext): boolean {
  return findCategory(policy, open.category)?.imageGuard === true;
}

export const changeComputer: CaseForm = {
  title: 'Change computer',
  save: 'Save',
  lines: ['The other reviewer must agree before anything more is added.'],
  fields: () => [...COMPUTER, prose('reason', 'Reason', MIDDLE)],
  command: (values, base) => {
    const words = {
      computer: values.text('computer'),
      place: values.text('place'),
      reason: values.text('reason'),
    };
    return { ...base, type: 'change-computer', ...words };
  },
};

/** What the policy has for sanctions (H32); with pictures of children, that none may hurt once more (H38). */
function conclusionLines(context: FormContext): readonly string[] {
  const { sanctions, policies, sanctionAdvice } = context.policy;
  const known = sanctions.map(({ title, policy }) => {
    const rests = policies.find(({ id }) => id === policy)?.title ?? policy;
    return `${title} (${rests})`;
  });
  return [
    'This writes the draft. Two different people then read it and sign.',
    ...(known.length === 0 ? [] : [`Sanctions the policies have: ${known.join('; ')}.`]),
    ...sanctionAdvice,
    ...(isGuarded(context) ? ['No sanction may add to the distress of whoever was harmed.'] : []),
  ];
}

export const conclude: CaseForm = {
  title: 'Conclude',
  save: 'Save',
  lines: conclusionLines,
  fields: ({ policy, open }) => [
    pick('examined', 'Was a device or site examined?', YES_NO.options.toReversed(), {
      ...{ layout: 'buttons', value: open.review === undefined ? 'no' : 'yes' },
    }),
    pick('substance', 'Is there substance to the concern?', SUBSTANCE.options, { layout: 'buttons' }),
    pick(
      'outcome',
      'Outcome',
      policy.outcomes.map(({ id, title }) => ({ value: id, title })),
    ),
    prose('conclusion', 'Conclusion', MIDDLE),
    prose('action', 'Action proposed or taken', MIDDLE),
    line('sanction', 'Sanction and the policy it rests on'),
  ],
  command: (values, base) => {
    const substance = values.oneOf('substance', SUBSTANCE.values);
    if (substance === undefined) return undefined;
    const words = { outcome: values.text('outcome'), conclusion: values.text('conclusion') };
    const rest = { action: values.text('action'), sanction: values.text('sanction') };
    return {
      ...base,
      type: 'conclude',
      examined: values.text('examined') === 'yes',
      substance,
      ...words,
      ...rest,
    };
  },
};

/** After an illegal image: there is nothing to judge, only to hand over (E23). */
export const handOver: CaseForm = {
  title: 'Conclude',
  save: 'Save',
  lines: ['The review was stopped and the case is with the police. Two people sign that it was handed over.'],
  fields: ({ policy }) => [
    line('policeReference', 'Police reference'),
    pick(
      'outcome',
      'Outcome',
      policy.outcomes.map(({ id, title }) => ({ value: id, title })),
    ),
  ],
  command: (values, base) => ({
    ...{
      ...base,
      type: 'hand-over',
      policeReference: values.text('policeReference'),
      outcome: values.text('outcome'),
    },
  }),
};

export const disagree: CaseForm = {
  title: 'Disagree',
  save: 'Save',
  lines: ['A third person then decides. You may write your own conclusion beside this one.'],
  fields: () => [prose('reason', 'Reason', MIDDLE)],
  command: (values, base) => ({ ...base, type: 'disagree', reason: values.text('reason') }),
};

export const declareInterest: CaseForm = {
  title: 'Declare an interest',
  save: 'Save',
  lines: ['For example a relative, a friend, or somebody you manage. You will not sign this case.'],
  fields: () => [prose('reason', 'Reason', MIDDLE)],
  command: (values, base) => ({ ...base, type: 'declare-interest', reason: values.text('reason') }),
};

export const askReviewer: CaseForm = {
  title: 'Ask a reviewer',
  save: 'Save',
  lines: ['A senior person, a governor or somebody of the trust joins this one case and may sign it.'],
  fields: ({ everyone }) => [...choosePeople('who', 'Who?', everyone), prose('why', 'Why?', MIDDLE)],
  command: (values, base) => {
    const who = parsePersonId(values.text('who'));
    return who === undefined ? undefined : { ...base, type: 'ask-reviewer', who, why: values.text('why') };
  },
};
