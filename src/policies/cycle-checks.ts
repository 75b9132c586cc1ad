import { agreementText, LONGEST_TEXT } from '#domain/agreement-text.ts';
import type { Policy } from '#domain/policy.ts';
import type { Problem } from './cross-checks.ts';

/** What comes round: whom an agreement asks and in which words, when reminders go, and who gets a report. */
export function cycleChecks(policy: Policy): readonly Problem[] {
  return [
    ...looseAgreements(policy),
    ...longTexts(policy),
    ...clausesOfOthers(policy),
    ...remindersOutOfOrder(policy),
    ...reportsToNobody(policy),
  ];
}

function longTexts(policy: Policy): readonly Problem[] {
  return policy.agreements.flatMap(({ id }, at) => {
    const { length } = agreementText(policy, id) ?? '';
    const remedy = `write at most ${LONGEST_TEXT} characters in all: these are ${length}`;
    return length <= LONGEST_TEXT ? [] : [{ path: ['agreements', at, 'text'], remedy }];
  });
}

/** A pack carries out one policy, whose clauses all begin with the same letters. */
function clausesOfOthers({ agreements }: Policy): readonly Problem[] {
  const cited = agreements.flatMap(({ text = [] }, at) =>
    text.flatMap(({ lines }, part) =>
      lines.flatMap(({ covers }, line) =>
        covers.map((clause) => ({ clause, path: ['agreements', at, 'text', part, 'lines', line, 'covers'] })),
      ),
    ),
  );
  const own = mostFrequent(cited.map(({ clause }) => codeOf(clause)));
  return cited.flatMap(({ clause, path }) => {
    const remedy = `take out ${clause}: the others are clauses of ${own}, and a pack has one policy`;
    return [own, undefined].includes(codeOf(clause)) ? [] : [{ path, remedy }];
  });
}

/** @returns nothing for what is no number of a clause, of which its own place is told already. */
function codeOf(clause: string): string | undefined {
  return /^[A-Z]+(?=-)/.exec(clause)?.[0];
}

function mostFrequent(codes: readonly (string | undefined)[]): string | undefined {
  const count = (code: string | undefined) => codes.filter((one) => one === code).length;
  return codes.filter((code) => code !== undefined).toSorted((a, b) => count(b) - count(a))[0];
}

function remindersOutOfOrder({ reminders: { before, from, to } }: Policy): readonly Problem[] {
  const later = before.flatMap((days, at) => {
    const last = before[at - 1] ?? Number.POSITIVE_INFINITY;
    const remedy = `write less than ${last}: the days before the due day are counted down`;
    return days < last ? [] : [{ path: ['reminders', 'before', at], remedy }];
  });
  const remedy = `write a later time than ${from}`;
  return [...later, ...(from < to ? [] : [{ path: ['reminders', 'to'], remedy }])];
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
