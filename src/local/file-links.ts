import { randomBytes } from 'node:crypto';
import { Router } from 'express';

type LocalFile = { readonly name: string; readonly text: string };
type FileLinks = {
  /** @returns the path below `routes` that gives the file once, for ten minutes. */
  readonly keep: (file: LocalFile) => string;
  readonly routes: Router;
};

const TEN_MINUTES = 600_000;

/** The Playground has no OneDrive: files wait here, in memory, for the one who has the link. @param now in milliseconds. */
export function createFileLinks(now: () => number): FileLinks {
  const waiting = new Map<string, LocalFile & { readonly until: number }>();
  const routes = Router();
  routes.get('/:token', (request, response) => {
    const file = waiting.get(request.params.token);
    waiting.delete(request.params.token);
    if (file === undefined || file.until <= now()) {
      response.status(404).json({ error: 'not-found' });
      return;
    }
    response.attachment(file.name).set('cache-control', 'no-store').send(file.text);
  });
  return {
    routes,
    keep: (file) => {
      const token = randomBytes(32).toString('base64url');
      for (const [old, { until }] of waiting) if (until <= now()) waiting.delete(old);
      waiting.set(token, { ...file, until: now() + TEN_MINUTES });
      return token;
    },
  };
}
