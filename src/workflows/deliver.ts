import { maySee } from '#domain/case/access.ts';
import { tasksOf } from '#domain/case/decide-it.ts';
import { type Face, faceOf, isInChannel, type Place } from '#domain/case/face.ts';
import type { OpenCase } from '#domain/case/model.ts';
import type { SchoolId } from '#domain/ids.ts';
import { hasRole, holdersOf } from '#domain/person.ts';
import type { ChannelCheck } from './channel-check.ts';
import { deliverDigest } from './deliver-digest.ts';
import type { Deps } from './deps.ts';
import { followTarget } from './follow.ts';
import { policyOrCurrent } from './kept-policies.ts';
import type { Messenger, Outgoing } from './messenger.ts';
import { settleAfter, waitForRoute } from './outcomes.ts';
import type { Pace } from './pace.ts';
import { personalRoute } from './personal-route.ts';
import { seesCase } from './sees-case.ts';
import { indexShare } from './shared-cases.ts';
import { isStale } from './stale-notice.ts';
import type { Notice, OutboxItem, PostedCard, Route, Settlement, StoredCase } from './stored.ts';
import { personOn } from './visitors.ts';

export type Sending = Deps & {
  readonly messenger: Messenger;
  readonly checkChannel: ChannelCheck;
  /** Of what people are reminded of: reports do not wait for it. */
  readonly pace: Pace;
  /** Local mode: the chat for somebody who has none. */
  readonly fallbackRoute: (school: SchoolId) => Promise<Route | undefined>;
};

/**
 * Sends one stored effect and says how it ended. The card is made from the case as it is now, and
 * the person's right to it is asked again now (architecture: outbox).
 */
export async function deliver(sending: Sending, school: SchoolId, item: OutboxItem): Promise<Settlement> {
  const { effect } = item;
  if (effect.type === 'digest') return await deliverDigest(sending, school, item, effect);
  const stored = await sending.store.loadCase(school, item.caseId);
  if (stored === undefined) return { kind: 'failed', reason: 'no-case' };
  if (effect.type === 'follow') return await followTarget(sending, school, item.caseId, effect.caseId);
  if (effect.type === 'index-share') {
    await indexShare(sending, school, stored.state, effect);
    return { kind: 'done' };
  }
  if (effect.type === 'tell') return await tell(sending, school, item, stored.state, effect);
  const cards = await sending.store.loadCards(school, item.caseId);
  if (effect.type === 'tell-channel')
    return await tellChannel(sending, school, item, stored.state, cards, effect);
  const key = placeKey(effect.place);
  const card = cards.find(({ place }) => placeKey(place) === key);
  if (card === undefined || card.shown >= card.wanted) return { kind: 'done' };
  return await bringCard(sending, school, item, stored, card);
}

/** What a reporter is told, who need not be able to see the case. */
const REPORTERS: readonly Notice[] = ['acknowledged', 'closed', 'question', 'go-in-person'];

/** The channel, or whose chat and which of the two cards there. */
function placeKey(place: Place): string {
  return place.kind === 'channel' ? place.kind : `${place.kind}-${place.person}`;
}

async function bringCard(
  sending: Sending,
  school: SchoolId,
  item: OutboxItem,
  stored: StoredCase,
  card: PostedCard,
): Promise<Settlement> {
  const { place } = card;
  const face = await faceFor(sending, school, stored.state, place);
  const posted = card.activityId === '' ? undefined : card.activityId;
  if (face.kind === 'blank' && posted === undefined) return { kind: 'done' };
  const route = await routeFor(sending, school, card, face);
  if (route === 'leads') return await leadsInstead(sending, school, stored);
  if (route === undefined) return waitForRoute(sending, item);
  const to = place.kind === 'channel' ? 'channel' : place.person;
  const outgoing = await faceCard(sending, school, stored.state, face);
  if (posted !== undefined) {
    const edited = await sending.messenger.update(school, to, route, posted, outgoing);
    if (edited.kind === 'sent')
      return { kind: 'done', card: { place, shown: stored.version, activityId: posted, route } };
    if (edited.kind !== 'dead') return await settleAfter(sending, school, item, to, route, edited);
    if (face.kind === 'blank') return { kind: 'done' }; // deleted, or its chat is gone: nothing to take away
  }
  const now = to === 'channel' ? route : await personalRoute(sending, school, to);
  if (now === undefined) return waitForRoute(sending, item);
  const sent = await sending.messenger.post(school, to, now, outgoing);
  if (sent.kind === 'dead' && to === 'channel') return await leadsInstead(sending, school, stored); // T40
  if (sent.kind !== 'sent') return await settleAfter(sending, school, item, to, now, sent);
  return { kind: 'done', card: { place, shown: stored.version, activityId: sent.activityId, route: now } };
}

