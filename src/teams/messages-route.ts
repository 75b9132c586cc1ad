import type { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';
import type { Response as AdapterResponse, TurnContext } from 'botbuilder';
import type { RequestHandler } from 'express';

type RouteOptions = {
  /** Milliseconds from the request to an answer; 14,000, since Teams sends again after 15 seconds. */
  readonly deadline?: number;
};

/**
 * Handles `POST /api/messages`, behind `jsonBody` and, in production, the guard. What fails before a turn
 * began answers 401, a turn that failed and could not say so 500, one that is late 504, each as
 * `{"error":"<code>"}`: the SDK's own answers carry the text of its errors (F11).
 */
export function createMessagesRoute(
  adapter: TeamsAdapter,
  run: (context: TurnContext) => Promise<unknown>,
  { deadline = 14_000 }: RouteOptions = {},
): RequestHandler {
  return async (request, response) => {
    if (typeof request.body?.type !== 'string') {
      response.status(400).json({ error: 'bad-activity' });
      return;
    }
    const sheet: Sheet = { status: 500, body: undefined };
    const turn = { began: false, abandoned: false };
    const work = adapter.process(request, writingOn(sheet), async (context) => {
      if (turn.abandoned) return; // the sign-in came too late: Teams has been told so and sends again
      turn.began = true;
      await run(context);
    });
    const inTime = await settledWithin(deadline, work);
    turn.abandoned = !inTime;
    const { status, body } = readAnswer(turn.began, inTime, sheet);
    response.status(status);
    if (body === undefined) response.end();
    else response.json(body);
  };
}

type Sheet = { status: number; body: unknown };

/** The response as the SDK knows it. What it writes is read here before anything leaves the process. */
function writingOn(sheet: Sheet): AdapterResponse {
  return {
    socket: undefined,
    header: () => {},
    status: (code: number) => {
      sheet.status = code;
    },
    send: (body: unknown) => {
      sheet.body = body;
    },
    end: () => {},
  };
}

/** The SDK writes a turn's own answer as an object, and the text of an error as a string. */
function readAnswer(began: boolean, inTime: boolean, sheet: Sheet): Sheet {
  if (!inTime) return { status: 504, body: { error: began ? 'turn-late' : 'sign-in-late' } };
  if (!began) return { status: 401, body: { error: 'unauthorized' } };
  return typeof sheet.body === 'string' ? { status: 500, body: { error: 'turn-failed' } } : sheet;
}

/** False when `work` is still under way after `limit` milliseconds. How it ended does not matter here. */
async function settledWithin(limit: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, limit, false);
  });
  try {
    return await Promise.race([
      work.then(
        () => true,
        () => true,
      ),
      late,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
