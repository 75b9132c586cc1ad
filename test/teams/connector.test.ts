import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAdapter } from '#teams/adapter.ts';
import { type Connector, createConnector, type Route } from '#teams/connector.ts';
import { createHttpClient } from '#teams/http-client.ts';
import { ConnectorFault, outcomeOf } from '#teams/outcome.ts';
import {
  type ConnectorAnswer,
  type FakeConnector,
  startFakeConnector,
} from '#test/support/fake-connector.ts';

const CHANNEL = '19:incidents@thread.tacv2';
const TENANT = '11111111-1111-1111-1111-111111111111';
const CANARY = 'Amina Yusuf is blocked';

let teams: FakeConnector;
let connector: Connector;
let route: Route;

beforeEach(async () => {
  teams = await startFakeConnector();
  connector = connectorFor(['127.0.0.1']);
  route = { serviceUrl: teams.serviceUrl, conversationId: 'a:personal-amina', tenantId: TENANT };
});
afterEach(() => teams.close());

function connectorFor(allowedServiceHosts: readonly string[], deadline = 5_000): Connector {
  const adapter = createAdapter({
    httpClient: createHttpClient({ deadline }),
    onTurnFault: async () => {},
  });
  return createConnector({ adapter, appId: '', allowedServiceHosts });
}

describe('what was sent', () => {
  it('is posted once, and its activity id comes back', async () => {
    expect(await connector.post(route, { text: 'hello' })).toEqual({
      kind: 'sent',
      activityId: 'activity-1',
    });
    const [call] = teams.received;
    expect(teams.received).toHaveLength(1);
    expect(call).toMatchObject({ method: 'POST', conversationId: 'a:personal-amina', activityId: '' });
    expect(call?.body).toEqual({ type: 'message', text: 'hello' });
    expect(call?.headers.authorization).toBeUndefined();
  });

  it('has an empty activity id when Teams named none', async () => {
    teams.answerNext({ status: 202 });
    expect(await connector.post(route, { text: 'hello' })).toEqual({ kind: 'sent', activityId: '' });
  });

  it('is written over in place', async () => {
    const outcome = await connector.update(route, 'activity-7', { text: 'closed' });
    expect(outcome).toEqual({ kind: 'sent', activityId: 'activity-7' });
    expect(teams.received).toHaveLength(1);
    expect(teams.received[0]).toMatchObject({
      method: 'PUT',
      conversationId: 'a:personal-amina',
      activityId: 'activity-7',
      body: { id: 'activity-7', text: 'closed' },
    });
  });

  it.each([
    [
      'a new post to a channel leaves the thread it was learnt in',
      `${CHANNEL};messageid=1700`,
      undefined,
      CHANNEL,
    ],
    [
      'a reply in a channel goes to the thread of the post it names',
      CHANNEL,
      '1800',
      `${CHANNEL};messageid=1800`,
    ],
    ['a reply in a personal chat stays in the chat', 'a:1', '1800', 'a:1'],
  ])('%s', async (_name, conversationId, replyToId, place) => {
    await connector.post({ ...route, conversationId }, { text: 'x', ...(replyToId && { replyToId }) });
    expect(teams.received[0]?.conversationId).toBe(place);
  });
});

