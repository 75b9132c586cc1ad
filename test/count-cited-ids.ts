import { readdirSync, readFileSync } from 'node:fs';

/**
 * Counts which rules, edge cases, promises, threats, findings and policy rows stand in the name of a test,
 * and prints which do not yet. Run by `npx tsx test/count-cited-ids.ts`.
 */
const RANGES = [
  ['H', 43, 'hard rules'],
  ['E', 65, 'edge cases'],
  ['P', 12, 'promises'],
  ['T', 54, 'threats'],
  ['F', 15, 'findings'],
] as const;
const POLICY_ROWS = [
  ['LIN', 'Linden'],
  ['STA', 'St Andrews'],
  ['BRI', 'Brigantia'],
  ['LTH', 'Linthorpe'],
  ['LAR', 'Larches'],
] as const;

/** The first argument of every `it`, `describe` and their kin. */
const NAME =
  /\b(?:it|test|describe)(?:\.\w+)*\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/g;

const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(test|contract)\.ts$/.test(name),
);
const names = files.flatMap((file) =>
  [...readFileSync(`test/${file}`, 'utf8').matchAll(NAME)].map(
    ([, one, two, three]) => one ?? two ?? three ?? '',
  ),
);

function timesCited(id: string): number {
  const whole = new RegExp(`(?<![\\w-])${id}(?![\\w-])`);
  return names.filter((name) => whole.test(name)).length;
}

function print(...columns: readonly [string, string, string, string]): void {
  const [what, cited, times, rest] = columns;
  process.stdout.write(`${what.padEnd(16)}${cited.padStart(9)}${times.padStart(7)}  ${rest}\n`);
}

print('', 'cited', 'times', 'not cited');
for (const [letter, last, what] of RANGES) {
  const counts = Array.from(
    { length: last },
    (_, at) => [`${letter}${at + 1}`, timesCited(`${letter}${at + 1}`)] as const,
  );
  const missing = counts.filter(([, times]) => times === 0).map(([id]) => id);
  const times = counts.reduce((sum, [, one]) => sum + one, 0);
  print(what, `${last - missing.length}/${last}`, String(times), missing.join(' '));
}
for (const [prefix, school] of POLICY_ROWS) {
  const rows = names.flatMap((name) => name.match(new RegExp(`\\b${prefix}-\\d{3}\\b`, 'g')) ?? []);
  const cited = [...new Set(rows)].toSorted();
  print(
    `${prefix} ${school}`,
    String(cited.length),
    String(rows.length),
    cited.length === 0 ? '' : `cited: ${cited.join(' ')}`,
  );
}
process.stdout.write(`${names.length} names in ${files.length} files\n`);
