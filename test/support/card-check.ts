import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import { CARD_LIMIT, type Card, cardSize } from '#teams/render-card.ts';
import { type Node, nodesOf } from './card-parts.ts';

const microsoft: typeof AdaptiveCards = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');

/**
 * What is wrong with a card, one sentence each: by Microsoft's own object model for version 1.5, and by what
 * people and programs rely on. An empty list is a good card.
 */
export function checkCard(card: Card): string[] {
  const nodes = nodesOf(card);
  return [
    ...microsoftSays(card),
    ...nodes.flatMap(inputFaults),
    ...nodes.flatMap(actionFaults),
    ...nodes.flatMap(chartFaults),
    ...nodes.flatMap(expressionFaults),
    ...repeatedIds(nodes),
    ...(cardSize(card) > CARD_LIMIT ? [`The card has ${cardSize(card)} bytes.`] : []),
  ];
}

function microsoftSays(card: Card): readonly string[] {
  const context = new microsoft.SerializationContext(microsoft.Versions.v1_5);
  const parsed = new microsoft.AdaptiveCard();
  parsed.parse(withoutCharts(card), context);
  const atParsing = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  const afterwards = parsed.validateProperties().validationEvents.map((event) => event.message);
  const version = card.version === '1.5' ? [] : [`The card is of version ${card.version}.`];
  return [...atParsing, ...afterwards, ...version];
}

/** As a client without Teams' own elements shows it: each chart is replaced by its fallback. */
function withoutCharts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCharts);
  if (typeof value !== 'object' || value === null) return value;
  const { type, fallback }: Node = value;
  if (String(type).startsWith('Chart.')) return withoutCharts(fallback);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutCharts(part)]));
}

/** People read the numbers, whether or not Teams draws the chart. */
function chartFaults({ type, title, data, fallback, showBarValues }: Node): readonly string[] {
  if (!String(type).startsWith('Chart.')) return [];
  const texts = nodesOf(fallback)
    .map(({ text }) => String(text))
    .join('');
  const points = nodesOf(data).map(({ y }) => y);
  return [
    ...(isWords(title) ? [] : [`${type} has no title.`]),
    ...(showBarValues === true ? [] : [`${type} does not write its numbers.`]),
    ...(points.length > 0 && points.every((y) => typeof y === 'number') ? [] : [`${type} has no numbers.`]),
    ...(points.every((y) => texts.split(/\D+/).includes(String(y)))
      ? []
      : [`${type} has other numbers than its text.`]),
  ];
}

function inputFaults(node: Node): readonly string[] {
  const { type, id, label, title, value, isRequired, errorMessage } = node;
  if (!String(type).startsWith('Input.')) return [];
  const named = type === 'Input.Toggle' ? title : label;
  return [
    ...(isWords(id) ? [] : [`${type} has no id.`]),
    ...(isWords(named) ? [] : [`${type} ${id} has no label.`]),
    ...(typeof value === 'string' ? [] : [`${type} ${id} has no value.`]),
    ...(isRequired === true && !isWords(errorMessage) ? [`${type} ${id} has no error message.`] : []),
  ];
}

function actionFaults(node: Node): readonly string[] {
  const { type, title, verb, data, actions } = node;
  const tooMany =
    Array.isArray(actions) && actions.length > 5 ? [`${actions.length} buttons in one row.`] : [];
  if (!String(type).startsWith('Action.')) return tooMany;
  const isPress = type === 'Action.Execute' && isWords(verb) && typeof data === 'object' && data !== null;
  return [
    ...(isWords(title) ? [] : [`${type} ${verb} has no title.`]),
    ...(isPress || type === 'Action.ToggleVisibility'
      ? []
      : [`${type} ${title} is no press with verb and data.`]),
  ];
}

/** An unfilled expression prints itself; in what people wrote and may edit it is their own. */
function expressionFaults(node: Node): readonly string[] {
  const { type } = node;
  const theirs = type === 'TextRun' ? 'text' : 'value';
  return Object.entries(node).flatMap(([name, value]) => {
    if (value === null || value === undefined) return [`${type} has no ${name}.`];
    const isLeft = name !== theirs && typeof value === 'string' && value.includes('${');
    return isLeft ? [`${type} shows ${value} as its ${name}.`] : [];
  });
}

function repeatedIds(nodes: readonly Node[]): readonly string[] {
  const ids = nodes.flatMap(({ type, id }) => (type === undefined || id === undefined ? [] : [String(id)]));
  return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `The id ${id} is there twice.`);
}

function isWords(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
