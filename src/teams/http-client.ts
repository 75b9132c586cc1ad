import type { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';
import { ConnectorFault } from './outcome.ts';

type ConnectorOptions = NonNullable<ConstructorParameters<typeof TeamsAdapter>[3]>;
export type HttpClient = NonNullable<ConnectorOptions['httpClient']>;
type Answer = Awaited<ReturnType<HttpClient['sendRequest']>>;

const NEVER_REACHED = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/**
 * Sends the bot's calls to the connector, each exactly once (F4). The SDK's retry and redirect steps act on
 * answers; this client hands them good answers only and throws {@link ConnectorFault} for all others, which
 * passes through them untouched. So no call is repeated, waits for `Retry-After` or follows a redirect.
 *
 * @param options.deadline milliseconds from the start of a request to the end of its answer; 10,000.
 */
export function createHttpClient(options: { readonly deadline?: number } = {}): HttpClient {
  const deadline = options.deadline ?? 10_000;
  return {
    async sendRequest(request): Promise<Answer> {
      const { response, text } = await exchange(request.url, {
        method: request.method,
        headers: request.headers.toJson(),
        redirect: 'manual',
        signal: AbortSignal.timeout(deadline),
        ...(typeof request.body === 'string' ? { body: request.body } : {}),
      });
      if (!response.ok) throw answerFault(response, text);

      const headers = request.headers.clone();
      for (const name of headers.headerNames()) headers.remove(name);
      for (const [name, value] of response.headers) headers.set(name, value);
      return { request, status: response.status, headers, bodyAsText: text };
    },
  };
}

async function exchange(url: string, init: RequestInit): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(url, init);
    return { response, text: await response.text() };
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'TimeoutError')
      throw new ConnectorFault({ code: 'deadline' });
    const code =
      shortId(Reflect.get(Object(Reflect.get(Object(fault), 'cause')), 'code')) ?? 'connection-lost';
    throw new ConnectorFault({ code, neverReached: NEVER_REACHED.includes(code) });
  }
}

function answerFault(response: Response, text: string): ConnectorFault {
  return new ConnectorFault({
    code: errorCode(text) ?? `http-${response.status}`,
    statusCode: response.status,
    retryAfter: retryAfter(response.headers),
  });
}

/** The `error.code` of a connector answer, when it is an id and not a sentence. */
function errorCode(text: string): string | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    return shortId(Reflect.get(Object(Reflect.get(Object(answer), 'error')), 'code'));
  } catch {
    return undefined; // a proxy's page: the status stands in for the code
  }
}

function shortId(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.-]{1,64}$/.test(value) ? value : undefined;
}

/** `Retry-After` in milliseconds. A date counts from the answer's own date, so no clock of ours is asked. */
function retryAfter(headers: Headers): number | undefined {
  const raw = headers.get('retry-after');
  if (raw === null) return undefined;
  const wait = /^\d+$/.test(raw)
    ? Number(raw) * 1000
    : Date.parse(raw) - Date.parse(headers.get('date') ?? '');
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}
