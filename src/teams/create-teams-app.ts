import { Application } from '@microsoft/teams-ai/lib/Application.js';
import type { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';
import { type Activity, ActivityTypes, CardFactory, type TurnContext } from 'botbuilder';
import type { SchoolId } from '#domain/ids.ts';
import { reportMaterial, reportOutsider } from '#workflows/open-own-case.ts';
import { type Actor, actIn, identify, type Known, keepRoutes } from './actor.ts';
import { type FileParts, onFileConsent } from './answer-file.ts';
import { marked, markedFor, standingOfPress, standingOfSpoken } from './choose-standing.ts';
import { dialogOf, parseFetch, parseSubmit } from './dialog.ts';
import { bindHere } from './handlers/bind-channel.ts';
import { keepWords } from './handlers/keep-words.ts';
import { answerFile, answerSpoken } from './handlers/messages.ts';
import { answerPress } from './handlers/presses.ts';
import { bindTeam } from './handlers/roster.ts';
import { whichSchoolCard } from './handlers/which-school.ts';
import { type Inbound, parseInbound } from './inbound.ts';
import { parsePress } from './parse-press.ts';
import { type Card, renderPosted } from './render-card.ts';
import { commandText, parseSpoken, type Spoken } from './spoken.ts';
import { hintsOf, reportBegun } from './submissions.ts';
import { outsiderView, wroteTo } from './views/plain-views.ts';

export type TeamsParts = FileParts & {
  readonly adapter: TeamsAdapter;
  /** Local mode's own commands, such as `/as`; nothing when the text is none of them. */
  readonly localCommand: (inbound: Inbound) => Promise<string | undefined>;
  /** Waits, but not long, until what a press changed has reached the posted cards. */
  readonly settled: (school: SchoolId) => Promise<void>;
  /** Opens the chat with the bot, for somebody whom it cannot write to yet. */
  readonly chatLink: string;
};

/** A form of somebody who has come to a second school since it was opened. */
const CHOOSE_FIRST =
  'You belong to more than one school, and this form does not say which. Type /school and choose one, then send it again.';

/**
 * The SDK's application with five routes: presses, dialogs, answers to a file, messages, and everything else, which only
 * keeps the way to a chat. Turn state stays empty, and nothing types by itself (platform: G2, G6).
 */
export function createTeamsApp(parts: TeamsParts): Application {
  const app = new Application({
    adapter: parts.adapter,
    removeRecipientMention: false,
    startTypingTimer: false,
    longRunningMessages: false,
  });
  app.startTypingTimer = () => {};
  app.addRoute(
    async ({ activity }) => activity.type === ActivityTypes.Invoke && activity.name === 'adaptiveCard/action',
    async (context) => await onPress(parts, context),
    true,
  );
  for (const [name, parse] of DIALOG_INVOKES)
    app.addRoute(
      async ({ activity }) => activity.type === ActivityTypes.Invoke && activity.name === name,
      async (context) => await onDialog(parts, context, parse(context.activity.value)),
      true,
    );
  app.addRoute(
    async ({ activity }) => activity.type === ActivityTypes.Invoke && activity.name === 'fileConsent/invoke',
    async (context) => await onFileConsent(parts, context),
    true,
  );
  app.addRoute(
    async ({ activity }) => activity.type === ActivityTypes.Message,
    async (context) => await onMessage(parts, context),
  );
  app.addRoute(
    async ({ activity }) =>
      activity.type === ActivityTypes.ConversationUpdate ||
      activity.type === ActivityTypes.InstallationUpdate,
    async (context) => await onArrival(parts, context),
  );
  return app;
}

type Pressed = { readonly verb: string; readonly data: unknown };

const DIALOG_INVOKES = [
  ['composeExtension/fetchTask', parseFetch],
  ['composeExtension/submitAction', parseSubmit],
] as const;

async function onPress(parts: TeamsParts, context: TurnContext): Promise<void> {
  const { activity } = context;
  await answerInvoke(context, await pressCard(parts, parseInbound(activity), parsePress(activity.value)));
}

/** A dialog opens in whatever chat its sender happens to read: that chat is no way to them (T40). */
async function onDialog(parts: TeamsParts, context: TurnContext, pressed: Pressed): Promise<void> {
  const inbound = parseInbound(context.activity);
  await answerInvoke(context, await pressCard(parts, inbound && { ...inbound, kind: 'group' }, pressed));
}

/** What takes the place of the pressed card, for its presser alone. */
async function pressCard(
  parts: TeamsParts,
  inbound: Inbound | undefined,
  { verb, data: sent }: Pressed,
): Promise<Card> {
  const { data, ...hints } = hintsOf(sent);
  const words = (why?: string) => {
    const schools = inbound === undefined ? [] : parts.schoolsOf(inbound.tenantId);
    return keepWords(schools, { verb, data }, parts.clock.now(), why);
  };
  try {
    const known = inbound === undefined ? undefined : await identify(parts, parts.speakerOf, inbound);
    if (known === undefined) return await outsiderCard(parts, inbound, 'press');
    await keepRoutes(parts, known);
    const standing = await standingOfPress(parts, known, { ...hints, verb });
    if (standing === undefined) return words(CHOOSE_FIRST) ?? whichSchoolFor(known, { verb, data });
    const actor = actIn(known, standing);
    const card = markedFor(actor, await answerPress(parts, { actor, verb, data }));
    // An edit of the pressed card takes away what its presser sees: so it goes first, and the answer last.
    await parts.settled(actor.school.id);
    return card;
  } catch (fault) {
    const kept = words();
    if (kept === undefined) throw fault;
    parts.log.fault('words-not-saved', fault);
    return hints.school === undefined ? kept : marked(kept, hints.school);
  }
}

/** The answer to the press itself: shown to the presser alone, and never posted (platform: G1). */
export async function answerInvoke(context: TurnContext, card: Card): Promise<void> {
  const isDialog = DIALOG_INVOKES.some(([name]) => name === context.activity.name);
  const answer = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
  const body = isDialog ? dialogOf(card) : answer;
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
}

const BIND = { safeguarding: bindHere, staff: bindTeam } as const;

async function onMessage(parts: TeamsParts, context: TurnContext): Promise<void> {
  const inbound = parseInbound(context.activity);
  if (inbound === undefined) return await say(context, await outsiderCard(parts, inbound));
  const local = await parts.localCommand(inbound);
  if (local !== undefined) return void (await context.sendActivity(local));
  const known = await identify(parts, parts.speakerOf, inbound);
  if (known === undefined) return await answerOutsider(parts, context, inbound);
  await keepRoutes(parts, known);
  const spoken = parseSpoken(inbound.text);
  const standing = await standingOfSpoken(parts, known, spoken);
  const actor = actIn(known, standing ?? known.standings[0]);
  if (standing !== undefined && inbound.kind === 'channel' && spoken.word === 'here') {
    return void (await context.sendActivity(await BIND[spoken.kind](parts, actor)));
  }
  const card = markedFor(actor, await cardFor(parts, known, actor, spoken, standing !== undefined));
  if (inbound.kind === 'personal') return await say(context, card);
  await answerInPrivate(parts, context, actor, card);
}

/** That a file was sent does not wait until somebody has chosen a school: the first of theirs is told. */
async function cardFor(
  parts: TeamsParts,
  known: Known,
  actor: Actor,
  spoken: Spoken,
  isChosen: boolean,
): Promise<Card> {
  if (known.inbound.hasFiles) return await answerFile(parts, actor);
  return isChosen ? await answerSpoken(parts, actor, spoken) : whichSchool(known, commandText(spoken));
}

function whichSchool({ standings, banner }: Known, say: string): Card {
  return whichSchoolCard({ standings, banner, say });
}

/** What was pressed is done once the school is chosen: a message that was to be reported is not lost. */
function whichSchoolFor({ standings, banner }: Known, { verb, data }: Pressed): Card {
  if (verb !== 'report') return whichSchoolCard({ standings, banner, say: '/help' });
  const begun = reportBegun.safeParse(data);
  return whichSchoolCard({ standings, banner, say: '/report', message: begun.data?.message });
}

/** The private card goes first; only then does the channel hear of it. */
async function answerInPrivate(
  parts: TeamsParts,
  context: TurnContext,
  actor: Actor,
  card: Card,
): Promise<void> {
  if (await parts.sendPrivately(actor, asActivity(card)))
    return await say(context, renderPosted(wroteTo('')));
  await context.sendActivity(`I cannot write to you yet. Open my chat first: ${parts.chatLink}`);
}

/**
 * Told whom to turn to. One school's leads learn that it tried: where a tenant has several, those of the
 * school that takes it for all of them, for nobody knows which one the account belongs to.
 */
async function answerOutsider(parts: TeamsParts, context: TurnContext, inbound: Inbound): Promise<void> {
  await say(context, await outsiderCard(parts, inbound));
  const { account } = await parts.speakerOf(inbound);
  const schools = parts.schoolsOf(inbound.tenantId);
  const school = schools.find(({ takesOutsiders }) => takesOutsiders === true) ?? schools[0];
  if (school === undefined) return;
  const wrote = { at: parts.clock.now(), account, name: inbound.accountName };
  const report = inbound.hasFiles ? reportMaterial : reportOutsider;
  await report(parts, school, wrote).catch((fault: unknown) => parts.log.fault('outsider-not-saved', fault));
}

async function outsiderCard(
  parts: TeamsParts,
  inbound: Inbound | undefined,
  sent: 'words' | 'press' = 'words',
): Promise<Card> {
  const speaker = inbound === undefined ? undefined : await parts.speakerOf(inbound);
  return renderPosted(outsiderView(speaker?.banner ?? '', inbound?.hasFiles === true ? 'file' : sent));
}

async function say(context: TurnContext, card: Card): Promise<void> {
  await context.sendActivity(asActivity(card));
}

function asActivity(card: Card): Partial<Activity> {
  return { attachments: [CardFactory.adaptiveCard(card)], summary: 'Steward' };
}

/** Installed, or a chat was opened: remembered as the way to this person, and answered by nothing. */
async function onArrival(parts: TeamsParts, context: TurnContext): Promise<void> {
  const inbound = parseInbound(context.activity);
  const known = inbound === undefined ? undefined : await identify(parts, parts.speakerOf, inbound);
  if (known !== undefined) await keepRoutes(parts, known);
}
