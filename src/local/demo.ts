import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runDemo } from './run-demo.ts';
import { type TourSchool, tourWindows } from './tour.ts';

const DEMO_SCHOOL = fileURLToPath(new URL('./demo-school.json', import.meta.url));
const BOT = fileURLToPath(new URL('./serve.ts', import.meta.url));
const LAST_PORT = 65_535;

const { PORT, STEWARD_PLAYGROUND_PORT, STEWARD_DATA, STEWARD_SCHOOLS } = process.env;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function portOf(name: string, text: string | undefined, otherwise: number, count: number): number {
  const port = text === undefined ? otherwise : Number(text);
  if (Number.isInteger(port) && port > 0 && port + count - 1 <= LAST_PORT) return port;
  throw new Error(`${name} is ${text}, which is no port number.`);
}

/** The tour happens in the first school of the file. */
async function firstSchool(path: string): Promise<TourSchool> {
  const { schools }: { schools: readonly TourSchool[] } = JSON.parse(await readFile(path, 'utf8'));
  const [school] = schools;
  if (school === undefined) throw new Error(`There is no school in ${path}.`);
  return school;
}

async function main(): Promise<number> {
  const port = portOf('PORT', PORT, 3978, 1);
  const windows = tourWindows(portOf('STEWARD_PLAYGROUND_PORT', STEWARD_PLAYGROUND_PORT, 56_150, 3));
  const school = await firstSchool(STEWARD_SCHOOLS ?? DEMO_SCHOOL);
  const folder = resolve(STEWARD_DATA ?? '.steward');
  return runDemo(
    { port, windows, school, folder, bot: ['--import', import.meta.resolve('tsx'), BOT] },
    print,
  );
}

process.exitCode = await main().catch((cause: unknown) => {
  print(cause instanceof Error ? cause.message : String(cause));
  return 1;
});
