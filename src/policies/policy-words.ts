import type { Role } from '#domain/person.ts';
import {
  type DutyClock,
  type DutyRule,
  findMeasure,
  findOwed,
  type Policy,
  type Source,
} from '#domain/policy.ts';
import { roleTitle } from '#domain/role-titles.ts';

/** Who told the reporter, as the page says it. */
export const SOURCE_WORDS: Readonly<Record<Source, string>> = {
  sawIt: 'The reporter saw it',
  pupil: 'A pupil told the reporter',
  parent: 'A parent told the reporter',
  colleague: 'A colleague told the reporter',
  monitoring: 'Monitoring found it',
  other: 'Somebody else told the reporter',
};

export function roleTitles(policy: Policy, roles: readonly Role[]): string {
  return roles.length === 0 ? 'nobody' : roles.map((role) => roleTitle(policy, role)).join(', ');
}

export function dutyLine(policy: Policy, { body, mode, clock, updateEvery }: DutyRule): string {
  const title = findOwed(policy, body)?.title ?? body;
  const when = clock === undefined ? '' : `, ${clockWords(clock)}`;
  if (findMeasure(policy, body) !== undefined)
    return mode === 'must'
      ? `${title}: must be done${when}.`
      : `${title}: to be decided${when}; not doing it needs a reason.`;
  const more =
    updateEvery === undefined
      ? ''
      : ` Then told more every ${counted(updateEvery, 'school day')}, until it closes.`;
  return mode === 'must'
    ? `${title}: must be told${when}.${more}`
    : `${title}: to be decided${when}; not telling them needs a reason.${more}`;
}

function clockWords(clock: DutyClock): string {
  switch (clock.kind) {
    case 'atOnce':
      return 'at once';
    case 'sameDay':
      return 'the same day';
    case 'hours':
      return `within ${counted(clock.count, 'hour')}`;
    case 'workingDays':
      return `within ${counted(clock.count, 'working day')}`;
  }
}

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
