import { strict as assert } from 'node:assert';
import type { Card } from '#teams/render-card.ts';

type Property =
  | 'type'
  | 'id'
  | 'label'
  | 'title'
  | 'text'
  | 'value'
  | 'style'
  | 'verb'
  | 'data'
  | 'actions'
  | 'isVisible'
  | 'isRequired'
  | 'errorMessage'
  | 'isMultiSelect'
  | 'associatedInputs'
  | 'targetElements'
  | 'fallback'
  | 'showBarValues'
  | 'y';

export type Node = Readonly<Partial<Record<Property, unknown>>>;

/** Every element, input, action and choice of a card, the card itself first. */
export function nodesOf(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [Object.fromEntries(Object.entries(value)), ...Object.values(value).flatMap(nodesOf)];
}

/** The words of all `TextRun`s, in their order. */
export function runsIn(card: Card): readonly string[] {
  return nodesOf(card).flatMap(({ type, text }) => (type === 'TextRun' ? [String(text)] : []));
}

/** @throws when the card has nothing with this id. */
export function fieldOf(card: Card, id: string): Node {
  return nodesOf(card).find((node) => node.id === id) ?? assert.fail(`There is no input ${id}`);
}

/** The titles of the buttons, row by row. */
export function buttonsOf(card: Card): readonly (readonly string[])[] {
  return nodesOf(card).flatMap(({ type, actions }) =>
    type === 'ActionSet'
      ? [nodesOf(actions).flatMap(({ title }) => (title === undefined ? [] : [String(title)]))]
      : [],
  );
}
