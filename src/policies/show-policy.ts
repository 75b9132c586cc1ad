import { ROLES } from '#domain/person.ts';
import {
  type Chase,
  type Choice,
  findBody,
  guideLines,
  type Policy,
  SOURCES,
  type Words,
} from '#domain/policy.ts';
import type { Page } from '#domain/policy-cycles.ts';
import { roleTitle } from '#domain/role-titles.ts';
import { listed, section, wrapped } from './page.ts';
import { counted, dutyLine, roleTitles, SOURCE_WORDS } from './policy-words.ts';
import { categoryLines } from './show-category.ts';
import { agreementLines, courseLines, cycleLines } from './show-cycles.ts';
import { agreementTexts, inductionLines, nudgeLines, reminderLines } from './show-people.ts';

/** The pack as a page of plain text that a head can read and approve. */
export function showPolicy(policy: Policy): string {
  const { title, id, version } = policy;
  const lines = [
    title,
    '='.repeat(title.length),
    `Policy pack ${id}, version ${version}.`,
    ...section('Words', wordLines(policy.words)),
    ...section(
      'Roles',
      ROLES.map((role) => `${role}: ${roleTitle(policy, role)}`),
    ),
    ...section('Who is told and who reviews', receiverLines(policy)),
    ...section('What is always due', dueLines(policy)),
    ...policy.categories.flatMap((category) => section(category.title, categoryLines(policy, category))),
    ...referralSection(policy),
    ...section('Searches and images', searchLines(policy)),
    ...policy.bodies.flatMap((body) =>
      section(`Whom to tell: ${body.title}`, [
        ...(body.police ? ['Told by "Police now", by one person, at any time.'] : []),
        ...guideLines(body),
      ]),
    ),
    ...section(
      'What else is done',
      policy.measures.map(({ title, covers }) => `- ${title}: ${covers}`),
    ),
    ...section('Outcomes', titlesOf(policy.outcomes)),
    ...section('Policies a case may fall under', titlesOf(policy.policies)),
    ...section('Sanctions', [
      ...sanctionLines(policy),
      ...listed('Whoever concludes reads:', policy.sanctionAdvice),
    ]),
    ...section('Record book', bookLines(policy)),
    ...section('Chasing', chaseLines(policy, policy.chase)),
    ...section('Records and debrief', recordLines(policy)),
    ...policy.pages.flatMap((page) => section(`Page for the staff: ${page.title}`, pageLines(page))),
    ...section('Agreements', agreementLines(policy)),
    ...agreementTexts(policy),
    ...section('Training', courseLines(policy)),
    ...section('Reminders', reminderLines(policy)),
    ...section('Induction', inductionLines(policy)),
    ...section('Messages to the staff', nudgeLines(policy)),
    ...section('What comes round', cycleLines(policy)),
    ...section(
      'Decisions where the policy is silent or contradicts itself',
      policy.decisions.map((line) => `- ${line}`),
    ),
    ...section(
      'Still open',
      policy.open.map((line) => `- ${line}`),
    ),
  ];
  return `${lines.map(wrapped).join('\n')}\n`;
}

function titlesOf(choices: readonly Choice[]): readonly string[] {
  return choices.map(({ title }) => `- ${title}`);
}

function wordLines({ pupil, pupils, head, governors, lead, school, commerce }: Words): readonly string[] {
  return [
    `A child here is a ${pupil}, several are ${pupils}; this is a ${school}.`,
    `It is led by the ${head} and overseen by the ${governors}; the safeguarding lead is the ${lead}.`,
    `The four areas of risk: content, contact, conduct, ${commerce.toLowerCase()}.`,
  ];
}

function receiverLines(policy: Policy): readonly string[] {
  const { ordinary, bySource, restricted, about, restrictedNext } = policy.receivers;
  return [
    `An ordinary case: the safeguarding channel, and by personal chat ${roleTitles(policy, ordinary)}.`,
    ...SOURCES.filter((source) => bySource[source] !== undefined).map(
      (source) => `${SOURCE_WORDS[source]}: ${roleTitles(policy, bySource[source] ?? [])} as well.`,
    ),
    `A concern about an adult: never the channel; by personal chat ${roleTitles(policy, restricted)}.`,
    ...about.map(
      ({ roles, tell }) =>
        `About ${roleTitles(policy, roles)}: ${roleTitles(policy, tell)}, less the person.`,
    ),
    `About one of those told, or when nobody else is left: ${roleTitles(policy, restrictedNext)}.`,
    `Senior enough to review and sign, two of them: ${roleTitles(policy, policy.reviewers)}.`,
  ];
}

