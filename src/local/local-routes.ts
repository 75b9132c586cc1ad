import { json, Router } from 'express';
import { z } from 'zod';
import type { SchoolId } from '#domain/ids.ts';
import { parseInstant } from '#domain/time.ts';
import type { Store } from '#workflows/ports.ts';
import type { Swept } from '#workflows/sweep.ts';
import type { MovableClock } from './clock.ts';

type LocalRoutes = {
  readonly clock: MovableClock;
  readonly store: Store;
  readonly schools: readonly SchoolId[];
  readonly sweep: (school: SchoolId) => Promise<Swept>;
};

/** `/local/clock`, `/local/sweep` and `/local/verify`: mounted in local mode only, behind its guard. */
export function localRoutes({ clock, store, schools, sweep }: LocalRoutes): Router {
  const routes = Router();
  routes.post('/clock', json(), (request, response) => {
    const asked = z.object({ now: z.string() }).safeParse(request.body);
    const now = asked.success ? parseInstant(asked.data.now) : undefined;
    if (now === undefined) {
      response.status(400).json({ error: 'Send {"now": "2026-11-23T10:31:00Z"}.' });
      return;
    }
    clock.moveTo(now);
    response.json({ now: new Date(clock.now()).toISOString() });
  });
  routes.post('/sweep', async (_request, response) => {
    const swept: Swept[] = [];
    for (const school of schools) swept.push(await sweep(school));
    const total = (part: keyof Swept) => swept.reduce((sum, one) => sum + one[part], 0);
    response.json({ jobs: total('jobs'), sent: total('sent'), failed: total('failed') });
  });
  routes.get('/verify', async (_request, response) => {
    let cases = 0;
    for (const school of schools) {
      for (const caseId of await store.allCases(school)) {
        const verified = await store.verifyCase(school, caseId);
        cases += 1;
        if (verified.ok) continue;
        response.json({ ok: false, school, case: caseId, entry: verified.entry });
        return;
      }
    }
    response.json({ ok: true, cases });
  });
  return routes;
}
