import { mkdir, rm, writeFile } from 'node:fs/promises';
import { shootWindow, type Window } from '#test/support/browser.ts';
import type { Card } from '#test/support/browser-card.ts';

/** The pictures of one walk, in the order in which they were taken. */
export type Storyboard = {
  /** @param caption what is to be seen, in a sentence. */
  readonly card: (card: Card, caption: string) => Promise<void>;
  readonly window: (window: Window, caption: string) => Promise<void>;
  /** Writes the page that shows them all, `.shots/<policy>/index.html`. */
  readonly publish: () => Promise<void>;
};

type Picture = { readonly file: string; readonly caption: string };

/** Begins anew: pictures of an earlier run are taken away. */
export async function createStoryboard(policy: string, title: string): Promise<Storyboard> {
  const folder = `.shots/${policy}`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const pictures: Picture[] = [];
  const next = (caption: string): string => {
    const number = String(pictures.length + 1).padStart(2, '0');
    const name = `${number}-${slugOf(caption)}`;
    pictures.push({ file: `${name}.png`, caption });
    return `${policy}/${name}`;
  };
  return {
    card: async (card, caption) => await card.shot(next(caption)),
    window: async (window, caption) => await shootWindow(window, next(caption)),
    publish: async () => await writeFile(`${folder}/index.html`, pageOf(title, pictures)),
  };
}

function pageOf(title: string, pictures: readonly Picture[]): string {
  const figures = pictures.map(
    ({ file, caption }, at) =>
      `<figure><figcaption>${at + 1}. ${escaped(caption)}</figcaption><img src="${file}" alt="${escaped(caption)}"></figure>`,
  );
  return `<!doctype html>
<html lang="en-GB"><meta charset="utf-8"><title>${escaped(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
figure{margin:2rem 0}img{max-width:100%;border:1px solid #ccc;border-radius:6px;margin-top:.5rem}</style>
<h1>${escaped(title)}</h1><p>All people and places are invented.</p>
${figures.join('\n')}
</html>
`;
}

function slugOf(caption: string): string {
  return caption
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
