import { posix } from 'node:path';
import type { Node } from 'web-tree-sitter';
import { childrenOf, type Declared, type Module } from './bicep-tree.ts';

export type Files = ReadonlyMap<string, Declared>;

/** Functions of the language that these files use; another one is added here by whoever has read its page. */
const FUNCTIONS = new Set([
  ...['empty', 'guid', 'json', 'resourceGroup', 'string', 'subscriptionResourceId', 'take', 'tenant'],
  ...['uniqueString', 'description', 'allowed', 'minLength', 'maxLength', 'minValue', 'maxValue', 'secure'],
]);

/** Names that nobody declares, parameters that do not fit their module, outputs that are not there. */
export function nameProblems(files: Files): readonly string[] {
  return [...files].flatMap(([path, file]) => [
    ...unknownNames(file).map((name) => `${path}: nobody declares "${name}"`),
    ...file.modules.flatMap((module) => moduleProblems(files, path, module)),
    ...outputProblems(files, path, file),
  ]);
}

function unknownNames({ root, names }: Declared): readonly string[] {
  return root
    .descendantsOfType('identifier')
    .filter((node) => node !== null && isUse(node))
    .map((node) => node?.text ?? '')
    .filter((name) => !names.has(name) && !FUNCTIONS.has(name) && !loopNames(root).has(name));
}

/** Not the name that a declaration gives, nor the key of a property. */
function isUse(node: Node): boolean {
  const { parent } = node;
  if (parent === null) return false;
  const isFirst = childrenOf(parent)[0]?.id === node.id;
  return !isFirst || !/_declaration$|^object_property$|^for_statement$/.test(parent.type);
}

function loopNames(root: Node): ReadonlySet<string> {
  const loops = root.descendantsOfType('for_statement');
  return new Set(loops.map((loop) => (loop === null ? '' : (childrenOf(loop)[0]?.text ?? ''))));
}

function targetOf(files: Files, path: string, module: Module): Declared | undefined {
  return files.get(posix.join(posix.dirname(path), module.path));
}

function moduleProblems(files: Files, path: string, module: Module): readonly string[] {
  const target = targetOf(files, path, module);
  if (target === undefined) return [`${path}: there is no ${module.path}`];
  const missing = [...target.params].filter(([name, { needed }]) => needed && !module.params.includes(name));
  const spare = module.params.filter((name) => !target.params.has(name));
  return [
    ...missing.map(([name]) => `${path}: ${module.path} needs "${name}"`),
    ...spare.map((name) => `${path}: ${module.path} takes no "${name}"`),
  ];
}

function outputProblems(files: Files, path: string, file: Declared): readonly string[] {
  const uses = [...file.root.text.matchAll(/\b(\w+)\.outputs\.(\w+)/g)];
  return uses.flatMap(([use, name, output]) => {
    const module = file.modules.find((one) => one.name === name);
    const target = module && targetOf(files, path, module);
    return target?.outputs.has(output ?? '') === true ? [] : [`${path}: there is no ${use}`];
  });
}
