import type { Category, Guidance, Policy } from '#domain/policy.ts';
import { listed } from './page.ts';
import { dutyLine, roleTitles } from './policy-words.ts';

/** One category as a head reads it: who is told, what is due, what the reporter reads, the steps. */
export function categoryLines(policy: Policy, category: Category): readonly string[] {
  const duties = (rules: Category['duties']) => rules.map((duty) => dutyLine(policy, duty));
  return [
    `Area: ${category.area}.`,
    ...underLine(policy, category),
    toldLine(policy, category),
    ...(category.urgent ? ['Urgent: chased in minutes, round the clock.'] : []),
    ...(category.imageGuard ? ['Image guard: what never to do stands first; no address is asked for.'] : []),
    ...(category.natureFirst
      ? ['Triaged as aggravated or experimental before the police are left out.']
      : []),
    ...listed('Due:', duties(category.duties)),
    ...listed('Due for each child as well:', duties(category.childDuties)),
    ...(category.underAge === true ? ['Triage asks whether a child was too young for the site or app.'] : []),
    ...(category.referral === true ? ['Triage asks for the points of immediate referral.'] : []),
    ...listed('What belongs here:', category.covers ?? []),
    ...listed('Signs the reporter can tick:', category.signs ?? []),
    ...listed('The reporter reads:', category.guidance.map(guidanceLine)),
    ...(category.steps.length === 0 ? [] : ['Steps:']),
    ...category.steps.map((step, at) => `  ${at + 1}. ${step}`),
  ];
}

function underLine({ policies }: Policy, { policy }: Category): readonly string[] {
  const named = policies.find(({ id }) => id === policy);
  return named === undefined ? [] : [`Falls under: ${named.title}, unless triage says otherwise.`];
}

function guidanceLine({ text, from }: Guidance): string {
  return from === undefined ? text : `${text} (${from})`;
}

function toldLine(policy: Policy, { channel, receivers, restricted }: Category): string {
  if (restricted && receivers !== undefined)
    return `Told: by personal chat ${roleTitles(policy, receivers)}; else as every concern about an adult.`;
  if (restricted) return 'Told: as every concern about an adult.';
  const people = roleTitles(policy, receivers ?? policy.receivers.ordinary);
  return channel
    ? `Told: the safeguarding channel, and by personal chat ${people}.`
    : `Told: by personal chat ${people}; not the channel.`;
}