describe('F4, T36, T39, T40: every answer has its class and is not retried by the SDK', () => {
  const error = (status: number, code?: string): ConnectorAnswer => ({
    status,
    body: code === undefined ? '<html>proxy</html>' : { error: { code, message: CANARY } },
  });

  it.each<[string, ConnectorAnswer, object]>([
    ['400', error(400, 'BadSyntax'), { kind: 'ours', code: 'BadSyntax' }],
    ['413', error(413, 'MessageSizeTooBig'), { kind: 'ours', code: 'MessageSizeTooBig' }],
    [
      '501',
      error(501, 'DeleteActivityAPINotImplemented'),
      { kind: 'ours', code: 'DeleteActivityAPINotImplemented' },
    ],
    ['401', error(401, 'BotNotRegistered'), { kind: 'refused', code: 'BotNotRegistered' }],
    ['403', error(403, 'ConversationBlockedByUser'), { kind: 'dead', code: 'ConversationBlockedByUser' }],
    ['404', error(404, 'ConversationNotFound'), { kind: 'dead', code: 'ConversationNotFound' }],
    ['412', error(412, 'PreconditionFailed'), { kind: 'refused', code: 'PreconditionFailed' }],
    ['429', error(429, 'Throttled'), { kind: 'refused', code: 'Throttled' }],
    ['408', error(408, 'Timeout'), { kind: 'unknown', code: 'Timeout' }],
    ['500', error(500, 'ServiceError'), { kind: 'unknown', code: 'ServiceError' }],
    ['502 with a proxy’s page', error(502), { kind: 'unknown', code: 'http-502' }],
    ['503', error(503, 'Unavailable'), { kind: 'unknown', code: 'Unavailable' }],
    ['504', error(504, 'Gateway'), { kind: 'unknown', code: 'Gateway' }],
    ['a cut connection', 'reset', { kind: 'unknown', code: 'UND_ERR_SOCKET' }],
    ['a code that is a sentence', error(403, CANARY), { kind: 'dead', code: 'http-403' }],
    [
      'an answer that is not JSON',
      { status: 201, body: '<html>' },
      { kind: 'unknown', code: 'unreadable-answer' },
    ],
  ])('%s', async (_name, answer, outcome) => {
    teams.answerNext(answer);
    expect(await connector.post(route, { text: 'hello' })).toEqual(outcome);
    teams.answerNext(answer);
    expect(await connector.update(route, 'activity-1', { text: 'hello' })).toEqual(outcome);
    expect(teams.received.map((call) => call.method)).toEqual(['POST', 'PUT']);
  });

  it('no answer by the deadline is unknown', async () => {
    teams.answerNext('hang');
    const outcome = await connectorFor(['127.0.0.1'], 100).post(route, { text: 'hello' });
    expect(outcome).toEqual({ kind: 'unknown', code: 'deadline' });
    expect(teams.received).toHaveLength(1);
  });

  it('no connection at all is refused: Teams cannot have it', async () => {
    await teams.close();
    const outcome = await connector.post(route, { text: 'hello' });
    expect(outcome).toEqual({ kind: 'refused', code: 'ECONNREFUSED' });
    teams = await startFakeConnector();
  });

  it.each([
    ['seconds', { 'retry-after': '7' }, 7_000],
    [
      'a date',
      { 'retry-after': 'Mon, 24 Nov 2025 10:00:30 GMT', date: 'Mon, 24 Nov 2025 10:00:00 GMT' },
      30_000,
    ],
  ])('429 with Retry-After as %s is handed on, not waited for', async (_name, headers, retryAfter) => {
    teams.answerNext({ status: 429, headers, body: { error: { code: 'Throttled' } } });
    const outcome = await connector.post(route, { text: 'hello' });
    expect(outcome).toEqual({ kind: 'refused', code: 'Throttled', retryAfter });
    expect(teams.received).toHaveLength(1);
  });

  it('a redirect is not followed', async () => {
    const stranger = await startFakeConnector();
    teams.answerNext({
      status: 307,
      headers: { location: `${stranger.serviceUrl}v3/conversations/a:1/activities` },
    });
    expect(await connector.post(route, { text: 'hello' })).toEqual({ kind: 'ours', code: 'http-307' });
    expect(stranger.received).toEqual([]);
    await stranger.close();
  });

  it('a fault before the send, such as no token to be had, is refused', () => {
    expect(outcomeOf(new Error('network_error'))).toEqual({ kind: 'refused', code: 'not-sent' });
  });

  it('a fault may be logged: it holds no message text (P9)', () => {
    expect(String(new ConnectorFault({ code: 'Throttled', statusCode: 429 }))).toBe(
      'ConnectorFault: The Teams connector call failed: Throttled',
    );
  });
});

describe('T4: a stored route to a host that is not allowed', () => {
  it.each([
    ['post', (to: Connector) => to.post(route, { text: 'hello' })],
    ['update', (to: Connector) => to.update(route, 'activity-1', { text: 'hello' })],
  ])('is never called by %s', async (_name, send) => {
    const strict = connectorFor(['smba.trafficmanager.net', '*.teams.microsoft.com']);
    expect(await send(strict)).toEqual({ kind: 'dead', code: 'service-host' });
    expect(teams.received).toEqual([]);
  });

  it('is never asked for its members', async () => {
    teams.setMembers(CHANNEL, [{ id: '29:ann' }], 10);
    const strict = connectorFor(['smba.trafficmanager.net']);
    expect(await strict.members({ ...route, conversationId: CHANNEL })).toBeUndefined();
  });
});

describe('members', () => {
  const five = ['ann', 'bob', 'cat', 'dan', 'eve'].map((name) => ({ id: `29:${name}`, name }));

  it('of a channel are its own, not the team’s, from every page', async () => {
    teams.setMembers(CHANNEL, five, 2);
    teams.setMembers('19:team@thread.tacv2', [...five, { id: '29:outsider' }], 10);
    const members = await connector.members({ ...route, conversationId: `${CHANNEL};messageid=1700` });
    expect(members).toEqual(five.map(({ id, name }) => ({ teamsUserId: id, name })));
  });

  it('T7: carry tenant, role and name as Teams gives them, whichever name the Entra id has', async () => {
    const guest = { tenantId: TENANT, userRole: 'guest', userPrincipalName: 'bob_x#EXT#@ours.example' };
    const members = [
      { id: '29:ann', name: 'Ann', aadObjectId: 'id-of-ann', email: 'ann@example.com' },
      { id: '29:bob', objectId: 'id-of-bob', ...guest },
    ];
    teams.setMembers(CHANNEL, members, 10);
    expect(await connector.members({ ...route, conversationId: CHANNEL })).toEqual([
      { teamsUserId: '29:ann', name: 'Ann', aadObjectId: 'id-of-ann' },
      { teamsUserId: '29:bob', aadObjectId: 'id-of-bob', ...guest },
    ]);
  });

  it('are unknown, not nobody, when Teams does not say', async () => {
    expect(await connector.members({ ...route, conversationId: CHANNEL })).toBeUndefined();
  });

  it('are unknown when the pages lead in circles', async () => {
    teams.setMembers(CHANNEL, five, 0);
    expect(await connector.members({ ...route, conversationId: CHANNEL })).toBeUndefined();
  });
});
