import type { Activity } from 'botbuilder';
import { wallDate } from '#domain/calendar.ts';
import { hours, plus } from '#domain/time.ts';
import { boardCsv } from '#reports/board-csv.ts';
import { exportBoard } from '#workflows/export-board.ts';
import type { Actor } from '../actor.ts';
import {
  type Consent,
  consentActivity,
  type FileKind,
  fileActivity,
  type MadeFile,
} from '../file-consent.ts';
import type { TeamsDeps } from './teams-deps.ts';

/** How long an offer stands. */
const OFFER_LIFE = hours(24);

const NOTHING_KEPT = 'Steward keeps no copy.';
const OLD = `This offer is older than a day. Ask for the file again. ${NOTHING_KEPT}`;
const NOT_YOURS = 'You may no longer have this file. Ask your safeguarding lead.';
export const NOT_ARRIVED = `The file did not reach your OneDrive. Ask for it again. ${NOTHING_KEPT}`;
const DECLINED = `You did not take the file. ${NOTHING_KEPT} You can ask for it again.`;

/** Makes a file as it stands now, for somebody who may have it now; else nothing. */
type Make = (deps: TeamsDeps, actor: Actor) => Promise<MadeFile | undefined>;

const MAKE: Readonly<Record<FileKind, Make>> = {
  board: async (deps, { school, person }) => {
    const lines = await exportBoard(deps, school.id, person);
    if (lines === undefined) return undefined;
    return {
      name: `steward-board-${wallDate(deps.clock.now())}.csv`,
      description: 'Who has signed and whose training is current, with names.',
      text: boardCsv(lines),
      lines: lines.length,
    };
  },
};

/**
 * Offers a file in somebody's own chat. It is made again when they take it: nothing is kept meanwhile, and what they
 * may see then decides.
 */
export async function offerFile(
  deps: TeamsDeps,
  actor: Actor,
  kind: FileKind,
): Promise<'offered' | 'not-yours' | 'no-chat'> {
  const file = await MAKE[kind](deps, actor);
  if (file === undefined) return 'not-yours';
  const at = deps.clock.now();
  if (deps.linkTo !== undefined) await recordFile(deps, actor, kind, file);
  const activity =
    deps.linkTo === undefined
      ? consentActivity(file, { kind, school: actor.school.id, at })
      : { text: [actor.banner, `[${file.name}](${deps.linkTo(file)})`].filter(Boolean).join('\n\n') };
  return (await deps.sendPrivately(actor, activity)) ? 'offered' : 'no-chat';
}

/** What takes the place of the offer. */
export async function answerConsent(
  deps: TeamsDeps,
  actor: Actor,
  consent: Consent,
): Promise<Partial<Activity>> {
  if (consent.action === 'decline') return { text: DECLINED };
  const { offered, upload } = consent;
  if (plus(offered.at, OFFER_LIFE) <= deps.clock.now()) return { text: OLD };
  const file = await MAKE[offered.kind](deps, actor);
  if (file === undefined) return { text: NOT_YOURS };
  await recordFile(deps, actor, offered.kind, file);
  const isThere = await deps.uploadFile(upload.uploadUrl, file.text);
  return isThere ? fileActivity(file.name, upload) : { text: NOT_ARRIVED };
}

/** Before it leaves, so that none leaves unrecorded. */
async function recordFile(deps: TeamsDeps, actor: Actor, what: FileKind, file: MadeFile): Promise<void> {
  const { lines } = file;
  await deps.store.recordExport(actor.school.id, {
    ...{ person: actor.person.id, at: deps.clock.now(), what, lines },
  });
}
