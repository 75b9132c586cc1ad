import { KEEPERS } from '../agreement/decide.ts';
import { currentPublications, type Publications } from '../agreement/model.ts';
import { hasRole, type Person, type Role } from '../person.ts';
import type { Policy } from '../policy.ts';
import type { Item } from './model.ts';

/** Who sees where everybody stands, by name. */
const READERS: readonly Role[] = ['agreements', 'dsl', 'head', 'onlineSafetyLead', 'seniorLeader'];
/** Who sees numbers alone. */
const OVERSEERS: readonly Role[] = ['governor', 'chair', 'trustLead'];
/** Who lets people onto the systems, and needs to know who may not be (H25). */
const GATEKEEPERS: readonly Role[] = ['technician', ...READERS];

/** `own`: those whose line manager this person is. */
export type BoardScope = 'everybody' | 'own' | 'figures';

export function boardScope(person: Person): BoardScope | undefined {
  if (hasRole(person, READERS)) return 'everybody';
  if (hasRole(person, ['lineManager'])) return 'own';
  return hasRole(person, OVERSEERS) ? 'figures' : undefined;
}

export function seesNotCleared(person: Person): boolean {
  return hasRole(person, GATEKEEPERS);
}

/** Who asked something and who declined is for those who answer them. */
export function seesTalk(person: Person): boolean {
  return hasRole(person, KEEPERS);
}

/** One row of the board. */
export type BoardTopic = {
  readonly item: Item;
  readonly title: string;
  /** Of an agreement: the version that is asked for. */
  readonly edition?: string;
  /** What nobody has without it. */
  readonly gate?: string | undefined;
};

/** What the board has a row for: every agreement that is published, and training once it has begun. */
export function boardTopics(policy: Policy, publications: Publications): readonly BoardTopic[] {
  const agreements = currentPublications(publications).map(({ kind, title, edition }): BoardTopic => {
    const gate = policy.agreements.find(({ id }) => id === kind)?.gate;
    return { item: `agreement-${kind}`, title, edition, gate };
  });
  if (publications.trainingFrom === undefined) return agreements;
  return [
    ...agreements,
    ...policy.courses
      .filter(({ voluntary }) => voluntary !== true)
      .map(({ id, title }): BoardTopic => ({ item: `course-${id}`, title })),
    ...policy.induction.map(({ id, title }): BoardTopic => ({ item: `induction-${id}`, title })),
  ];
}