function dueLines(policy: Policy): readonly string[] {
  const lines = (duties: Policy['childDuties']) => duties.map((duty) => dutyLine(policy, duty));
  return [
    ...listed('For each child harmed or alleged:', lines(policy.childDuties)),
    ...listed('For a child whose vulnerability is written down:', lines(policy.vulnerableDuties)),
    ...listed('For a concern about an adult:', lines(policy.restrictedDuties)),
    ...listed('When triage says serious:', lines(policy.seriousDuties)),
    ...listed('When triage says aggravated:', lines(policy.aggravatedDuties)),
    ...listed(
      'For each child that triage says was too young for the site or app:',
      lines(policy.underAgeDuties),
    ),
    `When triage says seek advice: the same day, from ${policy.advisers.map((id) => findBody(policy, id)?.title ?? id).join(', ')}.`,
  ];
}

function referralSection(policy: Policy): readonly string[] {
  const { referral } = policy;
  if (referral === undefined) return [];
  return section('Refer at once', [
    ...listed(
      `One of these is enough (${referral.from}):`,
      referral.choices.map(({ title }) => title),
    ),
    ...listed(
      'Then:',
      referral.duties.map((duty) => dutyLine(policy, duty)),
    ),
  ]);
}

function searchLines(policy: Policy): readonly string[] {
  const { search, viewing } = policy;
  const rule =
    search === undefined
      ? ['The policy gives no power to search.']
      : [
          `Searched by: ${roleTitles(policy, search.searchers)}; present: ${roleTitles(policy, search.present)}.`,
          ...listed('Only when:', [...search.conditions.map(({ title }) => title)]),
        ];
  return [
    ...rule,
    `Who may decide that an image must be seen, as a last resort: ${roleTitles(policy, viewing)}.`,
    policy.deletesAfterAdvice
      ? 'Copies are deleted once the police have advised, and never before.'
      : 'Nobody deletes a copy.',
  ];
}

function sanctionLines({ sanctions, policies }: Policy): readonly string[] {
  return sanctions.map(({ title, policy }) => {
    const rests = policies.find(({ id }) => id === policy)?.title ?? policy;
    return `- ${title} (rests on: ${rests})`;
  });
}

function bookLines({ book, trainingNeeds }: Policy): readonly string[] {
  return book.map(({ id, title, hint, office }) => {
    const everybody = id === trainingNeeds ? ' Everybody writes their own needs here, at /training.' : '';
    return `- ${title}${office ? ' (the office too)' : ''}: ${hint}${everybody}`;
  });
}

function chaseLines(policy: Policy, { urgent, ordinary, day }: Chase): readonly string[] {
  return [
    ...listed(
      'Danger and urgent categories, round the clock, until somebody acknowledges:',
      urgent.map(
        ({ afterMinutes, tell }) => `after ${counted(afterMinutes, 'minute')}: ${roleTitles(policy, tell)}`,
      ),
    ),
    ...listed(
      `All else, in school time (${day.from} to ${day.to}):`,
      ordinary.map(
        ({ afterSchoolHours, tell }) =>
          `after ${counted(afterSchoolHours, 'hour')}: ${roleTitles(policy, tell)}`,
      ),
    ),
  ];
}

function pageLines({ parts, inCases, checked }: Page): readonly string[] {
  return [
    ...(inCases ? ['Offered in every case too.'] : []),
    ...parts.flatMap(({ title, lines }) => listed(`${title}:`, lines)),
    ...(checked === undefined ? [] : [`Services last looked up: ${checked}.`]),
  ];
}

function recordLines({
  recordSystem,
  debrief,
  debriefMeasure,
  partnerSchool,
  words,
}: Policy): readonly string[] {
  const elsewhere =
    recordSystem === undefined
      ? 'No other record system is named.'
      : `The case ${recordSystem.required ? 'must' : 'may'} also be recorded in ${recordSystem.systems.join(' or ')}.`;
  return [
    elsewhere,
    `A debrief is ${debrief}${debriefMeasure === undefined ? '' : '; what it changes is owed until it is done'}.`,
    partnerSchool !== undefined
      ? `Partner schools have ${words.pupils} here, and each is told of its own.`
      : 'There are no partner schools.',
  ];
}
