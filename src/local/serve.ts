import { run } from '#src/run.ts';
import { startLocal } from './start-local.ts';

await run({ ...process.env, STEWARD_LOCAL: '1' }, startLocal);
