import type { PersonId } from '../ids.ts';
import type { Person } from '../person.ts';

/** Somebody in the team of the staff, as Teams names them. */
export type RosterMember = {
  readonly account: PersonId | undefined;
  readonly name?: string;
  /** Another tenant’s account, a guest of ours, or nobody’s. */
  readonly guest: boolean;
};

export const ROSTER_LISTS = ['join', 'gone', 'guest', 'left'] as const;
/**
 * `join`: in the team and not in the directory. `gone`: in the directory and not in the team. `guest`: in the team,
 * and never added. `left`: marked as left, and still in the team.
 */
export type RosterList = (typeof ROSTER_LISTS)[number];
export type Listed = { readonly name: string; readonly account?: PersonId };
export type Comparison = Readonly<Record<RosterList, readonly Listed[]>>;

const UNNAMED = 'Name not known';

/** @param owners whose account it is, by every account that the directory knows (E8). */
export function compareRoster(
  members: readonly RosterMember[],
  people: readonly Person[],
  owners: ReadonlyMap<PersonId, PersonId>,
): Comparison {
  const own = [...new Map(members.filter(isOwn).map((one) => [one.account, one])).values()];
  const inTeam = new Set(own.map(({ account }) => owners.get(account) ?? account));
  const guests = members.filter((member) => !isOwn(member)).map(({ name = UNNAMED }) => ({ name }));
  return {
    join: own
      .filter(({ account }) => !owners.has(account))
      .map(({ account, name = UNNAMED }) => ({ account, name })),
    gone: people
      .filter(({ id, left, sponsor }) => !inTeam.has(id) && left === undefined && sponsor === undefined)
      .map(listed),
    guest: guests,
    left: people.filter(({ id, left }) => inTeam.has(id) && left !== undefined).map(listed),
  };
}

function isOwn(member: RosterMember): member is RosterMember & { readonly account: PersonId } {
  return member.account !== undefined && !member.guest;
}

function listed({ id, name }: Person): Listed {
  return { account: id, name };
}
