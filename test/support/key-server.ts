import { createHmac, createPublicKey, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

type Claims = Readonly<Record<string, string | number>>;

export type KeyServer = {
  /** The OpenID metadata document: give it to the adapter as its key server. */
  readonly url: string;
  /**
   * A token signed with one of four keys: `channel` is the genuine one, `webchat` is published for another
   * channel only, `unpublished` has a key id nobody knows, `impostor` claims the id of the genuine one.
   */
  readonly mint: (claims: Claims, key?: KeyName) => Promise<string>;
  /** A token without a signature, whose header says so. */
  readonly mintUnsigned: (claims: Claims) => string;
  /** A token signed by HMAC with the published RSA key as its secret. */
  readonly mintByHmac: (claims: Claims) => string;
  readonly close: () => Promise<void>;
};
/** The SDK wants the channel named among the endorsements of the key. */
type PublishedKey = JWK & { readonly endorsements: readonly string[] };
type KeyName = 'channel' | 'webchat' | 'unpublished' | 'impostor';

/** A loopback stand-in for login.botframework.com. The SDK keeps keys for a day per address: one server, one set. */
export async function startKeyServer(): Promise<KeyServer> {
  const channel = await generateKeyPair('RS256', { extractable: true });
  const webchat = await generateKeyPair('RS256', { extractable: true });
  const stranger = await generateKeyPair('RS256', { extractable: true });
  const channelKey = await exportJWK(channel.publicKey);
  const keys: PublishedKey[] = [
    { ...channelKey, kid: 'channel', endorsements: ['msteams'] },
    { ...(await exportJWK(webchat.publicKey)), kid: 'webchat', endorsements: ['webchat'] },
  ];
  const signers = {
    channel: { kid: 'channel', key: channel.privateKey },
    webchat: { kid: 'webchat', key: webchat.privateKey },
    unpublished: { kid: 'unpublished', key: stranger.privateKey },
    impostor: { kid: 'channel', key: stranger.privateKey },
  };

  // A name of its own, because the SDK's key cache outlives a server whose port is given out again.
  const path = `/${randomUUID()}`;
  const server = createServer((request, response) => {
    const base = `http://${request.headers.host}${path}`;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.url === `${path}/keys` ? { keys } : { jwks_uri: `${base}/keys` }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The key server has no port');

  return {
    url: `http://127.0.0.1:${address.port}${path}/metadata`,
    mint: (claims, name = 'channel') =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: signers[name].kid })
        .sign(signers[name].key),
    mintUnsigned: (claims) => `${segment({ alg: 'none', kid: 'channel' })}.${segment(claims)}.`,
    mintByHmac: (claims) => {
      const signed = `${segment({ alg: 'HS256', kid: 'channel' })}.${segment(claims)}`;
      const secret = createPublicKey({ key: channelKey, format: 'jwk' }).export({
        type: 'spki',
        format: 'pem',
      });
      return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function segment(content: unknown): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}
