import { startAzurite } from '#local/azurite.ts';

/** A bot of its own, as far as the store sees: starts it, says where it is, and stays until it is killed. */
const { connectionString, adopted } = await startAzurite(process.argv[2] ?? '');
process.stdout.write(`${JSON.stringify({ connectionString, adopted })}\n`);
setInterval(() => undefined, 60_000);
