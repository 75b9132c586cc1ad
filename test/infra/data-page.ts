import { z } from 'zod';

/** The page for the data protection lead, as far as a test reads it: names in the first column of its tables. */
export type DataPage = ReadonlyMap<string, ReadonlySet<string>>;

/** @returns for each section the names in backticks that begin its tables' lines. */
export function readDataPage(markdown: string): DataPage {
  return new Map(
    markdown
      .split(/^## /m)
      .slice(1)
      .map((section) => {
        const [title = '', ...lines] = section.split('\n');
        const cells = lines
          .filter((line) => line.startsWith('| `'))
          .map((line) => line.split(' | ')[0] ?? '');
        return [
          title,
          new Set(cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? ''))),
        ];
      }),
  );
}

/** Row kinds that a file of `src/storage` names: what stands before the first `_` of a key. */
export function rowKindsIn(source: string): readonly string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const written = [...code.matchAll(/[`']([a-z]+)_(?:[a-z0-9]+_?)?(?=[`'$])/g)].map(([, kind]) => kind ?? '');
  const chosen = [...code.matchAll(/(\w+): ((?:'[a-z]+'(?: \| )?)+)[^;]*`\$\{\1\}_/g)];
  return [
    ...written,
    ...[...code.matchAll(/_KEY = '([a-z]+)'/g)].map(([, kind]) => kind ?? ''),
    ...chosen.flatMap(([, , kinds]) => [...(kinds ?? '').matchAll(/[a-z]+/g)].map(([kind]) => kind)),
  ];
}

/** Fields of the types that a file of `src/domain` declares. */
export function fieldsIn(source: string): readonly string[] {
  return [...source.matchAll(/\breadonly (\w+)\??:/g)].map(([, name]) => name ?? '');
}

/** Fields of one type that a file declares among others. */
export function fieldsOfType(source: string, type: string): readonly string[] {
  return fieldsIn(
    new RegExp(`^export type ${type} =[\\s\\S]*?(?=\\n(?:\\n|export|/\\*)|$(?![\\s\\S]))`, 'm').exec(
      source,
    )?.[0] ?? '',
  );
}

/** Fields of a row, as its schema names them, however deep. */
export function fieldsOfSchema(schema: unknown): readonly string[] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, inner]) => [name, ...fieldsOfSchema(inner)]);
  if (schema instanceof z.ZodArray) return fieldsOfSchema(schema.element);
  if (schema instanceof z.ZodOptional) return fieldsOfSchema(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(fieldsOfSchema);
  return [];
}

/** What has to be put right on the page, one sentence each. */
export function differences(
  section: string,
  page: DataPage,
  stored: ReadonlyMap<string, string>,
): readonly string[] {
  const named = page.get(section) ?? new Set<string>();
  const missing = [...stored].filter(([name]) => !named.has(name));
  const spare = [...named].filter((name) => !stored.has(name));
  return [
    ...missing.map(
      ([name, from]) =>
        `infra/data.md, “${section}”: name \`${name}\`, which ${from} stores, in a line of its table`,
    ),
    ...spare.map((name) => `infra/data.md, “${section}”: take out \`${name}\`, which nothing stores`),
  ];
}
