import { hasRole, type Role } from '#domain/person.ts';
import type { ChannelProblem } from '#domain/setup/check.ts';
import type { Actor } from '../actor.ts';
import type { TeamsDeps } from './teams-deps.ts';

export const CHANNEL_BINDERS: readonly Role[] = ['dsl', 'admin'];

const WHY: Readonly<Record<ChannelProblem, string>> = {
  'cannot-read-members': 'its members cannot be read. Install Steward in this channel, then type it again',
  guest: 'a guest is in it. Take guests out, then type it again',
  'member-without-role':
    'somebody in it may not see cases. Take them out or give them a role, then type it again',
};

/**
 * `/here safeguarding`: new reports are announced in this channel from now on. Where its members are
 * not right, it is bound all the same and cards go to the leads' own chats until they are (product 4).
 *
 * @returns one sentence, fit for everybody in the channel.
 */
export async function bindHere(deps: TeamsDeps, { school, person, inbound }: Actor): Promise<string> {
  if (!hasRole(person, CHANNEL_BINDERS)) return 'Only a safeguarding lead or an administrator does that.';
  if (inbound.kind !== 'channel') return 'That works in a channel of a team.';
  const route = { ...inbound.route, conversationId: inbound.route.conversationId.split(';')[0] ?? '' };
  const { window: _window, teamsUserId: _user, ...channel } = route;
  const bound = await deps.store.schoolOfPlace(inbound.tenantId, channel.conversationId);
  if (bound !== undefined && bound !== school.id)
    return 'Another school announces its reports here. Type it in a channel of your own.';
  await deps.store.bindChannel(school.id, channel, person.id, deps.clock.now());
  const check = await deps.checkChannel(school.id, channel, true);
  if (check.ok)
    return `New reports are announced here from now on. All ${check.members} people in this channel may see them.`;
  return `This is the safeguarding channel now, but ${WHY[check.problem]}. Until then cards go to the leads’ own chats.`;
}
