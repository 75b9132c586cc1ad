import { AppManifestUtils } from '@microsoft/app-manifest';
import { z } from 'zod';
import { parseTenantId } from '#domain/ids.ts';
import { parseSpoken } from '#teams/spoken.ts';

/** What differs from school to school in the app package. */
export const VALUES = ['botId', 'version', 'developer', 'website', 'privacy', 'terms'] as const;
export type Values = Readonly<Record<(typeof VALUES)[number], string>>;

/** The size of each icon in pixels, as Teams asks for it. */
const SIZES = { color: 192, outline: 32 } as const;
type Icons = Readonly<Record<keyof typeof SIZES, Uint8Array>>;

/** @throws SyntaxError when the template is no JSON. */
export function fillIn(template: string, values: Values): unknown {
  const quoted = (name: string): string => JSON.stringify(Reflect.get(values, name) ?? '').slice(1, -1);
  return JSON.parse(template.replaceAll(/\{\{(\w+)\}\}/g, (_place, name: string) => quoted(name)));
}

/** Only what the checks below look at: the schema has looked at the rest. */
const checked = z.object({
  id: z.string(),
  version: z.string(),
  bots: z.array(
    z.object({
      botId: z.string(),
      commandLists: z.array(z.object({ commands: z.array(z.object({ title: z.string() })) })),
    }),
  ),
  composeExtensions: z.array(z.object({ botId: z.string(), commands: z.array(z.object({ id: z.string() })) })),
  developer: z.object({
    ...{ name: z.string(), websiteUrl: z.string() },
    ...{ privacyUrl: z.string(), termsOfUseUrl: z.string() },
  }),
});
const SCHEMA = 'https://developer.microsoft.com/json-schemas/teams/v1.30/MicrosoftTeams.schema.json';

/**
 * What stops Teams, or a school, from using this package: the published schema's answer, and what no
 * schema knows. Each problem names the field.
 *
 * @param dialogs the ids of the actions that Steward answers.
 */
export async function manifestProblems(
  manifest: unknown,
  icons: Icons,
  dialogs: readonly string[],
): Promise<readonly string[]> {
  if (Reflect.get(Object(manifest), '$schema') !== SCHEMA) return [`$schema is another than ${SCHEMA}`];
  const bySchema = await AppManifestUtils.validateAgainstSchema(Object(manifest));
  const read = checked.safeParse(manifest);
  if (!read.success) return [...bySchema, ...read.error.issues.map(({ path }) => `${path.join('.')} is missing`)];
  const { id, version, bots, composeExtensions } = read.data;
  const { name, ...links } = read.data.developer;
  const botIds = [...bots, ...composeExtensions].map(({ botId }) => botId);
  const commands = bots.flatMap(({ commandLists }) => commandLists).flatMap(({ commands: list }) => list);
  const actions = composeExtensions.flatMap(({ commands: list }) => list.map((action) => action.id));
  return [
    ...bySchema,
    ...(parseTenantId(id) === undefined ? ['id is not the id of the bot'] : []),
    ...botIds.filter((botId) => botId !== id).map((botId) => `botId ${botId} is another than id`),
    ...(/^\d+\.\d+\.\d+$/.test(version) ? [] : ['version is not three numbers, such as 1.0.0']),
    ...(name.trim() === '' ? ['developer.name is empty'] : []),
    ...Object.entries(links)
      .filter(([, url]) => !isSafeLink(url))
      .map(([field]) => `developer.${field} is not an https address`),
    ...commands
      .filter(({ title }) => parseSpoken(title).word === 'unknown')
      .map(({ title }) => `commands: Steward does not know “${title}”`),
    ...actions.filter((action) => !dialogs.includes(action)).map((action) => `commands: nothing answers “${action}”`),
    ...iconProblems(icons),
  ];
}

function isSafeLink(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}

/** A PNG says its width and height in its first 24 bytes. Source: PNG specification, 11.2.2. */
function iconProblems(icons: Icons): readonly string[] {
  return Object.entries(SIZES).flatMap(([name, size]) => {
    const bytes = Buffer.from(Reflect.get(icons, name));
    const isPng = bytes.length > 24 && bytes.toString('latin1', 1, 4) === 'PNG';
    const isRight = isPng && bytes.readUInt32BE(16) === size && bytes.readUInt32BE(20) === size;
    return isRight ? [] : [`icons.${name} is not a PNG of ${size} by ${size}`];
  });
}