/** Blank for somebody who may no longer see the case, for whatever reason: asked again now. */
async function faceFor(sending: Sending, school: SchoolId, open: OpenCase, place: Place): Promise<Face> {
  if (place.kind !== 'person') return faceOf(open, place);
  const to = await sending.store.person(school, place.person);
  return to !== undefined && (await seesCase(sending.store, school, to.person, open))
    ? faceOf(open, place)
    : { kind: 'blank' };
}

async function faceCard(sending: Sending, school: SchoolId, open: OpenCase, face: Face): Promise<Outgoing> {
  const card = { kind: 'face', caseId: open.id, pack: open.pack, reference: open.reference, face } as const;
  if (face.kind !== 'case' || face.owner === undefined) return card;
  const owner = await sending.store.person(school, face.owner);
  return owner === undefined ? card : { ...card, ownerName: owner.person.name };
}

/** Where the card goes; `leads` when the channel must not be used. A blank always reaches what was posted. */
async function routeFor(
  sending: Sending,
  school: SchoolId,
  card: PostedCard,
  face: Face,
): Promise<Route | 'leads' | undefined> {
  if (face.kind === 'blank' && card.route !== undefined) return card.route;
  if (card.place.kind !== 'channel')
    return card.route ?? (await personalRoute(sending, school, card.place.person));
  const channel = await sending.store.channel(school);
  if (channel === undefined) return 'leads';
  const usable = await sending.checkChannel(school, channel);
  return usable.ok ? channel : 'leads';
}

/** The same card in the chat of each lead who may see the case (E60, product 4). */
async function leadsInstead(
  sending: Sending,
  school: SchoolId,
  { state, version }: StoredCase,
): Promise<Settlement> {
  const holders = await sending.store.holders(school);
  const leads = await Promise.all(holdersOf(holders, ['dsl']).map((id) => sending.store.person(school, id)));
  const cards = leads
    .filter((lead) => lead !== undefined && maySee(lead.person, state))
    .map(
      (lead): PostedCard | undefined =>
        lead && { place: { kind: 'person', person: lead.person.id }, wanted: version, shown: 0 },
    )
    .filter((card) => card !== undefined);
  return { kind: 'instead', cards };
}

async function tell(
  sending: Sending,
  school: SchoolId,
  item: OutboxItem,
  open: OpenCase,
  effect: Extract<OutboxItem['effect'], { type: 'tell' }>,
): Promise<Settlement> {
  const { person, notice } = effect;
  const told = await personOn(sending, school, open, person);
  const isReporter = open.reporter === person && REPORTERS.includes(notice);
  const isAdmin = notice === 'role-empty' && told !== undefined && hasRole(told, ['admin']);
  if (told === undefined || told.left !== undefined) return { kind: 'failed', reason: 'left' };
  if (isStale(open, await policyOrCurrent(sending, school, open), effect)) return { kind: 'done' };
  const isTask = notice === 'it-asked';
  if (isTask && tasksOf(told, open).length === 0) return { kind: 'done' };
  const sees = async () => await seesCase(sending.store, school, told, open);
  if (!isReporter && !isAdmin && !isTask && !(await sees())) return { kind: 'done' };
  const chats = told.visiting?.school ?? school;
  const route = await personalRoute(sending, chats, person);
  if (route === undefined) return waitForRoute(sending, item);
  // A reporter learns no more than before, not even that the case was made confidential (H31); IT neither.
  const confidential = open.access === 'restricted' && !isReporter && !isTask;
  const { id: caseId, pack, reference } = open;
  const outcome = await sending.messenger.post(school, person, route, {
    ...{ kind: 'notice', caseId, pack, reference, notice, confidential },
  });
  return outcome.kind === 'sent'
    ? { kind: 'done' }
    : await settleAfter(sending, chats, item, person, route, outcome);
}

/** In the thread of the case's card. A channel that must not be used hears nothing: the leads are told each. */
async function tellChannel(
  sending: Sending,
  school: SchoolId,
  item: OutboxItem,
  open: OpenCase,
  cards: readonly PostedCard[],
  { notice }: Extract<OutboxItem['effect'], { type: 'tell-channel' }>,
): Promise<Settlement> {
  if (!isInChannel(open) || open.progress.status !== 'reported') return { kind: 'done' };
  const channel = await sending.store.channel(school);
  if (channel === undefined || !(await sending.checkChannel(school, channel)).ok) return { kind: 'done' };
  const thread = cards.find(({ place }) => place.kind === 'channel')?.activityId ?? '';
  const outcome = await sending.messenger.post(school, 'channel', channel, {
    ...{ kind: 'notice', caseId: open.id, pack: open.pack, reference: open.reference },
    ...{ notice, confidential: false },
    ...(thread === '' ? {} : { thread }),
  });
  return outcome.kind === 'sent'
    ? { kind: 'done' }
    : await settleAfter(sending, school, item, 'channel', channel, outcome);
}
