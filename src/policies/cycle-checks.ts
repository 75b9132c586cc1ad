import type { Policy } from '#domain/policy.ts';
import type { Problem } from './cross-checks.ts';

/** What comes round: whom an agreement asks, and who gets a report. */
export function cycleChecks(policy: Policy): readonly Problem[] {
  return [...looseAgreements(policy), ...reportsToNobody(policy)];
}

/** What an agreement stands on is another one, and a parent signs beside a pupil only. */
function looseAgreements({ agreements }: Policy): readonly Problem[] {
  return agreements.flatMap(({ id, onTopOf, parentToo, signers }, at): readonly Problem[] => {
    const isKnown =
      onTopOf === undefined || agreements.some((other) => other.id === onTopOf && onTopOf !== id);
    const base = 'name another agreement that is signed first, or take this out';
    const pupil = 'write false, or add "pupils" to signers: a parent signs beside a pupil';
    return [
      ...(isKnown ? [] : [{ path: ['agreements', at, 'onTopOf'], remedy: base }]),
      ...(parentToo && !signers.includes('pupils')
        ? [{ path: ['agreements', at, 'parentToo'], remedy: pupil }]
        : []),
    ];
  });
}

/** A report goes to somebody, and nothing else does. */
function reportsToNobody({ cycles, bodies }: Policy): readonly Problem[] {
  return cycles.flatMap(({ kind, to, toBody }, at): readonly Problem[] => {
    const goesOut = to !== undefined || toBody !== undefined;
    const remedy = goesOut
      ? 'take it out, with toBody: only a report goes to somebody'
      : 'name who gets the report';
    const isKnown = toBody === undefined || bodies.some(({ id }) => id === toBody);
    return [
      ...((kind === 'report') === goesOut ? [] : [{ path: ['cycles', at, 'to'], remedy }]),
      ...(isKnown
        ? []
        : [
            {
              path: ['cycles', at, 'toBody'],
              remedy: `add "${toBody}" to bodies, or name one that is there`,
            },
          ]),
    ];
  });
}
