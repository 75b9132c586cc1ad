import { strict as assert } from 'node:assert';
import { type PersonId, parsePersonId } from '#domain/ids.ts';
import { type Entered, pressOf, type Shown, shownCard } from './shown-card.ts';
import type { Wire } from './steward-wire.ts';

/** What a press sends, for those who alter it. */
export type Sent = { readonly verb: string; readonly data: unknown };

type Doing = {
  /** @returns the last card that then stands in this person's chat. */
  readonly says: (text: string, more?: object) => Promise<Shown>;
  readonly presses: (on: Shown, title: string, entered?: Entered) => Promise<Shown>;
  /** Any verb and data, as somebody with a card editor sends them. */
  readonly sends: (on: Pick<Shown, 'activityId'>, sent: Sent) => Promise<Shown>;
  /** The raw answer to a press. */
  readonly sendsRaw: (
    on: Pick<Shown, 'activityId'>,
    value: unknown,
    more?: object,
    alter?: (body: string) => string,
  ) => Promise<{ readonly status: number; readonly body: unknown }>;
};

export type TestPerson = Doing & {
  readonly id: PersonId;
  readonly name: string;
  readonly chat: string;
  /** As the connector's roster names this person. */
  readonly account: object;
  readonly inChannel: Doing;
  readonly opensChat: () => Promise<void>;
  /** The cards in this person's own chat, oldest first. */
  readonly posted: () => readonly Shown[];
  readonly latest: (words?: string) => Shown;
};

type Somebody = { readonly oid: string; readonly name: string };
type Places = { readonly tenant: string; readonly channel: string };

/** Somebody with an account, in their own chat with the bot or in the safeguarding channel. */
export function createPerson(wire: Wire, { oid, name }: Somebody, { tenant, channel }: Places): TestPerson {
  const id = parsePersonId(oid) ?? assert.fail(`${oid} is no account`);
  const chat = `a:chat-${id}`;
  const teamsId = `29:${id}`;
  const from = { id: teamsId, name, aadObjectId: id };
  const base = (place: 'personal' | 'channel') => ({
    ...{ channelId: 'msteams', serviceUrl: wire.serviceUrl, from, recipient: { id: '28:bot' } },
    ...{ locale: 'en-GB', channelData: { tenant: { id: tenant } } },
    conversation:
      place === 'personal'
        ? { id: chat, conversationType: 'personal', tenantId: tenant }
        : { id: channel, conversationType: 'channel', tenantId: tenant, isGroup: true },
  });
  const posted = () => wire.posted(chat);
  const latest = (words = ''): Shown =>
    posted().findLast(({ text }) => text.includes(words)) ??
    assert.fail(`No card with “${words}” in the chat of ${name}`);

  const doing = (place: 'personal' | 'channel'): Doing => {
    const says: Doing['says'] = async (text, more = {}) => {
      const said = place === 'channel' ? `<at>Steward</at> ${text}` : text;
      const answer = await wire.send({
        ...base(place),
        ...{ type: 'message', id: `message-${++messages}`, text: said, ...more },
      });
      assert.equal(answer.status, 200);
      return posted().at(-1) ?? NOTHING;
    };
    const sendsRaw: Doing['sendsRaw'] = async (on, value, more = {}, alter = (body) => body) => {
      const activity = {
        ...base(place),
        ...{ type: 'invoke', name: 'adaptiveCard/action', id: `invoke-${++messages}` },
        ...{ replyToId: on.activityId, value, ...more },
      };
      return await wire.send(alter(JSON.stringify(activity)));
    };
    const sends: Doing['sends'] = async (on, { verb, data }) => {
      const action = { type: 'Action.Execute', verb, data };
      const answer = await sendsRaw(on, { action, trigger: 'manual' });
      assert.equal(answer.status, 200, JSON.stringify(answer.body));
      assert.equal(Reflect.get(Object(answer.body), 'statusCode'), 200);
      const conversationId = place === 'personal' ? chat : channel;
      return shownCard(Reflect.get(Object(answer.body), 'value'), conversationId, on.activityId);
    };
    return {
      ...{ says, sends, sendsRaw },
      presses: async (on, title, entered = {}) => await sends(on, pressOf(on, title, entered)),
    };
  };

  return {
    ...{ id, name, chat, posted, latest, ...doing('personal'), inChannel: doing('channel') },
    account: { id: teamsId, name, aadObjectId: id, tenantId: tenant, userRole: 'user' },
    opensChat: async () => {
      const added = {
        type: 'conversationUpdate',
        id: `arrival-${++messages}`,
        membersAdded: [{ id: '28:bot' }],
      };
      const answer = await wire.send({ ...base('personal'), ...added });
      assert.equal(answer.status, 200);
    },
  };
}

let messages = 0;

/** What stands in a chat before anything was posted there. */
const NOTHING = shownCard({ type: 'AdaptiveCard', version: '1.5', body: [] }, '', '');
