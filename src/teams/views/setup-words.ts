import { dayText } from '#domain/calendar.ts';
import { GRANT_APPROVERS } from '#domain/directory/keepers.ts';
import type { PersonId } from '#domain/ids.ts';
import { type Person, ROLES, type Role } from '#domain/person.ts';
import { findBody, type Policy } from '#domain/policy.ts';
import { assertNever } from '#domain/result.ts';
import { roleTitle } from '#domain/role-titles.ts';
import type { Finding, SetupFacts } from '#domain/setup/check.ts';
import type { Matter, Pair } from '#domain/setup/two-people.ts';
import type { Entry } from './view.ts';

/** What was found, and what to do where it is not in order. */
export function findingWords(finding: Finding, policy: Policy, people: ReadonlyMap<PersonId, Person>): Entry {
  const { label, text } = wordsOf(finding, policy, people);
  return { label, text, meta: '' };
}

type Words = Pick<Entry, 'label' | 'text'>;

function wordsOf(finding: Finding, policy: Policy, people: ReadonlyMap<PersonId, Person>): Words {
  switch (finding.about) {
    case 'pair':
      return { label: matterTitle(finding.matter, policy), text: pairWords(finding.pair, policy) };
    case 'grants':
      return { label: 'Two people to give a leading role', text: grantWords(finding.ok, policy) };
    case 'channel':
      return { label: 'Safeguarding channel', text: channelWords(finding.channel) };
    case 'staff-team':
      return {
        label: 'Team of the staff',
        text: finding.ok
          ? 'It is named: who joins or leaves is seen by comparing with it.'
          : 'None is named, so joiners and leavers are found by nobody but the office. Post @Steward /here staff in a channel of the team of all staff.',
      };
    case 'roles':
      return { label: 'Roles', text: roleWords(finding.empty, policy) };
    case 'routes':
      return { label: 'Chats', text: routeWords(finding, people) };
    case 'contacts':
      return {
        label: 'Contacts',
        text: oldWords(
          finding.old.map(({ id, checked }) => ({ title: contactTitle(id, policy), checked })),
          'See that each is right, then write the new date beside it in the schools file.',
        ),
      };
    case 'pages':
      return {
        label: 'Pages of the policy',
        text: oldWords(
          finding.old,
          'See that the services on each are still there, then write the new date in the policy pack.',
        ),
      };
    case 'term-dates':
      return { label: 'Term dates', text: termWords(finding.ok, finding.until) };
    case 'bank-holidays':
      return {
        label: 'Bank holidays',
        text: finding.ok
          ? `On file until the end of ${finding.until}.`
          : `On file only until the end of ${finding.until}. Ask for a newer release of Steward.`,
      };
    default:
      return assertNever(finding, 'finding');
  }
}

function matterTitle(matter: Matter, policy: Policy): string {
  switch (matter) {
    case 'ordinary':
      return 'Two people to review a case';
    case 'witnessed':
      return 'Two people where a reviewer saw it';
    case 'aboutStaff':
      return 'Two people where it is about an adult';
    case 'aboutLead':
      return `Two people where it is about the ${policy.words.lead} or a deputy`;
    case 'aboutHead':
      return `Two people where it is about the ${policy.words.head}`;
    default:
      return assertNever(matter, 'matter');
  }
}

function pairWords(pair: Pair, policy: Policy): string {
  const roles = policy.reviewers.map((role) => roleTitle(policy, role)).join(', ');
  switch (pair) {
    case 'two':
      return 'There are always two who may review and sign it.';
    case 'asked':
      return 'Only with somebody whom “Ask a reviewer” brings in, such as a governor. That works, but takes longer.';
    case 'one':
      return `There are not always two who may review and sign it and are not on long leave. Give more people one of these roles: ${roles}.`;
    case 'nobody':
      return 'It would reach nobody. Give the roles that the policy names for it to somebody else as well.';
    default:
      return assertNever(pair, 'pair');
  }
}

function grantWords(ok: boolean, policy: Policy): string {
  if (ok) return 'There is always one to ask for it and another to agree.';
  const roles = [...GRANT_APPROVERS].map((role) => roleTitle(policy, role)).join(', ');
  return `Nobody could make a new lead or head: one asks and another agrees. Give one more person one of these roles: ${roles}.`;
}

function channelWords(channel: SetupFacts['channel']): string {
  const until = 'Until then new reports go to the leads’ own chats.';
  switch (channel) {
    case 'right':
      return 'Everybody in it may see ordinary cases, and no guest is in it.';
    case 'unbound':
      return `There is none yet. A lead types @Steward /here safeguarding in the private channel. ${until}`;
    case 'cannot-read-members':
      return `Its members cannot be read. Add Steward to the team and the channel again. ${until}`;
    case 'guest':
      return `A guest is in it. Take guests out. ${until}`;
    case 'member-without-role':
      return `Somebody in it may not see cases. Take them out or give them a role that may. ${until}`;
    default:
      return assertNever(channel, 'channel');
  }
}

const OWN_CONTACTS: Readonly<Record<string, string>> = {
  outOfHours: 'Out of hours',
  lado: 'LADO',
  socialCare: 'Children’s social care',
};

/** The schools file may name a contact by a role, or by a key of its own. */
function contactTitle(id: string, policy: Policy): string {
  const role = ROLES.find((one) => one === id);
  return (
    findBody(policy, id)?.title ?? OWN_CONTACTS[id] ?? (role === undefined ? id : roleTitle(policy, role))
  );
}

function roleWords(empty: readonly Role[], policy: Policy): string {
  if (empty.length === 0) return 'Every role that the policy counts on is held.';
  const lines = ['Nobody holds these, and the policy counts on them. Give each to somebody with /roles.'];
  return [...lines, ...empty.map((role) => roleTitle(policy, role))].join('\n');
}

function routeWords(
  { missing, unseen }: Extract<Finding, { about: 'routes' }>,
  people: ReadonlyMap<PersonId, Person>,
): string {
  const names = missing.map((id) => people.get(id)?.name ?? 'Somebody who is not in the directory');
  const cannot =
    names.length === 0
      ? ['Steward can write to everybody who was looked at.']
      : [
          'Steward cannot write to these people. Have it installed for them in the Teams admin centre, or ask them to open its chat and type /help.',
          ...names,
        ];
  const more = `${unseen} more people hold a role: too many to look at here. Take roles away that nobody needs.`;
  return [...cannot, ...(unseen === 0 ? [] : [more])].join('\n');
}

type Old = { readonly title: string; readonly checked?: string | undefined };

function oldWords(old: readonly Old[], remedy: string): string {
  if (old.length === 0) return 'Somebody looked at each within the last year.';
  const line = ({ title, checked }: Old) =>
    checked === undefined
      ? `${title}: nobody wrote down when it was last checked`
      : `${title}: last checked on ${dayText(checked) ?? checked}`;
  return [remedy, ...old.map(line)].join('\n');
}

function termWords(ok: boolean, until: string | undefined): string {
  if (until === undefined) return 'None yet. Enter them under “Term dates and closures”.';
  const known = `The last closure on file ends on ${dayText(until) ?? until}.`;
  return ok ? known : `${known} Enter the next ones under “Term dates and closures”.`;
}
