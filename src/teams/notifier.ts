import { CardFactory } from 'botbuilder';
import { type PersonId, parsePersonId, type SchoolId } from '#domain/ids.ts';
import { assertNever } from '#domain/result.ts';
import type { Deps, School } from '#workflows/deps.ts';
import { policyOrCurrent } from '#workflows/kept-policies.ts';
import type { Messenger, Outgoing } from '#workflows/messenger.ts';
import type { Route } from '#workflows/stored.ts';
import type { Connector, Member } from './connector.ts';
import { type Card, renderPosted } from './render-card.ts';
import { digestView } from './views/digest-view.ts';
import { faceView } from './views/face-view.ts';
import { noticeView } from './views/notice-view.ts';
import { reminderCardView } from './views/reminder-view.ts';

type NotifierParts = {
  readonly connector: Connector;
  readonly school: (id: SchoolId) => School;
  readonly policyOf: Deps['policyOf'];
  /** Local mode: whom a message is for, when it stands in somebody else's window. */
  readonly bannerFor: (school: SchoolId, to: PersonId | 'channel', route: Route) => Promise<string>;
};

/** Turns what is to be sent into cards, and sends them. One thing an activity, with a neutral summary (T42). */
export function createNotifier({ connector, school, policyOf, bannerFor }: NotifierParts): Messenger {
  const activity = async (id: SchoolId, to: PersonId | 'channel', route: Route, outgoing: Outgoing) => {
    const { policy: current } = school(id);
    const policy = 'pack' in outgoing ? await policyOrCurrent({ school, policyOf }, id, outgoing) : current;
    const card = cardOf(outgoing, { ...school(id), policy }, await bannerFor(id, to, route));
    return { attachments: [CardFactory.adaptiveCard(card)], summary: 'Steward' };
  };
  return {
    post: async (id, to, route, outgoing) => {
      const thread = outgoing.kind === 'notice' ? outgoing.thread : undefined;
      const inThread = thread === undefined ? {} : { replyToId: thread };
      return await connector.post(route, { ...(await activity(id, to, route, outgoing)), ...inThread });
    },
    update: async (id, to, route, activityId, outgoing) =>
      await connector.update(route, activityId, await activity(id, to, route, outgoing)),
    members: async (route) => {
      const members = await connector.members(route);
      return members?.map((member) => ({
        account: parsePersonId(member.aadObjectId ?? ''),
        ...(member.name === undefined ? {} : { name: member.name }),
        guest: isGuest(member, route.tenantId),
      }));
    },
  };
}

function cardOf(outgoing: Outgoing, school: School, banner: string): Card {
  switch (outgoing.kind) {
    case 'face':
      return renderPosted(faceView({ ...outgoing, banner }, school));
    case 'notice':
      return renderPosted(noticeView({ ...outgoing, banner }, school));
    case 'digest':
      return renderPosted(digestView(outgoing.lines, banner));
    case 'reminder':
    case 'reminder-closed':
    case 'late':
    case 'waiting':
    case 'answered':
      return renderPosted(reminderCardView(outgoing, banner));
    default:
      return assertNever(outgoing, 'card to send');
  }
}

/** Another tenant's account, a guest of ours, or nobody's (T7). */
function isGuest({ tenantId, userRole, userPrincipalName }: Member, ours: string): boolean {
  if (tenantId !== undefined && tenantId.toLowerCase() !== ours.toLowerCase()) return true;
  if (userRole !== undefined && userRole !== 'user') return true;
  return userPrincipalName?.toUpperCase().includes('#EXT#') ?? false;
}
