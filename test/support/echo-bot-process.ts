import { startEchoBot } from './echo-bot.ts';

// The echo bot as a process, started as `npm run demo` starts the bot: PORT in, ends by itself on SIGTERM.
const { PORT, STEWARD_LOCAL, STEWARD_DATA } = process.env;
const bot = await startEchoBot(Number(PORT));
process.stdout.write(`local=${STEWARD_LOCAL} data=${STEWARD_DATA}\n`);
process.once('SIGTERM', async () => {
  await bot.stop();
  process.stdout.write('finished and saved\n');
});
