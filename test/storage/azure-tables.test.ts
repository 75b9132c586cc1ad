import { afterAll } from 'vitest';
import { createAzureRows, createTables } from '#storage/azure-tables.ts';
import { connectTable } from '#storage/connect-table.ts';
import { connectionString, startAzurite } from '#test/support/azurite.ts';
import { rowsContract } from './rows.contract.ts';
import { storeContract } from './store.contract.ts';

const azurite = await startAzurite();
afterAll(() => azurite.close());

async function open() {
  const client = connectTable(connectionString(azurite.port));
  await createTables(client);
  return createAzureRows(client);
}

rowsContract('azure tables', open);
storeContract('azure tables', open);
