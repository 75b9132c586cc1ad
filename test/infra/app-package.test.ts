import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DIALOGS } from '#teams/dialog.ts';
import { manifestProblems, type Values } from '../../infra/app-manifest.ts';
import { appPackage } from '../../infra/app-package.ts';

const BOT = '22222222-2222-4222-8222-222222222222';
const VALUES: Values = {
  ...{ botId: BOT, version: '1.0.0', developer: 'Made-up "North" Trust' },
  ...{ website: 'https://trust.example', privacy: 'https://trust.example/privacy' },
  terms: 'https://trust.example/terms',
};
const icon = (name: string) => readFileSync(new URL(`../../appPackage/${name}.png`, import.meta.url));
const ICONS = { color: icon('color'), outline: icon('outline') };

const files = unzipSync(await appPackage(VALUES));
const manifest = (): object => JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
const problems = async (changed: object) => (await manifestProblems(changed, ICONS, DIALOGS)).join('\n');

type Bot = { readonly commandLists: readonly { readonly commands: readonly { readonly title: string }[] }[] };
type Path = readonly (string | number)[];

/** Every place of the manifest that holds no further places. */
function leaves(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, child]) => leaves(child, [...path, key]));
}

/** The manifest with an object where this leaf was: no field takes one there. */
function broken(path: Path): object {
  const changed = manifest();
  const parent = path.slice(0, -1).reduce<object>((at, key) => Object(Reflect.get(at, key)), changed);
  Reflect.set(parent, path.at(-1) ?? '', { wrong: true });
  return changed;
}

describe('the app package', () => {
  it('holds the manifest and both icons, and nothing else', () => {
    expect(Object.keys(files).toSorted()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    expect(manifest()).toMatchObject({ id: BOT, version: '1.0.0', developer: { name: VALUES.developer } });
    expect(strFromU8(files['manifest.json'] ?? new Uint8Array())).not.toContain('{{');
  });

  it('validates against the newest schema', async () => {
    expect(await problems(manifest())).toBe('');
  });

  for (const path of leaves(manifest()))
    it(`is refused with ${path.join('.')} broken, by name`, async () => {
      const named = path.findLast((key) => typeof key === 'string');
      expect(await problems(broken(path))).toContain(named);
    });

  it.each<[string, Partial<Values>, RegExp]>([
    ['a bot id that is none', { botId: 'steward' }, /id/],
    ['a version of letters', { version: 'new' }, /version/],
    ['no developer', { developer: '' }, /developer/],
    ['a page that is no address', { privacy: 'our office' }, /privacyUrl/],
    ['a page over plain http', { terms: 'http://trust.example' }, /termsOfUseUrl/],
  ])('is not made with %s', async (_what, changed, field) => {
    await expect(appPackage({ ...VALUES, ...changed })).rejects.toThrow(field);
  });

  it('is refused with a command that Steward does not know, and with an action nothing answers', async () => {
    const text = JSON.stringify(manifest());
    expect(await problems(JSON.parse(text.replace('"/mine"', '"/mines"')))).toMatch(/know “\/mines”/);
    expect(await problems(JSON.parse(text.replace('reportMessage', 'reportMsg')))).toMatch(/nothing answers/);
  });

  it('is refused with a bot id in one place that is another', async () => {
    const text = JSON.stringify(manifest()).replace(`"botId":"${BOT}"`, `"botId":"${BOT.replace('2', '3')}"`);
    expect(await problems(JSON.parse(text))).toMatch(/botId 3\S+ is another than id/);
  });

  it('offers in a chat the ten commands that most people need, and in a team what is done there', () => {
    const { bots }: { bots?: readonly Bot[] } = manifest();
    const [chat = [], team] = (bots?.[0]?.commandLists ?? []).map(({ commands }) =>
      commands.map(({ title }) => title),
    );
    expect(chat.slice(0, 2)).toEqual(['/report', '/todo']);
    expect(chat).toHaveLength(10);
    expect(team).toEqual(['/report', '/here safeguarding', '/here staff', '/help']);
  });

  it('is refused with an icon of the wrong size, or one that is no PNG', async () => {
    const swapped = { color: ICONS.outline, outline: Buffer.from('<svg/>') };
    const said = (await manifestProblems(manifest(), swapped, DIALOGS)).join('\n');
    expect(said).toMatch(/icons\.color is not a PNG of 192 by 192/);
    expect(said).toMatch(/icons\.outline is not a PNG of 32 by 32/);
  });
});
