import { build, type Plugin } from 'esbuild';

/** A file's path from the project's root, and its text. */
export type Sources = ReadonlyMap<string, string>;
export type Import = { readonly from: string; readonly to: string };

const NAMESPACE = 'sources';

/**
 * Every import of these files as it is written, also those of types alone: read by esbuild's own parser,
 * of which nothing is run or written.
 */
export async function importsOf(sources: Sources): Promise<readonly Import[]> {
  const { metafile } = await build({
    entryPoints: [...sources.keys()],
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'none',
    format: 'esm',
    platform: 'node',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    plugins: [onlyThese(sources)],
    logLevel: 'silent',
  });
  return Object.entries(metafile.inputs).flatMap(([path, { imports }]) =>
    imports.map(({ path: to }) => ({ from: path.replace(/^sources:(\.\/)?/, ''), to })),
  );
}

/** Nothing but these files is read: whatever they import stays a name. */
function onlyThese(sources: Sources): Plugin {
  return {
    name: NAMESPACE,
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /.*/ }, ({ path, kind }) =>
        kind === 'entry-point' ? { path, namespace: NAMESPACE } : { path, external: true },
      );
      onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
        contents: withTypesKept(sources.get(path.replace(/^\.\//, '')) ?? ''),
        loader: 'ts',
      }));
    },
  };
}

/** An import of types would vanish before anybody could list it. */
function withTypesKept(text: string): string {
  return text.replaceAll(/^(import|export) type (?=[\w{*][^=;]*?\bfrom ['"])/gm, '$1 ');
}
