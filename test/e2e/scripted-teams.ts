import { strict as assert } from 'node:assert';
import demoSchools from '#local/demo-school.json' with { type: 'json' };
import type { BotWorld, Reply } from './bot-world.ts';

/** A bot that runs, and the Teams it speaks to. */
type World = Pick<BotWorld, 'ask' | 'teams'>;

export const TENANT = '11111111-1111-1111-1111-111111111111';
export const CHANNEL = '19:channel-lead@thread.tacv2';

export type Someone = { readonly oid: string; readonly name: string; readonly chat: string };
/** A card as it came over the wire. */
export type Shown = Readonly<Record<string, unknown>>;
/** A press that can be sent again: who, where, and what the card carries. */
export type Pressed = {
  readonly who: Someone;
  readonly place: Place;
  readonly verb: string;
  readonly data: object;
};
export type Place = { readonly conversation: string; readonly pressedId?: string };

export const TEACHER = someone(1);
export const LEAD = someone(2);
export const SECOND = someone(3);
export const HEAD = someone(7);
export const OFFICE = someone(11);
export const ADMIN = someone(12);

function someone(number: number): Someone {
  const oid = `33333333-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const person = demoSchools.schools[0]?.people.find((one) => one.oid === oid);
  if (person === undefined) throw new TypeError(`The demo school has nobody with the id ${oid}`);
  return { oid, name: person.name, chat: `a:personal-${oid}` };
}

let activities = 0;

function activityOf({ teams }: World, who: Someone, conversation: string, id?: string) {
  activities += 1;
  return {
    id: id ?? `from-teams-${activities}`,
    channelId: 'msteams',
    serviceUrl: teams.serviceUrl,
    from: { id: `29:${who.oid}`, aadObjectId: who.oid, name: who.name },
    recipient: { id: '28:22222222-2222-2222-2222-222222222222', name: 'Steward' },
    conversation: {
      ...{ id: conversation, tenantId: TENANT },
      conversationType: conversation === CHANNEL ? 'channel' : 'personal',
    },
    channelData: { tenant: { id: TENANT } },
  };
}

export async function say(world: World, who: Someone, text: string, conversation = who.chat): Promise<void> {
  const activity = { ...activityOf(world, who, conversation), type: 'message', text };
  const reply = await world.ask('POST', '/api/messages', activity);
  assert.ok(reply !== 'lost' && reply.status === 200, `“${text}” was answered ${JSON.stringify(reply)}`);
}

/** @param id the activity's own; a repeat by Teams has the same one or a new one. */
export async function send(world: World, press: Pressed, id?: string): Promise<Reply> {
  const { who, place, verb, data } = press;
  return await world.ask('POST', '/api/messages', {
    ...activityOf(world, who, place.conversation, id),
    ...{
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb, data } },
    },
    ...(place.pressedId === undefined ? {} : { replyToId: place.pressedId }),
  });
}

/** The card that answered a press. @throws when none did. */
export function answered(reply: Reply): Shown {
  assert.ok(reply !== 'lost' && reply.status === 200, `The press was answered ${JSON.stringify(reply)}`);
  const { value }: { readonly value: Shown } = JSON.parse(reply.text);
  return value;
}

/** Presses a button of a card, its inputs as they stand but for those named here by their label. */
export function pressOf(
  who: Someone,
  card: Shown,
  title: string,
  typed: Readonly<Record<string, string>> = {},
  place: Place = { conversation: who.chat },
): Pressed {
  const nodes = nodesOf(card);
  const button = nodes.find((node) => node['type'] === 'Action.Execute' && node['title'] === title);
  assert.ok(button, `There is no button ${title} in: ${wordsOf(card)}`);
  const inputs = nodes.filter((node) => String(node['type']).startsWith('Input.'));
  const labels = inputs.map((input) => String(input['label'] ?? input['title']));
  for (const label of Object.keys(typed))
    assert.ok(labels.includes(label), `No ${label} in: ${labels.join(', ')}`);
  const values = inputs.map((input, at) => [String(input['id']), filledIn(input, typed[labels[at] ?? ''])]);
  // Teams sends what was typed only with a press that asks for it.
  const sent = button['associatedInputs'] === 'none' ? [] : values;
  const data = { ...Object(button['data']), ...Object.fromEntries(sent) };
  return { who, place, verb: String(button['verb']), data };
}

/** Presses and shows what took the card's place. */
export async function press(world: World, ...asked: Parameters<typeof pressOf>): Promise<Shown> {
  return answered(await send(world, pressOf(...asked)));
}

/** What is typed, or the value behind the title that is chosen, or what stands there already. */
function filledIn(input: Shown, typed: string | undefined): string {
  if (typed === undefined) return String(input['value'] ?? '');
  const chosen = nodesOf(input['choices']).find((choice) => choice['title'] === typed);
  return chosen === undefined ? typed : String(chosen['value']);
}

export function nodesOf(value: unknown): readonly Shown[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [Object.fromEntries(Object.entries(value)), ...Object.values(value).flatMap(nodesOf)];
}

export function wordsOf(card: unknown): string {
  return nodesOf(card)
    .flatMap((node) => [node['text'], node['title']])
    .filter((word) => typeof word === 'string')
    .join(' | ');
}

export const referenceIn = (card: unknown): string => /LIN-\d{2}-\d{4}/.exec(wordsOf(card))?.[0] ?? '';

export type Standing = { readonly activityId: string; readonly card: Shown };

/** The cards that stand in a chat now: posted, and written over since. */
export function cardsIn({ teams }: World, conversation: string): readonly Standing[] {
  const standing = new Map<string, Shown>();
  for (const [at, call] of teams.received.entries()) {
    if (call.conversationId !== conversation) continue;
    const id = call.method === 'PUT' ? call.activityId : `activity-${at + 1}`;
    const card = nodesOf(call.body).find((node) => node['type'] === 'AdaptiveCard');
    if (card !== undefined) standing.set(id, card);
  }
  return [...standing].map(([activityId, card]) => ({ activityId, card }));
}

/** The newest card in a chat that says this. */
export function cardSaying(world: World, conversation: string, words: string): Standing {
  const found = cardsIn(world, conversation).findLast(({ card }) => wordsOf(card).includes(words));
  assert.ok(found, `No card in ${conversation} says ${words}`);
  return found;
}
