import { createMemoryRows } from '#storage/memory.ts';
import { rowsContract } from './rows.contract.ts';
import { storeContract } from './store.contract.ts';

rowsContract('memory', async () => createMemoryRows());
storeContract('memory', async () => createMemoryRows());
