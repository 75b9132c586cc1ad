import type { Policy } from '#domain/policy.ts';
import type { Agreement, Course, Cycle } from '#domain/policy-cycles.ts';
import { signerWords } from '#domain/role-titles.ts';
import { counted, roleTitles } from './policy-words.ts';

/** Each agreement as a sentence: who signs what, how often, and what hangs on it. */
export function agreementLines(policy: Policy): readonly string[] {
  return policy.agreements.map((agreement) => `- ${agreementLine(policy, agreement)}`);
}

export function courseLines(policy: Policy): readonly string[] {
  return policy.courses.map((course) => `- ${courseLine(policy, course)}`);
}

/** Reviews, checks and reports: what comes round, who does it, and who gets it. */
export function cycleLines(policy: Policy): readonly string[] {
  return policy.cycles.map((cycle) => `- ${cycleLine(policy, cycle)}`);
}

function agreementLine(policy: Policy, agreement: Agreement): string {
  const { title, signers, group, parentToo, onTopOf, renewMonths, gate } = agreement;
  const base = policy.agreements.find(({ id }) => id === onTopOf)?.title;
  return [
    `${title}: signed by ${signers.map((one) => signerWords(policy, one)).join(', ')}`,
    ...(group === undefined ? [] : [` (${group})`]),
    ...(parentToo ? [' and a parent or carer'] : []),
    ...(base === undefined ? [] : [`, on top of “${base}”`]),
    `; again after ${counted(renewMonths, 'month')} and at each new version.`,
    ...(gate === undefined ? [] : [` Without it: ${gate}`]),
  ].join('');
}

const PROVIDER = { school: 'held here', trust: 'held by the trust', external: 'with an outside provider' };

function courseLine(policy: Policy, course: Course): string {
  const { title, audience, starters, validMonths, provider, topics, statement, voluntary } = course;
  const valid =
    validMonths === undefined ? 'does not run out' : `again after ${counted(validMonths, 'month')}`;
  return [
    `${title}: ${roleTitles(policy, audience)}; ${PROVIDER[provider]}; ${valid}.`,
    ...(starters ? [' Part of every induction.'] : []),
    ...(voluntary === true ? [' Written down by whoever takes it; nobody owes it.'] : []),
    ...(topics === undefined ? [] : [` It goes through: ${topics.join('; ')}.`]),
    ...(statement === undefined ? [] : [` Ticked (${statement.edition}): “${statement.text}”`]),
  ].join('');
}

const KIND = { review: 'Review', check: 'Check', report: 'Report' };

function cycleLine(policy: Policy, { title, kind, every, by, to, toBody }: Cycle): string {
  const when = every === 'meeting' ? `for each meeting of the ${policy.words.governors}` : `every ${every}`;
  const body = policy.bodies.find(({ id }) => id === toBody)?.title;
  const getters = [
    ...(to === undefined ? [] : [roleTitles(policy, to)]),
    ...(body === undefined ? [] : [body]),
  ];
  const goesTo = getters.length === 0 ? '' : `, to ${getters.join(', ')}`;
  return `${KIND[kind]}, ${when}: ${title}, by ${roleTitles(policy, by)}${goesTo}.`;
}
