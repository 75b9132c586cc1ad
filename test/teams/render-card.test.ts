import { strict as assert } from 'node:assert';
import { describe, it } from 'vitest';
import { CARD_LIMIT, type Card, cardSize, renderForm, renderPage, renderPosted } from '#teams/render-card.ts';
import type { Button, FormView, PageView, PostedView } from '#teams/views/view.ts';
import { FORMS } from '#test/fixtures/form-views.ts';
import { HARMFUL } from '#test/fixtures/harmful-text.ts';
import { PAGES, POSTED } from '#test/fixtures/views.ts';
import { checkCard } from '#test/support/card-check.ts';
import { buttonsOf, fieldOf, nodesOf, runsIn } from '#test/support/card-parts.ts';

const EMPTY_FORM: FormView = {
  banner: '',
  title: 'Nothing',
  alarm: [],
  lines: [],
  refusal: '',
  fields: [],
  buttons: [],
};
const EMPTY_PAGE: PageView = { ...PAGES.EMPTY_LIST, subtitle: '' };
const EMPTY_POSTED: PostedView = {
  banner: '',
  flag: '',
  title: 'Nothing',
  facts: [],
  lines: [],
  buttons: [],
};

describe('every card', () => {
  const cards: Readonly<Record<string, Card>> = {
    ...Object.fromEntries(Object.entries(FORMS).map(([name, view]) => [name, renderForm(view)])),
    ...Object.fromEntries(Object.entries(PAGES).map(([name, view]) => [name, renderPage(view)])),
    ...Object.fromEntries(Object.entries(POSTED).map(([name, view]) => [name, renderPosted(view)])),
    ...Object.fromEntries(
      Object.entries(HARMFUL).map(([name, text]) => [`page of ${name}`, renderPage(pageOf(text))]),
    ),
    ...Object.fromEntries(
      Object.entries(HARMFUL).map(([name, text]) => [`form of ${name}`, renderForm(formOf(text))]),
    ),
    'form of nothing': renderForm(EMPTY_FORM),
    'page of nothing': renderPage(EMPTY_PAGE),
    'posted of nothing': renderPosted(EMPTY_POSTED),
  };

  it.each(Object.keys(cards))('is whole, labelled, titled and small enough: %s', (name) => {
    const card = cards[name] ?? assert.fail(name);
    assert.deepEqual(checkCard(card), []);
    assert.ok(cardSize(card) <= CARD_LIMIT);
  });

  it('has each wrong thing named by the check', () => {
    const broken = (...body: readonly unknown[]) =>
      checkCard({ type: 'AdaptiveCard', version: '1.5', body }).join(' ');
    assert.match(broken({ type: 'Badge' }), /Badge/);
    assert.match(broken({ type: 'Container', style: 'alarming', items: [] }), /alarming/);
    assert.match(broken({ type: 'Input.Text', id: 'what', value: '' }), /no label/);
    assert.match(broken({ type: 'Input.Toggle', id: 'tick', title: 'Serious' }), /no value/);
    assert.match(
      broken({ type: 'Input.Text', id: 'a', label: 'A', value: '', isRequired: true }),
      /error message/,
    );
    assert.match(
      broken({ type: 'ActionSet', actions: [{ type: 'Action.Execute', title: '', verb: 'a', data: {} }] }),
      /no title/,
    );
    assert.match(
      broken({ type: 'ActionSet', actions: [{ type: 'Action.Submit', title: 'Save', data: {} }] }),
      /no press/,
    );
    assert.match(broken({ type: 'TextBlock', text: `Case \${reference}` }), /shows/);
    assert.match(broken({ type: 'TextBlock', text: null }), /has no text/);
    const fallback = { type: 'TextBlock', text: '23 November 2026: 4' };
    const chart = {
      type: 'Chart.VerticalBar',
      title: 'Weeks',
      showBarValues: true,
      data: [{ y: 4 }],
      fallback,
    };
    assert.equal(broken(chart), '');
    assert.match(broken({ ...chart, title: '' }), /no title/);
    assert.match(broken({ ...chart, showBarValues: false }), /does not write/);
    assert.match(broken({ ...chart, data: [] }), /no numbers/);
    assert.match(broken({ ...chart, data: [{ y: 2 }] }), /other numbers/);
    assert.match(broken({ ...chart, fallback: { type: 'Badge' } }), /Badge/);
    assert.match(broken({ type: 'TextBlock', text: 'x'.repeat(CARD_LIMIT) }), /bytes/);
    assert.match(checkCard({ type: 'AdaptiveCard', version: '1.6', body: [] }).join(' '), /version 1.6/);
  });
});

describe('facts', () => {
  it('stand under a label that is too long to stand beside them', () => {
    const columns = (label: string) =>
      nodesOf(renderPosted({ ...EMPTY_POSTED, facts: [{ label, value: 'Due by 4 December 2026' }] }));
    const isBeside = (label: string) => columns(label).some(({ type }) => type === 'ColumnSet');
    assert.deepEqual(['Reference', 'Staff acceptable use agreement'].map(isBeside), [true, false]);
  });
});

