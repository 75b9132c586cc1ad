import express, { type Request, type RequestHandler } from 'express';
import { isAllowedServiceUrl } from './service-url.ts';

/** Who signs the tokens of the Teams channel in the public cloud. */
export const CHANNEL_ISSUER = 'https://api.botframework.com';

type GuardRefusal =
  | 'no-bearer-token'
  | 'wrong-algorithm'
  | 'wrong-issuer'
  | 'wrong-channel'
  | 'wrong-service-url'
  | 'wrong-tenant';

type GuardOptions = {
  readonly appTenantId: string;
  /** Exact host names, or `*.suffix`. */
  readonly allowedServiceHosts: readonly string[];
  readonly issuer?: string;
};

/**
 * Stands before the adapter in production and only ever says no: a tenant refusal answers 403, any
 * other 401, as `{"error":"<code>"}`. It does not look at the signature; the SDK does, afterwards.
 *
 * Closes what the SDK leaves open: other tenants (F1), the Emulator's tokens (F2) and the issuer list
 * that grows with every unsigned token (F3). Source: reliability, section 2.2.
 */
export function createGuard(options: GuardOptions): RequestHandler {
  return (request, response, next) => {
    const refusal = refusalOf(request, options);
    if (refusal === undefined) return next();
    response.status(refusal === 'wrong-tenant' ? 403 : 401).json({ error: refusal });
  };
}

/** Reads a JSON body of at most 256 KiB (T25). A larger one answers 413, a broken one 400, echoing nothing. */
export function jsonBody(): RequestHandler {
  const parse = express.json({ limit: '256kb' });
  return (request, response, next) =>
    parse(request, response, (fault?: unknown) => {
      if (fault === undefined) return next();
      const tooLarge = Reflect.get(Object(fault), 'status') === 413;
      response.status(tooLarge ? 413 : 400).json({ error: tooLarge ? 'too-large' : 'bad-body' });
    });
}

function refusalOf(request: Request, options: GuardOptions): GuardRefusal | undefined {
  const token = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(request.headers.authorization ?? '');
  if (token === null) return 'no-bearer-token';
  if (field(decoded(token[1]), 'alg') !== 'RS256') return 'wrong-algorithm';
  const claims = decoded(token[2]);
  if (field(claims, 'iss') !== (options.issuer ?? CHANNEL_ISSUER)) return 'wrong-issuer';

  const activity: unknown = request.body;
  if (field(activity, 'channelId') !== 'msteams') return 'wrong-channel';
  const serviceUrl = field(activity, 'serviceUrl');
  if (typeof serviceUrl !== 'string' || serviceUrl !== field(claims, 'serviceurl'))
    return 'wrong-service-url';
  if (!isAllowedServiceUrl(serviceUrl, options.allowedServiceHosts)) return 'wrong-service-url';

  const ours = options.appTenantId.toLowerCase();
  const tenants = tenantIds(activity);
  const allOurs = tenants.every((id) => typeof id === 'string' && id.toLowerCase() === ours);
  return tenants.length > 0 && allOurs ? undefined : 'wrong-tenant';
}

/** Every place where Teams names a tenant. What a card sends back is not Teams speaking and is not read. */
function tenantIds(activity: unknown): unknown[] {
  const accounts = [
    ...['conversation', 'from', 'recipient', 'channelData'].map((name) => field(activity, name)),
    ...['membersAdded', 'membersRemoved'].flatMap((name) => field(activity, name) ?? []),
  ];
  const channelTenant = field(field(field(activity, 'channelData'), 'tenant'), 'id');
  return [channelTenant, ...accounts.map((account) => field(account, 'tenantId'))].filter(
    (id) => id !== undefined && id !== null,
  );
}

function decoded(part: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString());
  } catch {
    return undefined; // not JSON: it has no algorithm and no issuer, so it is refused by name
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}
