import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);
await Parser.init();
const BICEP = await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'));

/** What one Bicep file declares, read from its syntax tree. */
export type Declared = {
  readonly hasError: boolean;
  readonly root: Node;
  readonly params: ReadonlyMap<string, { readonly needed: boolean; readonly secure: boolean }>;
  readonly outputs: ReadonlyMap<string, string>;
  readonly names: ReadonlySet<string>;
  readonly resources: readonly Resource[];
  readonly modules: readonly Module[];
};
type Resource = { readonly type: string; readonly isExisting: boolean; readonly values: Values };
export type Module = { readonly name: string; readonly path: string; readonly params: readonly string[] };
/** The text of each property by its path: `properties.networkAcls.defaultAction`. */
export type Values = ReadonlyMap<string, string>;

/** @throws Error when the grammar is not at hand. */
export function readBicep(text: string): Declared {
  const parser = new Parser();
  parser.setLanguage(BICEP);
  const root = parser.parse(text)?.rootNode;
  if (root === undefined) throw new Error('The Bicep grammar is not loaded');
  const ofType = (type: string) => childrenOf(root).filter((node) => node.type === type);
  const named = (type: string) => ofType(type).map((node) => [nameOf(node), node] as const);
  const params = named('parameter_declaration').map(([name, node]) => {
    const needed = childrenOf(node).length === 2;
    return [name, { needed, secure: decoratorsOf(node).includes('secure') }] as const;
  });
  const outputs = named('output_declaration').map(([name, node]) => [name, last(node)?.text ?? ''] as const);
  const declared = ['parameter', 'variable', 'resource', 'module'].flatMap((kind) =>
    named(`${kind}_declaration`).map(([name]) => name),
  );
  return {
    ...{ hasError: root.hasError, root, params: new Map(params), outputs: new Map(outputs) },
    names: new Set(declared),
    resources: ofType('resource_declaration').map(resourceOf),
    modules: named('module_declaration').map(([name, node]) => {
      const values = valuesIn(last(node));
      const given = [...values.keys()].filter((path) => /^params\.\w+$/.test(path));
      return { name, path: stringIn(node), params: given.map((path) => path.slice('params.'.length)) };
    }),
  };
}

export function childrenOf(node: Node): readonly Node[] {
  return node.namedChildren.filter((child) => child !== null && child.type !== 'comment');
}

function resourceOf(node: Node): Resource {
  const isExisting = node.children.some((child) => child?.text === 'existing');
  return { type: stringIn(node), isExisting, values: valuesIn(last(node)) };
}

function decoratorsOf(node: Node): readonly string[] {
  const before = node.previousNamedSibling;
  if (before?.type !== 'decorators') return [];
  return before.descendantsOfType('call_expression').map((call) => (call === null ? '' : nameOf(call)));
}

function valuesIn(node: Node | undefined, path = ''): Values {
  const body = node?.type === 'for_statement' ? last(node) : node;
  if (body?.type !== 'object') return new Map();
  const values = childrenOf(body).flatMap((property) => {
    const [key, value] = childrenOf(property);
    const here = `${path}${key?.text ?? ''}`;
    return [[here, value?.text ?? ''] as const, ...valuesIn(value, `${here}.`)];
  });
  return new Map(values);
}

function nameOf(node: Node): string {
  return childrenOf(node)[0]?.text ?? '';
}

function stringIn(node: Node): string {
  return (childrenOf(node)[1]?.text ?? '').replaceAll("'", '');
}

function last(node: Node): Node | undefined {
  return childrenOf(node).at(-1);
}
