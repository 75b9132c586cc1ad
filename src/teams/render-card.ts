import { Template } from 'adaptivecards-templating';
import { assertNever } from '#domain/result.ts';
import form from '../../cards/form.json' with { type: 'json' };
import page from '../../cards/page.json' with { type: 'json' };
import posted from '../../cards/posted.json' with { type: 'json' };
import { clean, literal, type Run, runsOf } from './shown-text.ts';
import type { Button, Entry, Field, FormView, PageView, PostedView } from './views/view.ts';

/** An Adaptive Card, version 1.5, ready to be sent. */
export type Card = {
  readonly type: 'AdaptiveCard';
  readonly version: string;
  readonly body: readonly unknown[];
};

/**
 * The largest card that is sent, in bytes: under the 28 KB that Teams takes on its narrowest way in.
 * Source: features, platform limits.
 */
export const CARD_LIMIT = 25_000;

/** The most buttons that Teams shows in one row without dropping or hiding any. */
const BUTTONS_IN_ROW = 5;

// Parsed once: parsing costs ten times what filling in does.
const templates = { form: new Template(form), page: new Template(page), posted: new Template(posted) };

/** Bytes of the card's JSON in UTF-8, as it goes over the wire. */
export function cardSize(card: Card): number {
  return Buffer.byteLength(JSON.stringify(card), 'utf8');
}

export function renderForm(view: FormView): Card {
  return expand(templates.form, {
    banner: block(view.banner),
    title: literal(view.title),
    hasAlarm: view.alarm.length > 0,
    alarm: view.alarm.flatMap(block),
    hasLines: view.lines.length > 0,
    lines: view.lines.flatMap(block),
    fields: view.fields.map(fieldData),
    hasRefusal: view.refusal !== '',
    refusal: runsOf(view.refusal),
    hasButtons: view.buttons.length > 0,
    buttonRows: rowsOf(view.buttons),
  });
}

export function renderPage(view: PageView): Card {
  const hasMore = view.more.length > 0;
  return expand(templates.page, {
    banner: block(view.banner),
    title: literal(view.title),
    subtitle: block(view.subtitle),
    hasAlarm: view.alarm.length > 0,
    alarm: view.alarm.flatMap(block),
    hasResult: view.result !== '',
    result: block(view.result),
    hasRefusal: view.refusal !== '',
    refusal: runsOf(view.refusal),
    sections: view.sections.map(sectionData),
    hasPager: view.pager.length > 0,
    pagerRows: rowsOf(view.pager),
    hasButtons: hasMore || view.buttons.length > 0,
    buttonRows: rowsOf(view.buttons, hasMore),
    hasMore,
    moreRows: rowsOf(view.more),
  });
}

export function renderPosted(view: PostedView): Card {
  return expand(templates.posted, {
    banner: block(view.banner),
    title: literal(view.title),
    hasFlag: view.flag !== '',
    flag: block(view.flag),
    ...factsData(view.facts),
    hasLines: view.lines.length > 0,
    lines: view.lines.flatMap(block),
    hasButtons: view.buttons.length > 0,
    buttonRows: rowsOf(view.buttons),
  });
}

/** A label longer than this, such as an agreement's title, would stand one word a line beside its value. */
const LONGEST_BESIDE = 20;

function factsData(facts: PostedView['facts']): object {
  const rows = facts.map(({ label, value }) => ({ label: block(label), value: block(value) }));
  const isStacked = facts.some(({ label }) => label.length > LONGEST_BESIDE);
  return { facts: isStacked ? [] : rows, stacked: isStacked ? rows : [] };
}

function expand(template: Template, data: object): Card {
  return template.expand({ $root: data });
}

/** A paragraph; none for empty text. */
function block(text: string): readonly { readonly runs: readonly Run[] }[] {
  const runs = runsOf(text);
  return runs.length === 0 ? [] : [{ runs }];
}

function sectionData(section: PageView['sections'][number]): object {
  return {
    hasHeading: section.heading !== '',
    heading: literal(section.heading),
    isEmpty: section.entries.length === 0,
    entries: section.entries.map(entryData),
  };
}

function entryData({ label, text, meta, bars }: Entry): object {
  return {
    label: block(label),
    text: bars === undefined ? block(text) : [],
    meta: block(meta),
    charts: bars === undefined ? [] : [{ title: clean(label), bars, runs: runsOf(text) }],
  };
}

type Row = { readonly buttons: readonly object[]; readonly hasMore: boolean };

/** Rows of at most five, *More* counted as the last. */
function rowsOf(buttons: readonly Button[], hasMore = false): readonly Row[] {
  const count = Math.ceil((buttons.length + (hasMore ? 1 : 0)) / BUTTONS_IN_ROW);
  return Array.from({ length: count }, (_, at) => ({
    buttons: buttons.slice(at * BUTTONS_IN_ROW, (at + 1) * BUTTONS_IN_ROW).map(buttonData),
    hasMore: hasMore && at === count - 1,
  }));
}

function buttonData(button: Button): object {
  return {
    title: clean(button.title),
    verb: button.verb,
    data: button.data,
    style: button.style ?? 'default',
    associatedInputs: button.takesInputs === true ? 'auto' : 'none',
  };
}

const CHOICE_STYLES = { menu: 'compact', buttons: 'expanded', search: 'filtered' } as const;

/** Microsoft's renderer shows what is chosen in a search by its value, which is an id: a menu shows the words. */
function styleOf({ layout, several, value }: Extract<Field, { kind: 'choice' }>): string {
  return CHOICE_STYLES[layout === 'search' && !several && value !== '' ? 'menu' : layout];
}

/** What every field needs, whatever its kind, so that no template expression is without a value. */
const NO_FIELD = {
  isText: false,
  isChoice: false,
  isWithoutChoice: false,
  isTick: false,
  isWhen: false,
  isDate: false,
};

function fieldData(field: Field): object {
  const common = { ...NO_FIELD, id: field.id, label: literal(field.label) };
  switch (field.kind) {
    case 'text':
      return {
        ...common,
        ...checked(field),
        isText: true,
        value: clean(field.value),
        isMultiline: field.lines === 'many',
        maxLength: field.maxLength,
      };
    case 'choice':
      return {
        ...common,
        ...checked(field),
        isChoice: field.options.length > 0,
        isWithoutChoice: field.options.length === 0,
        value: clean(field.value),
        style: styleOf(field),
        several: field.several,
        choices: field.options.map(({ value, title }) => ({ title: literal(title), value })),
      };
    case 'tick':
      return { ...common, isTick: true, value: field.value ? 'true' : 'false' };
    case 'when':
      return { ...common, ...checked(field), isWhen: true, value: field.date, time: field.time };
    case 'date':
      return { ...common, ...checked(field), isDate: true, value: field.value };
    default:
      return assertNever(field, 'field');
  }
}

function checked(field: { readonly required: boolean; readonly error: string }): object {
  return { required: field.required, error: clean(field.error) };
}
