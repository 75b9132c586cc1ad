import { readdirSync, readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import demoSchools from '#local/demo-school.json' with { type: 'json' };
import { loadPolicy } from '#policies/load-policy.ts';

type File = { readonly path: string; readonly text: string };

const files: readonly File[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

const LONGEST = 250;

/** A file that only lists types leaves nothing behind, and may be longer. */
function tooLong({ text }: File): boolean {
  if (text.trimEnd().split('\n').length <= LONGEST) return false;
  return transformSync(text, { loader: 'ts' }).code.trim() !== '';
}

/** Code alone, for a rule that comments and texts may speak of. */
const codeOf = ({ text }: File): string => transformSync(text, { loader: 'ts', legalComments: 'none' }).code;

const OWN_CLOCK =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|\bMath\.random\b|\brandomBytes\b|\brandomUUID\b/;
const PURE = /^src\/(domain|workflows)\//;

function ownsClockOrChance(file: File): boolean {
  return PURE.test(file.path) && OWN_CLOCK.test(codeOf(file));
}

const PACKS = await Promise.all(
  readdirSync('src/policies')
    .filter((name) => name.endsWith('.json'))
    .map((name) => loadPolicy(name.replace('.json', ''))),
);
/** Titles of the field itself, which every school may have. */
const PLAIN_TITLES = [
  ...['Senior leader', 'Line manager', 'Head Teacher', 'Safeguarding Lead', 'Designated Safeguarding Lead'],
  ...['Online Safety Lead', 'Data Protection Officer', 'School office', 'DSL or deputy'],
];

/** A school's own words: ids, prefixes and names of packs and of the demo school, its offices and its systems. */
const SCHOOL_WORDS = [
  ...demoSchools.schools.flatMap(({ id, name, prefix }) => [id, name, `'${prefix}'`, `"${prefix}"`]),
  ...PACKS.flatMap(({ id, title, words, roleTitles, recordSystem }) => [
    ...[id, title, title.split(/ (?:online|digital) /)[0] ?? title],
    ...[words.governors, ...Object.values(roleTitles)].filter((word) => / /.test(word ?? '')),
    ...(recordSystem?.systems ?? []),
  ]),
]
  .filter((word) => word !== undefined)
  .filter((word) => !PLAIN_TITLES.includes(word));
const SCHOOLS_OWN = /^src\/(policies|local)\//;

function namesASchool(file: File): boolean {
  if (SCHOOLS_OWN.test(file.path)) return false;
  const code = codeOf(file).toLowerCase();
  return SCHOOL_WORDS.some((word) => code.includes(word.toLowerCase()));
}

const pathsOf = (given: readonly File[]): readonly string[] => given.map(({ path }) => path);
const made = (path: string, text: string): File => ({ path, text });

describe('files of src', () => {
  it('are at most 250 lines long, unless they only list types', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(pathsOf(files.filter(tooLong))).toEqual([]);
    expect(tooLong(made('src/x.ts', 'run();\n'.repeat(251)))).toBe(true);
    expect(tooLong(made('src/x.ts', 'run();\n'.repeat(250)))).toBe(false);
    expect(tooLong(made('src/x.ts', 'type A = 1;\n'.repeat(251)))).toBe(false);
  });

  it('take the time and chance from outside in domain and workflows (T31)', () => {
    expect(pathsOf(files.filter(ownsClockOrChance))).toEqual([]);
    for (const text of ['Date.now()', 'new Date()', 'Math.random()', 'performance.now()', 'randomBytes(1)'])
      expect(ownsClockOrChance(made('src/domain/x.ts', `export const x = ${text};`))).toBe(true);
    expect(ownsClockOrChance(made('src/workflows/x.ts', 'export const x = new Date(1);'))).toBe(false);
  });

  it('name no school, and carry none of its words, outside its pack and the demo', () => {
    expect(pathsOf(files.filter(namesASchool))).toEqual([]);
    expect(namesASchool(made('src/teams/x.ts', "export const x = pack === 'linden';"))).toBe(true);
    for (const own of ['Management Committee', 'StaffSafe', 'Chair of Trustees', 'brigantia'])
      expect(namesASchool(made('src/teams/x.ts', `export const x = '${own}';`)), own).toBe(true);
    expect(PACKS).toHaveLength(5);
    expect(namesASchool(made('src/teams/x.ts', '/** LIN-076, of Linden. */ export const x = 1;'))).toBe(
      false,
    );
  });

  it('turn text into a digest in one place (architecture: domain)', () => {
    const hashing = files.filter((file) => codeOf(file).includes('createHash'));
    // The folder's port is a number that nobody stores or compares.
    expect(pathsOf(hashing).toSorted()).toEqual(['src/domain/digest.ts', 'src/local/one-at-a-time.ts']);
  });
});
