import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { type Card, renderForm, renderPage } from '#teams/render-card.ts';
import type { Field, FormView, PageView } from '#teams/views/view.ts';
import { FORMS } from '#test/fixtures/form-views.ts';
import { HARMFUL } from '#test/fixtures/harmful-text.ts';
import { fieldOf, nodesOf, runsIn } from '#test/support/card-parts.ts';

const SEEDED = { seed: 20261103, numRuns: 200 };

/** Anything a keyboard, a paste or a forged request may hold, halves of characters too. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        '\u2066',
        '\u2067',
        '\u2068',
        '\u2069',
        '\u202e',
        'א',
        'a',
        '\n',
        '{',
        '{{DATE(',
        `\${x}`,
        '*',
        '[a](b)',
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);

const withText = (text: string): PageView => ({
  ...{
    banner: '',
    title: 'Case',
    subtitle: '',
    alarm: [],
    result: '',
    refusal: '',
    buttons: [],
    more: [],
    pager: [],
  },
  sections: [{ heading: 'The report', entries: [{ label: 'What happened?', text, meta: 'Tess, 10:31' }] }],
});

const withValue = (value: string): FormView => ({
  ...FORMS.BULLYING_FORM,
  fields: FORMS.BULLYING_FORM.fields.map((field) => (field.kind === 'text' ? { ...field, value } : field)),
});

/** Everything a card holds but the words in `TextRun`s and what stands in its inputs. */
function frameOf(card: Card): readonly string[] {
  return nodesOf(card).flatMap((node) =>
    Object.entries(node)
      .filter(([name]) => name !== (node.type === 'TextRun' ? 'text' : 'value'))
      .flatMap(([, value]) => (typeof value === 'string' ? [value] : [])),
  );
}

/** The words below *What happened?*, as they are read: over all runs, without our isolates. */
function textOf(card: Card): string {
  const words = runsIn(card);
  return words.slice(words.indexOf('What happened?') + 1, words.indexOf('Tess, 10:31')).join('');
}

const EMPTY_FORM: FormView = {
  banner: '',
  title: 'Nothing',
  alarm: [],
  lines: [],
  refusal: '',
  fields: [],
  buttons: [],
};
describe("people's words (T24)", () => {
  it('stand only in TextRuns', () => {
    const frame = frameOf(renderPage(withText('x')));
    fc.assert(
      fc.property(anyText, (text) => {
        const card = renderPage(withText(`x${text}`));
        assert.deepEqual(
          frameOf(card).filter((one) => one !== 'TextRun'),
          frame.filter((one) => one !== 'TextRun'),
        );
      }),
      SEEDED,
    );
  });

  it('stand only in the values of inputs, where they are to be edited', () => {
    const frame = frameOf(renderForm(withValue('')));
    fc.assert(
      fc.property(anyText, (text) => assert.deepEqual(frameOf(renderForm(withValue(text))), frame)),
      SEEDED,
    );
  });

  it('are shown to the letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const isolates = /[\u2066-\u2069]/g;
        const wanted = text.replace(/\t/g, ' ').replace(/\p{Cc}/gu, '');
        assert.equal(textOf(renderPage(withText(text))).replace(isolates, ''), wanted.replace(isolates, ''));
      }),
      SEEDED,
    );
  });

  it('come back from an input exactly, without isolates', () => {
    const value = `שלום **b** \${secret} {{DATE(2020-01-01T00:00:00Z)}}\nnext`;
    assert.equal(fieldOf(renderForm(withValue(value)), 'whatHappened').value, value);
  });

  it('lose half characters and control characters, not their lines', () => {
    assert.equal(textOf(renderPage(withText(HARMFUL.control))), 'a\nb\nc d' + 'ef');
  });

  it('never become a date of the renderer', () => {
    const card = renderPage(withText(HARMFUL.date));
    assert.equal(textOf(card), HARMFUL.date);
    assert.ok(runsIn(card).every((run) => !/\{\{(DATE|TIME)/i.test(run)));
  });

  it('never turn the order of what stands beside them', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const line of textOf(renderPage(withText(text))).split('\n'))
          assert.ok(isIsolated(line), JSON.stringify(line));
      }),
      SEEDED,
    );
    assert.equal(isIsolated('a\u202eb'), false);
    assert.equal(isIsolated('\u2068\u2069\u202eb\u2069'), false);
  });

  it('are not read as Markdown in headings and choices', () => {
    const title = '# *a* _b_ `c` [d](e) {{DATE(2020-01-01T00:00:00Z)}} &amp; <f>';
    const field: Field = {
      ...{ kind: 'choice', id: 'who', label: 'To whom?', value: '', required: false, several: false },
      ...{ layout: 'buttons', error: '', options: [{ value: 'f', title }] },
    };
    const card = renderForm({ ...EMPTY_FORM, title, fields: [field] });
    const shown = nodesOf(card).flatMap((node) => [
      node.type === 'TextBlock' ? node.text : undefined,
      node.value === 'f' ? node.title : undefined,
    ]);
    const words = shown.flatMap((one) => (typeof one === 'string' ? [one] : []));
    assert.equal(words.length, 2);
    for (const one of words) {
      assert.doesNotMatch(one, /^#|\*\w|_\w|`|\]\(|\{\{|&amp;|<\w/);
      assert.equal(one.replaceAll('\u200a', '').replaceAll('\u02cb', '`'), title);
    }
  });

  it('leave ordinary words in headings and choices as they are', () => {
    const card = renderForm({ ...EMPTY_FORM, title: 'Case LIN-26-0042: Copying & pasting (again)' });
    assert.ok(frameOf(card).includes('Case LIN-26-0042: Copying & pasting (again)'));
  });
});

/** Nothing in the line can turn what stands outside: no turning letter or mark is outside an isolate of its own. */
function isIsolated(line: string): boolean {
  let depth = 0;
  for (const character of line) {
    const isOpening = /[\u2066-\u2068]/.test(character);
    if (isOpening) depth += 1;
    else if (character === '\u2069') depth -= 1;
    else if (depth === 0 && /[\u0590-\u08ff\u200e\u200f\u061c\u202a-\u202e]/.test(character)) return false;
    if (depth < 0) return false;
  }
  return depth === 0;
}
