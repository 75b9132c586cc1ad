/**
 * Counts which rules, edge cases, promises, threats and findings stand in the name of a test, prints which do
 * not yet, and how many clauses of each policy do. Run by `npx tsx test/count-cited-ids.ts`.
 */
import { readNames, timesCited } from './coverage/cited-names.ts';
import { citedClauses } from './coverage/clauses.ts';
import { policyTable } from './coverage/tables.ts';

const RANGES = [
  ['H', 43, 'hard rules'],
  ['E', 65, 'edge cases'],
  ['P', 12, 'promises'],
  ['T', 54, 'threats'],
  ['F', 15, 'findings'],
] as const;

function print(...columns: readonly [string, string, string, string]): void {
  const [what, cited, times, rest] = columns;
  process.stdout.write(`${what.padEnd(16)}${cited.padStart(9)}${times.padStart(7)}  ${rest}\n`);
}

const { files, names } = readNames();

print('', 'cited', 'times', 'not cited');
for (const [letter, last, what] of RANGES) {
  const counts = Array.from({ length: last }, (_, at) => {
    const id = `${letter}${at + 1}`;
    return [id, timesCited(id, names)] as const;
  });
  const missing = counts.filter(([, times]) => times === 0).map(([id]) => id);
  const times = counts.reduce((sum, [, one]) => sum + one, 0);
  print(what, `${last - missing.length}/${last}`, String(times), missing.join(' '));
}
process.stdout.write(`\n${policyTable(citedClauses(names)).join('\n')}\n`);
process.stdout.write(`\n${names.length} names in ${files} files\n`);
