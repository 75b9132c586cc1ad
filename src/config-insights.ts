const CONNECTION = 'APPLICATIONINSIGHTS_CONNECTION_STRING';

/**
 * The connection string of Application Insights, where the operator's numbers go; without it none is
 * counted. Other settings of the same libraries are refused beside it: they can switch on what records
 * addresses, and an address of a row holds a person's id (P9).
 */
export function readInsights(
  env: Readonly<Record<string, string | undefined>>,
  local: boolean,
  report: (problem: string) => void,
): string | undefined {
  const set = Object.keys(env).filter((name) => (env[name] ?? '').trim() !== '');
  if (!set.includes(CONNECTION)) return undefined;
  if (local) {
    report(`${CONNECTION} is set, but local mode sends no numbers to anybody. Remove it.`);
    return undefined;
  }
  for (const name of set.filter((one) => one !== CONNECTION && /^(APPLICATIONINSIGHTS|OTEL)_/i.test(one)))
    report(`${name} is set, which could send more than Steward’s own numbers. Remove it.`);
  const connection = env[CONNECTION]?.trim() ?? '';
  if (isConnectionString(connection)) return connection;
  report(
    `${CONNECTION} is not as the Azure portal shows it: InstrumentationKey= and an id, and an IngestionEndpoint that begins with https://. Copy it again, or leave it out to count nothing.`,
  );
  return undefined;
}

function isConnectionString(text: string): boolean {
  const parts = text.split(';').filter((part) => part !== '');
  const settings = new Map(parts.map((part) => [part.split('=')[0]?.toLowerCase(), part.split('=')[1]]));
  const key = settings.get('instrumentationkey') ?? '';
  const endpoint = settings.get('ingestionendpoint') ?? '';
  const sound = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(key);
  return sound && URL.canParse(endpoint) && new URL(endpoint).protocol === 'https:';
}
