import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { zipSync } from 'fflate';
import { DIALOGS } from '#teams/dialog.ts';
import { fillIn, manifestProblems, type Values } from './app-manifest.ts';

const FOLDER = resolve(import.meta.dirname, '../appPackage');

/**
 * The zip that an admin uploads to Teams.
 *
 * @throws Error that names every field that is wrong.
 */
export async function appPackage(values: Values): Promise<Uint8Array> {
  const [template, color, outline] = await Promise.all([
    readFile(resolve(FOLDER, 'manifest.json'), 'utf8'),
    readFile(resolve(FOLDER, 'color.png')),
    readFile(resolve(FOLDER, 'outline.png')),
  ]);
  const manifest = fillIn(template, values);
  const problems = await manifestProblems(manifest, { color, outline }, DIALOGS);
  if (problems.length > 0)
    throw new Error(`The app package cannot be made:\n${problems.map((one) => `- ${one}`).join('\n')}`);
  const text = new TextEncoder().encode(JSON.stringify(manifest, null, 2));
  return zipSync({ 'manifest.json': text, 'color.png': color, 'outline.png': outline });
}
