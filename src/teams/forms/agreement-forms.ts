import { LONGEST_TEXT } from '#domain/agreement-text.ts';
import type { LedgerCommandOf } from '#domain/ledger/command.ts';
import { SIGNERS } from '#domain/policy-cycles.ts';
import { signerWords } from '#domain/role-titles.ts';
import type { School } from '#workflows/deps.ts';
import type { Field, Option } from '../views/view.ts';
import { day, line, MIDDLE, pick, prose, tick } from './fields.ts';
import type { Values } from './read-form.ts';

export const PUBLISH_TITLE = 'Publish an agreement';
export const SIGN_TITLE = 'Agreements';

/** @param preset what is filled in already where the pack's own text was read and taken. */
export function publishFields(
  { policy }: Pick<School, 'policy'>,
  preset: { readonly kind?: string; readonly title?: string } = {},
): readonly Field[] {
  const { agreements } = policy;
  const kinds = agreements.map(({ id, title }): Option => ({ value: id, title }));
  const signers = SIGNERS.filter((one) => agreements.some((kind) => kind.signers.includes(one)));
  const who = signers.map((one): Option => ({ value: one, title: signerWords(policy, one) }));
  const hasText = agreements.some(({ text }) => text !== undefined);
  const taken = agreements.find(({ id }) => id === preset.kind);
  return [
    pick('kind', 'Kind', kinds, { value: preset.kind ?? kinds[0]?.value ?? '' }),
    line('title', 'Title', { value: preset.title ?? '' }),
    prose('text', 'Text', LONGEST_TEXT, { optional: true }),
    ...(hasText ? [tick('fromPack', 'Use the text of the policy pack', taken !== undefined)] : []),
    prose('whatChanged', 'What changed', MIDDLE, { optional: true }),
    pick('signers', 'Who must sign', who, {
      ...{ several: true, optional: true, value: taken === undefined ? '' : taken.signers.join(',') },
    }),
    { ...day('due', 'Due date'), required: true },
    tick('minor', 'Minor edit: do not ask again'),
  ];
}

export const SIGN_FIELDS: readonly Field[] = [
  tick('understood', 'I have read and understood it'),
  tick('follows', 'I agree to follow it'),
  line('name', 'Type your full name'),
];

export const ANSWER_TITLE = 'Answer';

/** @param questions each names a person and an agreement. */
export function answerFields(questions: readonly Option[]): readonly Field[] {
  const value = questions.length === 1 ? (questions[0]?.value ?? '') : '';
  return [
    pick('whose', 'Whose question?', questions, { layout: 'search', value }),
    prose('answer', 'Answer', MIDDLE),
  ];
}

type OwnCommand = LedgerCommandOf<'ask-question' | 'decline'>;
type OwnForm = {
  /** The same words as on the button that opens it. */
  readonly title: string;
  readonly lines: readonly string[];
  /** What the answer says once it is stored. */
  readonly saved: string;
  readonly fields: readonly Field[];
  readonly command: (values: Values, base: Omit<OwnCommand, 'type' | 'question' | 'reason'>) => OwnCommand;
};

/** What somebody says of an agreement in place of signing it. */
export const OWN_FORMS = {
  question: {
    title: 'I have a question',
    lines: ['The office or a lead answers you here. You are not reminded while your question waits.'],
    saved: 'Your question was sent. You are told when it is answered.',
    fields: [prose('question', 'Question', MIDDLE)],
    command: ({ text }, base) => ({ ...base, type: 'ask-question', question: text('question') }),
  },
  decline: {
    title: 'I decline',
    lines: ['The lead reads your reason and talks to you. You can still sign it at any time.'],
    saved: 'Your answer was recorded. The lead will talk to you.',
    fields: [prose('reason', 'Reason', MIDDLE)],
    command: ({ text }, base) => ({ ...base, type: 'decline', reason: text('reason') }),
  },
} as const satisfies Readonly<Record<string, OwnForm>>;
