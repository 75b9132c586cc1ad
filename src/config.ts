import { z } from 'zod';
import { parseTenantId } from '#domain/ids.ts';
import { readInsights } from './config-insights.ts';
import { readLocalStorage, readProductionStorage, type StorageConfig } from './config-storage.ts';
import { isLoopbackUrl } from './loopback.ts';

type BotConfig = {
  readonly appId: string;
  readonly appType: 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId: string;
  readonly password?: string;
};

export type Config = {
  readonly mode: 'local' | 'production';
  /** 0 lets the system choose. */
  readonly port: number;
  /** Only in local mode may it be absent: the demo school is meant. */
  readonly schoolsFile: string | undefined;
  readonly storage: StorageConfig;
  readonly dataFolder: string;
  /** Absent exactly in local mode. */
  readonly bot: BotConfig | undefined;
  readonly keyServerUrl: string | undefined;
  /** Connection string of Application Insights; never in local mode. */
  readonly insights: string | undefined;
};

type Environment = Readonly<Record<string, string | undefined>>;
type Settings = z.infer<typeof settingsOf>;
/** Notes one thing for the operator to put right. */
type Report = (problem: string) => void;

const HOSTING_MARKERS = ['CONTAINER_APP_NAME', 'WEBSITE_SITE_NAME', 'KUBERNETES_SERVICE_HOST'] as const;
const APP_TYPES = ['SingleTenant', 'UserAssignedMSI'] as const;

const text = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === '' ? undefined : value));
const portText = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().max(65_535));
const settingsOf = z.object({
  STEWARD_LOCAL: text,
  PORT: text,
  STEWARD_SCHOOLS: text,
  STEWARD_STORAGE: text,
  STEWARD_DATA: text,
  MicrosoftAppId: text,
  MicrosoftAppType: text,
  MicrosoftAppTenantId: text,
  MicrosoftAppPassword: text,
  ToBotFromChannelOpenIdMetadataUrl: text,
});

/** Every bad, missing or contradictory variable is reported at once. A blank one counts as absent. */
export function parseConfig(
  env: Environment,
):
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] } {
  const settings = settingsOf.parse(env);
  const problems: string[] = [];
  const report: Report = (problem) => problems.push(problem);

  const local = settings.STEWARD_LOCAL === '1';
  if (!local && settings.STEWARD_LOCAL !== undefined)
    report('STEWARD_LOCAL must be 1, for local mode on this machine, or be left out.');
  if (local) refuseProductionIn(env, report);

  const dataFolder = settings.STEWARD_DATA ?? '.steward';
  const keyServerUrl = readKeyServer(settings, report);
  const storage = local
    ? readLocalStorage(settings.STEWARD_STORAGE, dataFolder)
    : readProductionStorage(settings.STEWARD_STORAGE, keyServerUrl);
  if (storage.kind === 'refused') report(storage.problem);
  const bot = local ? undefined : readBot(settings, report);
  const insights = readInsights(env, local, report);
  const port = readPort(settings, report);
  if (!local && settings.STEWARD_SCHOOLS === undefined)
    report('STEWARD_SCHOOLS is missing. Set it to the path of the schools file.');

  if (problems.length > 0 || storage.kind === 'refused') return { ok: false, problems };
  const mode = local ? 'local' : 'production';
  const schoolsFile = settings.STEWARD_SCHOOLS;
  const config = { mode, port, schoolsFile, storage, dataFolder, bot, keyServerUrl, insights } as const;
  return { ok: true, config };
}

/** Local mode asks nobody for a token, so nothing about it may look like a real deployment (T49). */
function refuseProductionIn(env: Environment, report: Report): void {
  const set = Object.keys(env).filter((name) => (env[name] ?? '').trim() !== '');
  for (const name of set) {
    if (/^MicrosoftApp/i.test(name) || name === 'ToBotFromChannelOpenIdMetadataUrl')
      report(
        `${name} is set, but local mode checks no token. Remove it, or remove STEWARD_LOCAL to run in production.`,
      );
  }
  for (const marker of HOSTING_MARKERS.filter((name) => set.includes(name)))
    report(
      `${marker} is set, so this is a hosted machine. Local mode trusts whoever reaches it: remove STEWARD_LOCAL.`,
    );
}

function readPort(settings: Settings, report: Report): number {
  const port = portText.safeParse(settings.PORT ?? '3978');
  if (port.success) return port.data;
  report('PORT must be a whole number from 1 to 65535, or 0 to let the system choose.');
  return 0;
}

/** The key server decides whose word the bot takes, so the way to it must not be open to others. */
function readKeyServer(settings: Settings, report: Report): string | undefined {
  const url = settings.ToBotFromChannelOpenIdMetadataUrl;
  if (url === undefined) return undefined;
  const sound = URL.canParse(url) && (new URL(url).protocol === 'https:' || isLoopbackHttp(url));
  if (!sound)
    report(
      'ToBotFromChannelOpenIdMetadataUrl must be an https address. Leave it out to use Microsoft’s key server.',
    );
  return sound ? url : undefined;
}

function isLoopbackHttp(url: string): boolean {
  return new URL(url).protocol === 'http:' && isLoopbackUrl(url);
}

function readBot(settings: Settings, report: Report): BotConfig | undefined {
  const appId = readGuid('MicrosoftAppId', settings.MicrosoftAppId, report);
  const tenantId = readGuid('MicrosoftAppTenantId', settings.MicrosoftAppTenantId, report);
  const appType = readAppType(settings.MicrosoftAppType, report);
  const password = settings.MicrosoftAppPassword;
  if (appType === 'UserAssignedMSI' && password !== undefined)
    report(
      'MicrosoftAppPassword must not be set with UserAssignedMSI: a managed identity has none. Remove it.',
    );
  if (appType === 'SingleTenant' && password === undefined)
    report(
      'MicrosoftAppPassword is missing. SingleTenant needs the client secret of the app registration; UserAssignedMSI needs none.',
    );
  if (appId === undefined || tenantId === undefined || appType === undefined) return undefined;
  return { appId, appType, tenantId, ...(password === undefined ? {} : { password }) };
}

function readGuid(name: string, value: string | undefined, report: Report): string | undefined {
  const guid = parseTenantId(value ?? '');
  if (guid !== undefined) return guid;
  const wanted =
    'Set it to the id that the Azure portal shows, such as 00000000-0000-4000-8000-000000000000.';
  report(value === undefined ? `${name} is missing. ${wanted}` : `${name} is not an id. ${wanted}`);
  return undefined;
}

/** botbuilder takes any spelling of these names, so a deployment may use any. */
function readAppType(value: string | undefined, report: Report): BotConfig['appType'] | undefined {
  const appType = APP_TYPES.find((type) => type.toLowerCase() === value?.toLowerCase());
  if (appType === undefined)
    report(
      `MicrosoftAppType is ${value === undefined ? 'missing' : 'neither of the two that are allowed'}. Set it to UserAssignedMSI, or to SingleTenant.`,
    );
  return appType;
}
