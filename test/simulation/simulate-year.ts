import { simulateYear, type Year } from './school-year.ts';
import { sweepCost } from './sweep-cost.ts';

const SEED = 2_026;
const SIZES = process.argv.slice(2).map(Number);

for (const people of SIZES.length > 0 ? SIZES : [120, 10_000]) {
  const began = performance.now();
  const year = await simulateYear({ people, seed: SEED, faults: true });
  print(year, Math.round((performance.now() - began) / 1_000));
  if (year.wrong.length > 0) process.exitCode = 1;
}

function print(year: Year, took: number): void {
  const { plan, calls, busiest } = year;
  const rows: Readonly<Record<string, string | number>> = {
    People: plan.people,
    Publications: year.published,
    'Slowest publication answered in': `${Math.ceil(year.publishing)} ms`,
    Signatures: year.signed,
    'Reminders due': year.due,
    Delivered: year.delivered,
    'Owed no longer, or away, when it was to be sent': year.dropped,
    ...Object.fromEntries(
      Object.entries(year.notReached).map(([code, count]) => [`Not reached: ${code}`, count]),
    ),
    'Earlier reminders brought up to date': calls.edited,
    'Refused as too fast (429)': calls.tooFast,
    'Stops and starts': year.restarts,
    'Calls of the busiest day': `${busiest.calls} on ${busiest.day}, ${Math.round(busiest.seconds)} s at 10 a second`,
    'Storage calls of the year': year.requests,
    'Rules broken': year.wrong.length,
    'Simulated in': `${took} s`,
  };
  const width = Math.max(...Object.keys(rows).map(({ length }) => length));
  process.stdout.write(
    `\n${Object.entries(rows)
      .map(([name, value]) => `${name.padEnd(width)}  ${value}`)
      .join('\n')}\n`,
  );
  for (const line of year.wrong.slice(0, 20)) process.stdout.write(`  ${line}\n`);
}

for (const people of [1_000, 100_000]) {
  const { calls, sent } = await sweepCost(people, 50);
  process.stdout.write(
    `A sweep with 50 reminders due, of ${people} people: ${calls} storage calls, ${sent} sent\n`,
  );
}
