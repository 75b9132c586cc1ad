import { describe, expect, it } from 'vitest';
import { configOf, expectOneProblem, INSIGHTS, LOCAL, PRODUCTION } from './support/variables.ts';

const WITH = { ...PRODUCTION, APPLICATIONINSIGHTS_CONNECTION_STRING: INSIGHTS };

describe('the operator’s numbers', () => {
  it('go to Application Insights where its connection string is set, and nowhere else', () => {
    expect(configOf(WITH).insights).toBe(INSIGHTS);
    expect(configOf({ ...PRODUCTION, OTEL_TRACES_EXPORTER: 'otlp' }).insights).toBeUndefined();
  });

  it('go nowhere in local mode', () => {
    const env = { ...LOCAL, APPLICATIONINSIGHTS_CONNECTION_STRING: INSIGHTS };
    expectOneProblem(env, 'APPLICATIONINSIGHTS_CONNECTION_STRING is set, but local mode sends no numbers');
  });

  it('are not sent where the connection string is none, or leads out of TLS', () => {
    for (const wrong of [
      INSIGHTS.replace('https:', 'http:'),
      INSIGHTS.replace('-4000-', '-'),
      INSIGHTS.split(';')[0],
      'nonsense',
    ])
      expectOneProblem(
        { ...PRODUCTION, APPLICATIONINSIGHTS_CONNECTION_STRING: wrong },
        'APPLICATIONINSIGHTS_CONNECTION_STRING is not as the Azure portal shows it',
      );
  });

  it('stay alone: no setting may add what records addresses (P9)', () => {
    for (const name of [
      'APPLICATIONINSIGHTS_CONFIGURATION_CONTENT',
      'APPLICATIONINSIGHTS_CONFIGURATION_FILE',
      'OTEL_LOG_LEVEL',
      'OTEL_TRACES_SAMPLER',
    ])
      expectOneProblem({ ...WITH, [name]: 'x' }, `${name} is set, which could send more`);
  });
});
