import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  differences,
  fieldsIn,
  fieldsOfSchema,
  fieldsOfType,
  readDataPage,
  rowKindsIn,
} from './data-page.ts';

const PAGE = readDataPage(readFileSync('infra/data.md', 'utf8'));

/** Which files' types are stored, by the section that names their fields. A new file falls into one by its name. */
const SECTIONS = [
  ['A case', /^case\/(event[\w-]*|model)\.ts$/],
  ['A person', /^(person|directory\/(?!roll)([\w-]+-)?(event|model)[\w-]*)\.ts$/],
  ['The roll', /^directory\/roll(-event)?\.ts$/],
  ['The record book', /^book\/(event|model)\.ts$/],
  ['What people owe', /^(ledger|agreement)\/(event|model)[\w-]*\.ts$/],
] as const;
/** Types that are stored as they are, of files that also hold others. */
const PLAIN = ['Route', 'Attempt', 'Exported', 'CaseLine', 'LogLine', 'SharedCase', 'Effect', 'Line'];

const under = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
const textOf = (path: string): string => readFileSync(path, 'utf8');

/** Each name, and the file that it was found in. */
function namesIn(folder: string, paths: readonly string[], find: (source: string) => readonly string[]) {
  const found = paths
    .map((path) => `${folder}/${path}`)
    .flatMap((path) => find(textOf(path)).map((name) => [name, path] as const));
  return new Map(found);
}

describe('infra/data.md', () => {
  it('names every kind of row that is stored, and none that is not', () => {
    const kinds = namesIn('src/storage', under('src/storage'), rowKindsIn);
    expect(kinds.size).toBeGreaterThan(30);
    expect(differences('Rows', PAGE, kinds)).toEqual([]);
  });

  it.each(SECTIONS)(
    'names every field of what is stored under “%s”, and none that is not',
    (section, files) => {
      const paths = under('src/domain').filter((path) => files.test(path));
      expect(differences(section, PAGE, namesIn('src/domain', paths, fieldsIn))).toEqual([]);
    },
  );

  it('names every field by which rows hold together', async () => {
    const stored = new Map<string, string>();
    for (const path of under('src/storage').filter((one) => /(^|-)records\.ts$/.test(one)))
      for (const [row, schema] of Object.entries(await import(resolve('src/storage', path))))
        for (const name of fieldsOfSchema(schema)) stored.set(name, `${row} in src/storage/${path}`);
    for (const path of under('src/workflows').filter((one) => /(^|-)stored\.ts$/.test(one)))
      for (const type of PLAIN)
        for (const name of fieldsOfType(textOf(`src/workflows/${path}`), type))
          stored.set(name, `${type} in src/workflows/${path}`);
    expect(stored.size).toBeGreaterThan(40);
    expect(differences('Behind the rows', PAGE, stored)).toEqual([]);
  });

  it('leaves out no file of events or of a model', () => {
    const files = under('src/domain').filter((path) => /(^|[/-])(event|model)[\w-]*\.ts$/.test(path));
    const nowhere = files.filter((path) => !SECTIONS.some(([, known]) => known.test(path)));
    expect(nowhere, 'give each its section of infra/data.md in this test').toEqual([]);
  });
});

describe('the check of the page', () => {
  const page = readDataPage(
    '# Page\n\n## Rows\n\n| row | why |\n|---|---|\n| `head` | `not this` |\n| `gone` `old` | x |\n',
  );

  it('says which line is missing and which is too much', () => {
    expect(
      differences(
        'Rows',
        page,
        new Map([
          ['head', 'a.ts'],
          ['old', 'a.ts'],
          ['new', 'b.ts'],
        ]),
      ),
    ).toEqual([
      'infra/data.md, “Rows”: name `new`, which b.ts stores, in a line of its table',
      'infra/data.md, “Rows”: take out `gone`, which nothing stores',
    ]);
    expect(differences('Another', page, new Map([['head', 'a.ts']]))).toHaveLength(1);
  });

  it('finds a row however its key is written', () => {
    const source = [
      "export const A_PREFIX = 'aa_';",
      "export const B_KEY = 'bb_safeguarding';",
      `export const cKey = (id: Id): string => \`cc_\${id}\`;`,
      "export const BARE_KEY = 'hh';",
      "export const D_PREFIX = 'dd_0_';",
      `export const eKey = (which: 'ee' | 'ff', id: Id): string => \`\${which}_\${id}\`;`,
      '/** Which `gg_` row stands. */',
    ];
    expect(rowKindsIn(source.join('\n'))).toEqual(['aa', 'bb', 'cc', 'dd', 'hh', 'ee', 'ff']);
  });
});
