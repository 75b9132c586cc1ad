import { CLAUSES, type Clause, type Count, countOf, POLICIES, standingOf } from './clauses.ts';

type Cited = ReadonlySet<string>;

function line(what: string, columns: readonly (string | number)[]): string {
  return what.padEnd(24) + columns.map((column) => String(column).padStart(16)).join('');
}

const HEADINGS = ['clauses', 'proved', 'not applicable', 'open'];

function countLine(what: string, { proved, notApplicable, open }: Count): string {
  return line(what, [proved + notApplicable + open, proved, notApplicable, open]);
}

/** How many clauses of each policy are proved, not applicable and open, and of all five. */
export function policyTable(cited: Cited): readonly string[] {
  const policies = Object.entries(POLICIES).map(([code, school]) => {
    const clauses = CLAUSES.filter(({ policy }) => policy === code);
    return countLine(`${code} ${school}`, countOf(clauses, cited));
  });
  return [line('policy', HEADINGS), ...policies, countLine('all', countOf(CLAUSES, cited))];
}

/** The same for each feature, the one with most clauses first. */
export function featureTable(cited: Cited): readonly string[] {
  const features = [...new Set(CLAUSES.map(({ feature }) => feature))].map(
    (feature) => [feature, CLAUSES.filter((clause) => clause.feature === feature)] as const,
  );
  const largestFirst = features.toSorted(([, one], [, other]) => other.length - one.length);
  return [
    line('feature', HEADINGS),
    ...largestFirst.map(([feature, clauses]) => countLine(feature, countOf(clauses, cited))),
  ];
}

/** The clauses of a feature that nothing proves yet; `undefined` where no clause has this feature. */
export function openList(feature: string, cited: Cited): readonly string[] | undefined {
  const clauses = CLAUSES.filter((clause) => clause.feature === feature);
  if (clauses.length === 0) return undefined;
  return clauses.filter((clause) => standingOf(clause, cited) === 'open').map(described);
}

function described({ id, section }: Clause): string {
  return `${id}  ${section}`;
}
