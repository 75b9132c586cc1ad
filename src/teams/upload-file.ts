import { isAllowedServiceUrl } from './service-url.ts';

export type UploadFile = (url: string, text: string) => Promise<boolean>;

type UploadOptions = {
  /** Exact host names, or `*.suffix`: the file goes nowhere else. */
  readonly allowedHosts: readonly string[];
  /** Milliseconds from the start to the end of the answer; 30,000. */
  readonly deadline?: number;
};

/**
 * Puts a file where Teams asked for it, once, without a token and without following a redirect.
 *
 * @returns whether it is there.
 */
export function createUpload({ allowedHosts, deadline = 30_000 }: UploadOptions): UploadFile {
  return async (url, text) => {
    if (!isAllowedServiceUrl(url, allowedHosts)) return false;
    const body = Buffer.from(text);
    const headers = {
      'content-type': 'application/octet-stream',
      'content-range': `bytes 0-${body.length - 1}/${body.length}`,
    };
    try {
      const signal = AbortSignal.timeout(deadline);
      const response = await fetch(url, { method: 'PUT', headers, body, redirect: 'manual', signal });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      return false; // whoever waits for the file is told that it did not arrive
    }
  };
}
