/**
 * How much of the five policies is proved: a test that shows a clause names its id. Run by
 * `npm run coverage:policy`, or `npm run coverage:policy -- --open <feature>` for what a feature still lacks.
 */
import { parseArgs } from 'node:util';
import { readNames } from './cited-names.ts';
import { citedClauses } from './clauses.ts';
import { featureTable, openList, policyTable } from './tables.ts';

const { values } = parseArgs({ options: { open: { type: 'string' } } });
const cited = citedClauses(readNames().names);

const asked = values.open === undefined ? undefined : openList(values.open, cited);
if (values.open !== undefined && asked === undefined) {
  process.stderr.write(`No clause has the feature "${values.open}". The features:\n`);
  process.exitCode = 1;
}
const lines = asked ?? [
  ...(values.open === undefined ? [...policyTable(cited), ''] : []),
  ...featureTable(cited),
];
process.stdout.write(`${lines.join('\n')}\n`);
