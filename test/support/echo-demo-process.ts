import { fileURLToPath } from 'node:url';
import demoSchools from '#local/demo-school.json' with { type: 'json' };
import { runDemo } from '#local/run-demo.ts';
import { tourWindows } from '#local/tour.ts';

// `npm run demo` with the echo bot in place of the product: ports and folder are the arguments.
const [port, firstWindow, folder = ''] = process.argv.slice(2);
const [school] = demoSchools.schools;
if (school === undefined) throw new Error('The demo has no school');
const bot = [
  '--import',
  import.meta.resolve('tsx'),
  fileURLToPath(new URL('./echo-bot-process.ts', import.meta.url)),
];
const settings = { port: Number(port), windows: tourWindows(Number(firstWindow)), school, folder, bot };
process.exitCode = await runDemo(settings, (text) => process.stdout.write(`${text}\n`));
