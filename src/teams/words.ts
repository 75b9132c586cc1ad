import type { Status } from '#domain/case/model.ts';
import type { Area, Policy } from '#domain/policy.ts';
import type { Option } from './views/view.ts';

/** The words on the cards for each answer (product 13): the order is the order shown. */
const choices = <Value extends string>(titles: Readonly<Record<Value, string>>) => {
  const values = Object.keys(titles) as Value[];
  return {
    values,
    options: values.map((value): Option => ({ value, title: titles[value] })),
    title: (value: Value): string => titles[value],
  };
};

export const YES_NO = choices({ no: 'No', yes: 'Yes' });
export const ADULT = choices({ no: 'No', yes: 'Yes', notSure: 'Not sure' });
export const SOURCE = choices({
  sawIt: 'I saw it myself',
  pupil: 'A pupil',
  parent: 'A parent',
  colleague: 'A colleague',
  monitoring: 'Monitoring',
  other: 'Someone else',
});
/** What somebody of the directory signs as who is not, or not only, on the staff. */
export const SIGNS_AS = choices({
  volunteers: 'Volunteer',
  visitors: 'Visitor or guest',
  governors: 'Governor',
  accountUsers: 'User of a social media account of the school',
});
export const HOW = choices({
  phone999: '999',
  phone101: '101',
  phone: 'By phone',
  online: 'Online form',
  inPerson: 'In person',
  email: 'By email',
  letter: 'By letter',
});
/** The four Cs, the last by the word of the policy. */
export const areasOf = ({ words }: Policy) =>
  choices<Area>({ content: 'Content', contact: 'Contact', conduct: 'Conduct', commerce: words.commerce });
export const KIND = choices({
  illegal: 'Illegal',
  banned: 'Banned',
  inappropriate: 'Inappropriate',
  neither: 'Neither',
});
export const INTENT = choices({
  careless: 'Careless',
  irresponsible: 'Irresponsible',
  deliberate: 'Deliberate',
});
export const NATURE = choices({
  notKnown: 'Not known',
  aggravated: 'Aggravated',
  experimental: 'Experimental',
});
/** Triage asks it, and its entry says it (E28). */
export const UNDER_AGE = 'Too young for the site or app';
export const PART = choices({
  harmed: 'Harmed or affected',
  alleged: 'May have caused it',
  witness: 'Witness',
  parent: 'Parent or carer',
});
export const SCREENSHOT = choices({
  none: 'None',
  held: 'Held on the review computer',
  printed: 'Printed',
  signed: 'Printed and signed',
});
export const SUBSTANCE = choices({ yes: 'Yes', no: 'No', cannotSay: 'Cannot say' });
export const STATUS = choices<Status>({
  reported: 'Waiting to be taken up',
  acknowledged: 'Taken up',
  reviewing: 'Under review',
  halted: 'Stopped: illegal image met',
  drafted: 'Waiting for two signatures',
  signedOnce: 'Waiting for the second signature',
  disputed: 'A third person decides',
  concluded: 'Concluded',
  closed: 'Closed',
  merged: 'Merged into another case',
});

/** Shown first wherever imagery of children may be involved (H5, H7, H10; LTH-180, LTH-182). */
export const NEVER_LIST: readonly string[] = [
  'Never look for, copy, send, save, print or delete the image, and never ask a child to.',
  'Switch the device off if you can do so without looking, keep it safe, and let nobody use it.',
  'Do not describe the image in detail, and do not paste an address here.',
];

export const DANGER_ADVICE: readonly string[] = [
  'If someone is in danger, ring 999 now. Then find the safeguarding lead in person.',
  'This form can wait. Come back to it when everyone is safe.',
];
