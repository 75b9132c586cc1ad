import type { Role } from './person.ts';
import type { Policy } from './policy.ts';
import type { Signer } from './policy-cycles.ts';

const PLAIN: Readonly<Record<Role, string>> = {
  staff: 'All staff',
  dsl: 'Safeguarding lead and deputies',
  head: 'Head of the school',
  seniorLeader: 'Senior leaders',
  lineManager: 'Line manager',
  onlineSafetyLead: 'Lead for online safety',
  technician: 'Technician',
  dataProtection: 'Data protection lead',
  agreements: 'Office, for agreements',
  chair: 'Chair of the governing body',
  trustLead: 'Trust safeguarding lead',
  governor: 'Governing body',
  admin: 'Administrator of Steward',
};

/** What the policy calls the holder of a role. */
export function roleTitle(policy: Policy, role: Role): string {
  const { head, lead } = policy.words;
  const own = role === 'head' ? head : role === 'dsl' ? lead : PLAIN[role];
  return policy.roleTitles[role] ?? own;
}

/** Who signs an agreement, as the policy calls them. */
export function signerWords({ words }: Policy, signer: Signer): string {
  const own: Partial<Record<Signer, string>> = {
    pupils: words.pupils,
    parents: 'parents or carers',
    accountUsers: 'users of official social-media accounts',
    governors: words.governors,
    technicians: 'whoever has administrator access',
  };
  return own[signer] ?? signer;
}
