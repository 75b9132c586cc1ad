import { setLogLevel } from '@azure/logger';
import { shutdownAzureMonitor, useAzureMonitor } from '@azure/monitor-opentelemetry';
import { diag, metrics, type Meter as OpenTelemetryMeter } from '@opentelemetry/api';
import { managedIdentity } from '#storage/managed-identity.ts';
import { METRICS, type Meter, type Metric } from '#workflows/metrics.ts';

export type Telemetry = { readonly meter: Meter; readonly stop: () => Promise<void> };

/** Milliseconds that the last numbers may take on their way while Steward stops. */
const LAST_WORDS = 5_000;
/** Only variables give the sender its name, and stop what the library tells Microsoft of itself. */
const VARIABLES = {
  OTEL_SERVICE_NAME: 'steward',
  AZURE_LOG_LEVEL: 'error',
  APPLICATIONINSIGHTS_INSTRUMENTATION_LOGGING_LEVEL: 'NONE',
  APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
  APPLICATIONINSIGHTS_STATSBEAT_DISABLED: 'true',
  APPLICATIONINSIGHTS_SDKSTATS_DISABLED: 'true',
};
const OFF = { enabled: false };

/**
 * Sends the numbers of `METRICS` to Application Insights once a minute, and nothing else. No traces: a
 * call to Azure Tables or to Teams has the ids of people in its address, and whatever would be left
 * without it the numbers say too. No logs: they are the console's (`log.ts`), which Azure keeps. Nothing
 * waits on a disk for a better connection.
 *
 * @param clientId of the managed identity in whose name they are sent; without it the machine's own.
 */
export function startTelemetry(connectionString: string, clientId: string | undefined): Telemetry {
  Object.assign(process.env, VARIABLES);
  useAzureMonitor({
    azureMonitorExporterOptions: {
      ...{ connectionString, credential: managedIdentity(clientId), disableOfflineStorage: true },
    },
    ...{ samplingRatio: 0, tracesPerSecond: 0 },
    ...{ enableLiveMetrics: false, enableStandardMetrics: false, enablePerformanceCounters: false },
    instrumentationOptions: {
      ...{ http: OFF, azureSdk: OFF, mongoDb: OFF, mySql: OFF, postgreSql: OFF, redis: OFF, redis4: OFF },
      ...{ bunyan: OFF, winston: OFF },
    },
  });
  // It lets every SDK of Azure write to the console, addresses and all. Our own log stays the only one.
  setLogLevel();
  diag.disable();
  return {
    meter: meterOn(metrics.getMeter('steward')),
    stop: async () => await Promise.race([shutdownAzureMonitor(), afterLastWords()]),
  };
}

function meterOn(meter: OpenTelemetryMeter): Meter {
  const names = Object.keys(METRICS) as Metric[];
  const instruments = new Map(names.map((name) => [name, instrument(meter, name)]));
  return (metric, value) => instruments.get(metric)?.(value);
}

function instrument(meter: OpenTelemetryMeter, name: Metric): (value: number) => void {
  const { kind, unit } = METRICS[name];
  if (kind === 'counter') {
    const counter = meter.createCounter(name, { unit });
    return (value) => counter.add(value);
  }
  const instrument =
    kind === 'gauge' ? meter.createGauge(name, { unit }) : meter.createHistogram(name, { unit });
  return (value) => instrument.record(value);
}

async function afterLastWords(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, LAST_WORDS).unref());
}
