import { parsePersonId } from '#domain/ids.ts';
import { YES_NO } from '../words.ts';
import type { CaseForm } from './case-form.ts';
import { line, MIDDLE, pick, prose } from './fields.ts';

/** *No* is preset: looking is what has to be justified (H8). */
export const viewingDecision: CaseForm = {
  title: 'Viewing decision',
  save: 'Save',
  alarm: ['Looking is the last resort. If nobody has to look, nobody does.'],
  lines: [
    'For “No”, the reason is enough. For “Yes”, all the other questions are answered too.',
    'Whoever looks does so once, alone, where nobody else can see it, and nothing is copied or sent.',
  ],
  fields: ({ policy, holding }) => [
    pick('look', 'Is it necessary to look?', YES_NO.options, { value: 'no', layout: 'buttons' }),
    prose('reason', 'Reason', MIDDLE, { optional: true }),
    prose('noOtherWay', 'Why is there no other way?', MIDDLE, { optional: true }),
    prose('noDistress', 'Why will it not add to the child’s distress?', MIDDLE, { optional: true }),
    pick('viewer', 'Who will look?', holding(policy.viewing), { optional: true }),
  ],
  command: ({ text }, base) => {
    const noOtherWay = text('noOtherWay');
    const asked = { ...base, type: 'viewing-decision' } as const;
    if (text('look') !== 'yes') return { ...asked, decision: { look: false, reason: text('reason') } };
    const viewer = parsePersonId(text('viewer'));
    if (viewer === undefined) return undefined;
    return { ...asked, decision: { look: true, noOtherWay, noDistress: text('noDistress'), viewer } };
  },
};

export const deleteAfterAdvice: CaseForm = {
  title: 'Delete after advice',
  save: 'Save',
  alarm: ['Nothing is deleted before the police have advised. Nobody looks at it to delete it.'],
  lines: ['A copy is kept only when the police ask for it, by one person, where nobody else can reach it.'],
  fields: () => [
    prose('what', 'What was deleted, and where?', MIDDLE),
    prose('advice', 'Police advice', MIDDLE),
    line('reference', 'Their reference', { optional: true }),
    line('deletedBy', 'Deleted by'),
    line('copyHeldBy', 'Who keeps the copy that the police asked for?', { optional: true }),
  ],
  command: ({ text }, base) => ({
    ...{ ...base, type: 'delete-after-advice', what: text('what'), advice: text('advice') },
    ...{ reference: text('reference'), deletedBy: text('deletedBy'), copyHeldBy: text('copyHeldBy') },
  }),
};
