import { setTimeout as delay } from 'node:timers/promises';
import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import type { Outcome } from '#workflows/messenger.ts';
import type { Route } from '#workflows/stored.ts';
import { actIn, identify, keepRoutes, type SpeakerOf } from './actor.ts';
import { type Consent, parseConsent } from './file-consent.ts';
import { answerConsent, NOT_ARRIVED } from './handlers/files.ts';
import type { TeamsDeps } from './handlers/teams-deps.ts';
import { type Inbound, parseInbound } from './inbound.ts';

export type FileParts = TeamsDeps & {
  readonly speakerOf: SpeakerOf;
  /** Writes over what the bot posted. */
  readonly replace: (route: Route, activityId: string, activity: Partial<Activity>) => Promise<Outcome>;
};

/** Teams gives an answer five seconds; an upload may take longer, and the card of the file follows then. */
const PATIENCE = 3_000;

/** Somebody took or declined a file that was offered: in their own chat, and nowhere else. */
export async function onFileConsent(parts: FileParts, context: TurnContext): Promise<void> {
  const inbound = parseInbound(context.activity);
  const consent = parseConsent(context.activity.value);
  if (inbound?.kind === 'personal' && inbound.pressedId !== undefined && consent !== undefined) {
    const work = replaceOffer(parts, inbound, inbound.pressedId, consent).catch((fault: unknown) =>
      parts.log.fault('file-not-sent', fault),
    );
    await Promise.race([work, delay(PATIENCE, undefined, { ref: false })]);
  }
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200 } });
}

async function replaceOffer(
  parts: FileParts,
  inbound: Inbound,
  offerId: string,
  consent: Consent,
): Promise<void> {
  const known = await identify(parts, parts.speakerOf, inbound);
  if (known === undefined) return;
  await keepRoutes(parts, known);
  const hint = consent.action === 'accept' ? consent.offered.school : known.standings[0].school.id;
  const standing = known.standings.find(({ school }) => school.id === hint);
  if (standing === undefined) return;
  const activity = await answerConsent(parts, actIn(known, standing), consent).catch((fault: unknown) => {
    parts.log.fault('file-not-made', fault);
    return { text: NOT_ARRIVED };
  });
  const { kind } = await parts.replace(inbound.route, offerId, activity);
  if (kind !== 'sent') parts.log.info('file-offer-stands');
}
