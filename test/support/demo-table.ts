import { TableClient } from '@azure/data-tables';

/** One table of a running store: enough to see whether rows are kept. */
export function demoTable(connectionString: string) {
  const client = TableClient.fromConnectionString(connectionString, 'demo', {
    allowInsecureConnection: true,
  });
  return {
    write: async (name: string): Promise<void> => {
      await client.createTable(); // an existing table is no error for this client
      await client.createEntity({ partitionKey: 'rows', rowKey: name });
    },
    names: async (): Promise<readonly string[]> => {
      const names: string[] = [];
      for await (const { rowKey } of client.listEntities()) names.push(rowKey ?? '');
      return names;
    },
  };
}
