import type { Digest } from '#domain/digest.ts';
import type { FormId } from '#domain/ids.ts';
import type { PastedOf } from '../forms/paste-forms.ts';
import type { Button, Field, FormView } from './view.ts';

/** What a list would do, in words. */
export type ListSummary = {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly same: number;
  readonly problems: readonly { readonly line: number; readonly sentence: string }[];
  readonly missing: readonly string[];
  readonly notes: readonly string[];
};

const NAMES_SHOWN = 20;
const LINES_SHOWN = 20;

type Shown = {
  readonly banner: string;
  readonly of: PastedOf;
  readonly title: string;
  readonly lines: readonly string[];
  readonly fields: readonly Field[];
  readonly refusal: string;
  readonly form: FormId;
  readonly back: Button;
  /** Of what the list would do; none where there is nothing to do, or nothing was checked. */
  readonly shows?: Digest | undefined;
};

/** A list to paste; once it was checked, with what it would do and **Apply**. */
export function pasteView({ banner, of, title, lines, fields, refusal, form, back, shows }: Shown): FormView {
  const check: Button = {
    ...{ title: 'Check the list', verb: 'paste-check', data: { of, form }, takesInputs: true },
    ...(shows === undefined ? { style: 'positive' } : {}),
  };
  const apply: readonly Button[] =
    shows === undefined
      ? []
      : [
          {
            ...{ title: 'Apply', verb: 'paste-apply', style: 'positive', takesInputs: true },
            data: { of, form, shows },
          },
        ];
  return { banner, title, alarm: [], lines, refusal, fields, buttons: [...apply, check, back] };
}

/** Counts first, then names, then the lines that cannot be read. */
export function summaryLines(summary: ListSummary, missingLeave: boolean): readonly string[] {
  const { added, changed, same, problems, missing, notes } = summary;
  const left = missingLeave ? 'will be marked as left' : 'left alone';
  return [
    [
      `${added.length} new, ${changed.length} changed, ${same} as they are, ${problems.length} cannot be read.`,
      ...(missing.length === 0 ? [] : [`${missing.length} here and not in the list: ${left}.`]),
    ].join(' '),
    ...named('New', added),
    ...named('Changed', changed),
    ...named('Not in the list', missing),
    ...problems.slice(0, LINES_SHOWN).map(({ line, sentence }) => `Line ${line}: ${sentence}`),
    ...(problems.length > LINES_SHOWN ? [`And ${problems.length - LINES_SHOWN} more lines.`] : []),
    ...notes,
  ];
}

function named(title: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const more = names.length > NAMES_SHOWN ? `; and ${names.length - NAMES_SHOWN} more` : '';
  return [`${title}: ${names.slice(0, NAMES_SHOWN).join('; ')}${more}`];
}
