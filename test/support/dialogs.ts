import { strict as assert } from 'node:assert';
import { type Entered, pressOf, type Shown, shownCard } from './shown-card.ts';
import type { TestPerson } from './steward-person.ts';

/** Where somebody is who opens a dialog from the compose box or from a message: not the bot's chat. */
const COLLEAGUES = { id: '19:with-a-colleague@unq.gbl.spaces', conversationType: 'personal' };
const TENANT = '11111111-1111-1111-1111-111111111111';

export const MESSAGE = {
  id: '1700000000001',
  createdDateTime: '2026-11-23T09:05:00.000Z',
  linkToMessage: 'https://teams.example/l/message/19:group/1700000000001',
  from: { user: { displayName: 'Somebody Sender-Demo' } },
  body: { contentType: 'html', content: '<p>unkind words</p><img src="https://pictures.example/1.png">' },
  attachments: [{ contentType: 'image/png', contentUrl: 'https://pictures.example/2.png' }],
};

/** What stands in the dialog after this, its buttons read as those of any other card. */
export async function dialog(person: TestPerson, name: string, value: object): Promise<Shown> {
  const conversation = { ...COLLEAGUES, tenantId: TENANT };
  const answer = await person.sendsRaw({ activityId: '' }, value, { name, conversation });
  assert.equal(answer.status, 200);
  const { task } = Object(answer.body);
  assert.equal(task.type, 'continue');
  assert.equal(task.value.card.contentType, 'application/vnd.microsoft.card.adaptive');
  const text = JSON.stringify(task.value.card.content);
  assert.doesNotMatch(text, /Action\.Execute/, 'a dialog takes Action.Submit alone');
  return shownCard(JSON.parse(text, asPosted), COLLEAGUES.id, '');
}

function asPosted(_key: string, part: unknown): unknown {
  if (Reflect.get(Object(part), 'type') !== 'Action.Submit') return part;
  const { data, ...rest } = Object(part);
  const { verb, ...carried } = data;
  return { ...rest, type: 'Action.Execute', verb, data: carried };
}

export async function opensDialog(
  person: TestPerson,
  commandId: string,
  messagePayload?: object,
): Promise<Shown> {
  const value = { commandId, commandContext: 'message', messagePayload };
  return await dialog(person, 'composeExtension/fetchTask', value);
}

export async function submits(
  person: TestPerson,
  card: Shown,
  title: string,
  entered: Entered = {},
): Promise<Shown> {
  const { verb, data } = pressOf(card, title, entered);
  return await dialog(person, 'composeExtension/submitAction', { data: { ...Object(data), verb } });
}
