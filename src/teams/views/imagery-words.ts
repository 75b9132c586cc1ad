import type { CaseEvent } from '#domain/case/event.ts';
import type { PersonId } from '#domain/ids.ts';

type ImageryEvent = Extract<CaseEvent, { type: 'viewing-decided' | 'copies-deleted' }>;

/** What was decided about an image: words and names, for Steward holds nothing else. */
export function imageryWords(
  event: ImageryEvent,
  name: (person: PersonId) => string,
): readonly [string, ...string[]] {
  if (event.type === 'copies-deleted') {
    const { reference, copyHeldBy } = event;
    return [
      'Deleted after police advice',
      `What was deleted, and where: ${event.what}`,
      `Police advice: ${event.advice}`,
      ...(reference === '' ? [] : [`Their reference: ${reference}`]),
      `Deleted by: ${event.deletedBy}`,
      copyHeldBy === ''
        ? 'No copy is kept.'
        : `One copy, which the police asked for, is kept by: ${copyHeldBy}`,
    ];
  }
  const { decision } = event;
  if (!decision.look) return ['Viewing decision: nobody looks', `Reason: ${decision.reason}`];
  return [
    'Viewing decision: it has to be seen',
    `Why there is no other way: ${decision.noOtherWay}`,
    `Why it will not add to the child’s distress: ${decision.noDistress}`,
    `Who will look: ${name(decision.viewer)}`,
  ];
}