describe('buttons', () => {
  const button = (title: string): Button => ({ title, verb: 'open', data: { case: 'case-1', page: 2 } });
  const named = (count: number, name: string) =>
    Array.from({ length: count }, (_, at) => button(`${name} ${at + 1}`));

  it('stand at most five in a row, More last', () => {
    const rows = buttonsOf(
      renderPage({ ...EMPTY_PAGE, buttons: named(5, 'a'), more: named(7, 'm'), pager: named(2, 'p') }),
    );
    assert.deepEqual(rows, [
      ['p 1', 'p 2'],
      ['a 1', 'a 2', 'a 3', 'a 4', 'a 5'],
      ['More'],
      ['m 1', 'm 2', 'm 3', 'm 4', 'm 5'],
      ['m 6', 'm 7'],
    ]);
  });

  it('hide what is behind More until it is pressed', () => {
    const card = renderPage({ ...EMPTY_PAGE, more: named(1, 'm') });
    const [toggle] = nodesOf(card).filter((node) => node.type === 'Action.ToggleVisibility');
    assert.deepEqual(toggle?.targetElements, ['more']);
    assert.equal(fieldOf(card, 'more').isVisible, false);
  });

  it('send inputs only where they are asked to, so that Back is never stopped by an empty one', () => {
    const card = renderForm(FORMS.BULLYING_FORM);
    const sent = Object.fromEntries(nodesOf(card).map((node) => [String(node.title), node.associatedInputs]));
    assert.equal(sent['Send report'], 'auto');
    assert.equal(sent['Back'], 'none');
  });

  it('carry verb, data and style as the view gave them', () => {
    const card = renderPage({ ...EMPTY_PAGE, buttons: [{ ...button('Sign'), style: 'positive' }] });
    const [action] = nodesOf(card).filter((node) => node.type === 'Action.Execute');
    assert.deepEqual(action, {
      ...{ type: 'Action.Execute', title: 'Sign', verb: 'open', data: { case: 'case-1', page: 2 } },
      ...{ style: 'positive', associatedInputs: 'none' },
    });
  });
});

describe('fields', () => {
  const card = renderForm(FORMS.EVERY_FIELD);

  it('choose by menu, buttons or search, one or several', () => {
    const shapes = ['menuOne', 'menuSeveral', 'buttonsOne', 'searchOne'].map((id) => {
      const { style, isMultiSelect, value } = fieldOf(card, id);
      return { style, isMultiSelect, value };
    });
    assert.deepEqual(shapes, [
      { style: 'compact', isMultiSelect: false, value: 'option-1' },
      { style: 'compact', isMultiSelect: true, value: 'option-0,option-2' },
      { style: 'expanded', isMultiSelect: false, value: 'option-1' },
      { style: 'compact', isMultiSelect: false, value: 'option-1' },
    ]);
  });

  it('search for one only while none is chosen: what was chosen would stand there as an id', () => {
    const styleWith = (value: string, several: boolean) => {
      const search = FORMS.EVERY_FIELD.fields.find(
        ({ id }) => id === (several ? 'searchSeveral' : 'searchOne'),
      );
      assert.ok(search?.kind === 'choice');
      return fieldOf(renderForm({ ...EMPTY_FORM, fields: [{ ...search, value }] }), search.id)['style'];
    };
    assert.equal(styleWith('', false), 'filtered');
    assert.equal(styleWith('option-1', false), 'compact');
    assert.equal(styleWith('option-1', true), 'filtered');
  });

  it('say so where there is nothing to choose from', () => {
    assert.ok(runsIn(card).includes(' There is nothing to choose from.'));
    assert.equal(
      nodesOf(card).some((node) => node.id === 'nobody'),
      false,
    );
  });

  it('ask for a date with the time beside it', () => {
    const { type, label, isRequired } = fieldOf(card, 'aware');
    assert.deepEqual(
      { type, label, isRequired },
      { type: 'Input.Date', label: 'When did the school become aware?', isRequired: true },
    );
    const time = fieldOf(card, 'awareTime');
    assert.deepEqual([time.type, time.label, time.value], ['Input.Time', 'At about what time?', '']);
  });

  it('send a tick as true or false, whether touched or not', () => {
    assert.deepEqual(
      ['serious', 'advice'].map((id) => fieldOf(card, id).value),
      ['true', 'false'],
    );
  });
});

describe('a refusal', () => {
  it('stands in words above the buttons', () => {
    const { body } = renderPage(PAGES.RECORD_TO_SIGN);
    const words = body.map((part) => JSON.stringify(part));
    const refusal = words.findIndex((part) => part.includes('Not done: '));
    assert.ok(words[refusal]?.includes('A second person must sign: you proposed this conclusion.'));
    assert.ok(words[refusal + 1]?.includes('Sign this record'));
    assert.equal(JSON.stringify(renderPage(PAGES.LIST_PAGE)).includes('Not done'), false);
  });
});

function pageOf(text: string): PageView {
  return { ...PAGES.LIST_PAGE, sections: [{ heading: '', entries: [{ label: 'Note', text, meta: '' }] }] };
}

function formOf(value: string): FormView {
  const fields = FORMS.BULLYING_FORM.fields.slice(0, 1);
  return {
    ...FORMS.BULLYING_FORM,
    fields: fields.map((field) => (field.kind === 'text' ? { ...field, value } : field)),
  };
}
