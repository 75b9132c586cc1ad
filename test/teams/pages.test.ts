import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { CARD_LIMIT, cardSize, renderPage } from '#teams/render-card.ts';
import { paginate, roomForSections } from '#teams/views/pages.ts';
import type { PageView } from '#teams/views/view.ts';
import { PAGES } from '#test/fixtures/views.ts';

type Sections = PageView['sections'];

const VIEW = PAGES.CASE_PAGE;
const ROOM = roomForSections(VIEW);

const entry = (label: string, text: string) => ({ label, text, meta: 'Dora Lead-Demo, 10:31' });
const textsOf = (sections: Sections) => sections.flatMap(({ entries }) => entries.map(({ text }) => text));
const sizeOf = (sections: Sections) => cardSize(renderPage({ ...VIEW, sections }));

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 3000 }),
  fc.string({
    unit: fc.constantFrom('👩‍👩‍👧', 'é', 'ש', 'a', ' ', '\n', '"', '\u2069', '{{DATE('),
    maxLength: 2000,
  }),
);
const anySections = fc.array(
  fc.record({
    heading: fc.constantFrom('', 'Timeline', 'Findings'),
    entries: fc.array(
      fc.tuple(fc.constantFrom('', 'Note'), anyText).map(([label, text]) => entry(label, text)),
      { maxLength: 4 },
    ),
  }),
  { maxLength: 4 },
);

describe('paginate', () => {
  it('keeps every page under the limit and every text to the letter, in order', () => {
    fc.assert(
      fc.property(anySections, fc.integer({ min: 4000, max: ROOM }), (sections, room) => {
        const pages = paginate(sections, room);
        for (const page of pages) assert.ok(sizeOf(page) <= sizeOf([]) + room);
        assert.equal(textsOf(pages.flat()).join(''), textsOf(sections).join(''));
        assert.ok(pages.length > 0);
      }),
      { seed: 20261103, numRuns: 60 },
    );
  });

  it('leaves room for the rest of the card', () => {
    const sections = [
      { heading: 'Timeline', entries: Array.from({ length: 400 }, (_, at) => entry('Note', `Note ${at}`)) },
    ];
    const pages = paginate(sections, ROOM);
    assert.ok(pages.length > 1);
    for (const page of pages) assert.ok(sizeOf(page) <= CARD_LIMIT);
    for (const page of pages.slice(0, -1))
      assert.ok(sizeOf(page) > CARD_LIMIT - 600, 'a page is well filled');
    assert.deepEqual(
      pages.flat().map(({ heading }) => heading),
      pages.map(() => 'Timeline'),
    );
  });

  it('shows what fits as one page, unchanged', () => {
    assert.deepEqual(paginate(VIEW.sections, ROOM), [VIEW.sections]);
    assert.deepEqual(paginate([], ROOM), [[]]);
  });

  it('cuts a text that is too long into numbered parts between words', () => {
    const text = 'Every word counts here. '.repeat(1000);
    const parts = paginate([{ heading: 'Record', entries: [entry('Text', text)] }], 10_000)
      .flat()
      .flatMap(({ entries }) => entries);
    assert.deepEqual(
      parts.map(({ label }) => label),
      ['Text (1 of 3)', 'Text (2 of 3)', 'Text (3 of 3)'],
    );
    assert.equal(parts.map((part) => part.text).join(''), text);
    for (const part of parts) assert.match(part.text, /^\w.*\s$/);
  });

  it('never cuts through a character', () => {
    const family = '👩‍👩‍👧‍👦';
    for (const room of [3000, 3007, 3014]) {
      const parts = textsOf(
        paginate([{ heading: '', entries: [entry('', family.repeat(500))] }], room).flat(),
      );
      assert.ok(parts.length > 1);
      for (const part of parts) assert.equal(part.replaceAll(family, ''), '');
    }
  });

  it('keeps the heading of a section without entries', () => {
    const sections = [
      { heading: 'Long', entries: [entry('Text', 'a'.repeat(9000))] },
      { heading: 'Who looked', entries: [] },
    ];
    assert.deepEqual(
      paginate(sections, sizeOf(sections) - sizeOf([]) - 1)
        .flat()
        .map(({ heading }) => heading),
      ['Long', 'Who looked'],
    );
  });

  it('refuses a page with no room for anything', () => {
    assert.throws(() => paginate([{ heading: 'Record', entries: [entry('Text', 'text')] }], 50), RangeError);
  });
});
