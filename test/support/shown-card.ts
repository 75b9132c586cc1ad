import { strict as assert } from 'node:assert';
import type { Card } from '#teams/render-card.ts';
import { checkCard } from './card-check.ts';

/** Any part of a card: an element, an input, an action. */
type Part = Readonly<Record<string, unknown>>;

/** A card where somebody sees it: which activity it stands in, and what can be read and pressed there. */
export type Shown = {
  readonly conversationId: string;
  readonly activityId: string;
  readonly card: Part;
  /** All words, a line for each block. */
  readonly text: string;
  /** Titles of all presses, those behind *More* too. */
  readonly buttons: readonly string[];
  /** Labels of all inputs. */
  readonly inputs: readonly string[];
  /** Sentence of the last refusal; empty when there is none. */
  readonly refusal: string;
};

/** What somebody enters, by label: words, the title of a choice or several, or a tick. */
export type Entered = Readonly<Record<string, string | boolean | readonly string[]>>;

/** Cards that were checked before: a conversation is read many times. */
const good = new WeakSet<Card>();

/** @throws for a card that Teams would not show as it is meant. */
export function shownCard(card: unknown, conversationId: string, activityId: string): Shown {
  assert.ok(isCard(card), `This is no card: ${JSON.stringify(card)}`);
  if (!good.has(card)) assert.deepEqual(checkCard(card), [], JSON.stringify(card).slice(0, 2000));
  good.add(card);
  const text = linesOf(card).join('\n');
  return {
    ...{ conversationId, activityId, card, text },
    buttons: presses(card).map((action) => String(action['title'])),
    inputs: inputsOf(card).map(labelOf),
    refusal: /Not done: (.*)/.exec(text)?.[1] ?? '',
  };
}

/** The verb and data that a press sends: what the button carries, and all inputs where it takes them. */
export function pressOf(
  { card, text, buttons }: Shown,
  title: string,
  entered: Entered,
): { readonly verb: string; readonly data: Readonly<Record<string, unknown>> } {
  const found = presses(card).filter((action) => action['title'] === title);
  assert.ok(found.length > 0, `No button “${title}” among ${buttons.join(', ')} on:\n${text}`);
  const [action] = found;
  assert.ok(isPart(action) && isPart(action['data']));
  const takes = action['associatedInputs'] === 'auto';
  if (!takes) assert.deepEqual(entered, {}, `“${title}” sends no inputs`);
  const sent = takes ? valuesOf(card, entered) : {};
  return { verb: String(action['verb']), data: { ...action['data'], ...sent } };
}

/** The value that stands in an input now. */
export function valueIn(shown: Shown, label: string): unknown {
  return inputNamed(shown.card, label)['value'];
}

/** The titles that an input offers. */
export function choicesIn(shown: Shown, label: string): readonly string[] {
  return choicesOf(inputNamed(shown.card, label)).map(({ title }) => title);
}

function valuesOf(card: Part, entered: Entered): Record<string, unknown> {
  for (const label of Object.keys(entered)) inputNamed(card, label);
  const inputs = inputsOf(card);
  return Object.fromEntries(
    inputs.map((input) => {
      const given = entered[labelOf(input)];
      return [String(input['id']), given === undefined ? input['value'] : valueFor(input, given)];
    }),
  );
}

function valueFor(input: Part, given: Entered[string]): string {
  if (typeof given === 'boolean') return String(given);
  if (input['type'] !== 'Input.ChoiceSet') return String(given);
  const choices = choicesOf(input);
  const titles = typeof given === 'string' ? [given] : given;
  const values = titles.map((title) => {
    const choice = choices.find((one) => one.title === title);
    return choice?.value ?? assert.fail(`No “${title}” among ${choices.map((one) => one.title).join(', ')}`);
  });
  return values.join(',');
}

function inputNamed(card: Part, label: string): Part {
  const inputs = inputsOf(card);
  const found = inputs.find((input) => labelOf(input) === label);
  return found ?? assert.fail(`No input “${label}” among ${inputs.map(labelOf).join(', ')}`);
}

function labelOf(input: Part): string {
  return String(input['type'] === 'Input.Toggle' ? input['title'] : input['label']);
}

function choicesOf(input: Part): readonly { readonly title: string; readonly value: string }[] {
  const choices: unknown = input['choices'];
  assert.ok(Array.isArray(choices), `“${labelOf(input)}” offers no choice`);
  return choices.map((choice: unknown) => {
    assert.ok(isPart(choice));
    return { title: String(choice['title']), value: String(choice['value']) };
  });
}

function presses(card: Part): readonly Part[] {
  return partsOf(card).filter((part) => part['type'] === 'Action.Execute');
}

function inputsOf(card: Part): readonly Part[] {
  return partsOf(card).filter((part) => String(part['type']).startsWith('Input.'));
}

function linesOf(card: Part): readonly string[] {
  return partsOf(card).flatMap((part) => {
    if (part['type'] === 'TextBlock') return [String(part['text'])];
    if (part['type'] !== 'RichTextBlock') return [];
    return [
      partsOf(part['inlines'])
        .map((run) => String(run['text']))
        .join(''),
    ];
  });
}

function partsOf(value: unknown): readonly Part[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  return isPart(value) ? [value, ...Object.values(value).flatMap(partsOf)] : [];
}

function isCard(value: unknown): value is Card & Part {
  return isPart(value) && value['type'] === 'AdaptiveCard' && Array.isArray(value['body']);
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
