import { readdirSync, readFileSync } from 'node:fs';

const ROOT = new URL('../', import.meta.url);

/** The first argument of every `it`, `describe` and their kin. */
const NAME =
  /\b(?:it|test|describe)(?:\.\w+)*\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/g;

/** What stands in a comment is no name; a text of one line is, where it cites: a table keeps names so. */
const TEXT = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g;
const CITES = / \((?:[^()]*[\s,])?[A-Z]{1,3}-?\d{1,3}(?:[\s,][^()]*)?\)/;

/** A loop over a table whose first column stands in the title. */
const LOOP = /for \(const \[(\w+)[^\]]*\] of (\w+)\)[\s{]*(?:it|describe)\(`[^`]*\$\{\1\}/g;
const FIRST_COLUMN = /\[\s*'([^'\n]*)'/g;

/**
 * The test names that stand in a test file: whole titles; texts of a table that cite ids in brackets after
 * some words, such as `an empty title (LIN-005, H3)`; and the first column of a table that a title prints.
 * Any other bare id is data and no name.
 */
export function namesIn(source: string): readonly string[] {
  const titles = textsOf(source, NAME);
  const cells = textsOf(source, TEXT).filter((text) => CITES.test(text) && !titles.includes(text));
  const printed = [...source.matchAll(LOOP)].flatMap(([, , table]) =>
    textsOf(tableIn(source, table ?? ''), FIRST_COLUMN),
  );
  return [...titles, ...cells, ...printed.filter((text) => !cells.includes(text))];
}

/** From the declaration of the table to the bracket that closes it at the start of a line. */
function tableIn(source: string, table: string): string {
  return new RegExp(`\\bconst ${table}\\b[\\s\\S]*?=([\\s\\S]*?)\\n *\\]`).exec(source)?.[1] ?? '';
}

/** The names of all tests and contracts of the project. */
export function readNames(): { readonly files: number; readonly names: readonly string[] } {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(test|contract)\.ts$/.test(name),
  );
  return {
    files: files.length,
    names: files.flatMap((name) => namesIn(readFileSync(new URL(name.replaceAll('\\', '/'), ROOT), 'utf8'))),
  };
}

/** How many of the names cite the id as a whole word: `LIN-0761` and `LTH-1` cite neither. */
export function timesCited(id: string, names: readonly string[]): number {
  const whole = new RegExp(`(?<![\\w-])${id}(?![\\w-])`);
  return names.filter((name) => whole.test(name)).length;
}

function textsOf(source: string, pattern: RegExp): readonly string[] {
  return [...source.matchAll(pattern)].flatMap(([, one, two, three]) => one ?? two ?? three ?? []);
}
