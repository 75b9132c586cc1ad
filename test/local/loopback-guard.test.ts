import { once } from 'node:events';
import { type IncomingHttpHeaders, request, type Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loopbackGuard } from '#local/loopback-guard.ts';

let server: Server;
let port: number;

beforeEach(async () => {
  const app = express();
  app.use(loopbackGuard);
  app.post('/api/messages', (_request, response) => {
    response.status(200).json({ reached: true });
  });
  server = app.listen(0, '::'); // every interface, IPv4 too, so that a peer may come from elsewhere
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});

afterEach(async () => {
  server.close();
  await once(server, 'close');
});

type Answer = {
  readonly status: number | undefined;
  readonly type: string | undefined;
  readonly body: unknown;
};

async function post(headers: IncomingHttpHeaders, to = '127.0.0.1'): Promise<Answer> {
  const sent = request({ host: to, port, path: '/api/messages', method: 'POST', headers, agent: false });
  sent.end();
  const [answer] = await once(sent, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
  return { status: answer.statusCode, type: answer.headers['content-type'], body };
}

const NOT_LOCAL = {
  status: 403,
  type: 'application/json; charset=utf-8',
  body: {
    error: 'not-local',
    message:
      'Steward runs in local mode and answers only this machine, directly and as 127.0.0.1 or localhost.',
  },
};

function otherAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flat()
    .find((each) => each?.family === 'IPv4' && !each.internal)?.address;
}

describe('local mode', () => {
  it('answers this machine under each of its loopback names, on any port', async () => {
    for (const host of [
      'localhost',
      'LocalHost:3978',
      '127.0.0.1',
      `127.0.0.1:${port}`,
      '[::1]',
      '[::1]:3978',
    ])
      expect(await post({ host }), host).toMatchObject({ status: 200, body: { reached: true } });
    expect(await post({ host: '[::1]:3978' }, '::1')).toMatchObject({ status: 200 });
  });

  it('refuses a host that is not loopback: a web page whose name was made to lead here', async () => {
    for (const host of [
      'evil.example',
      'evil.example:3978',
      'localhost.evil.example',
      '127.0.0.1.evil.example',
      'evil.example#localhost',
      '127.0.0.1@evil.example',
      '192.168.1.5:3978',
      '0.0.0.0',
      '[::1].evil.example',
      '::1',
    ])
      expect(await post({ host }), host).toEqual(NOT_LOCAL);
  });

  it('refuses what a proxy or tunnel passed on', async () => {
    for (const name of [
      'X-Forwarded-For',
      'x-forwarded-host',
      'X-Forwarded-Proto',
      'X-FORWARDED-PORT',
      'X-Forwarded-Anything',
      'Forwarded',
    ])
      expect(await post({ host: 'localhost', [name]: '127.0.0.1' }), name).toEqual(NOT_LOCAL);
  });

  it.skipIf(otherAddress() === undefined)('refuses a peer that is not loopback', async () => {
    expect(await post({ host: 'localhost' }, otherAddress())).toEqual(NOT_LOCAL);
  });
});
