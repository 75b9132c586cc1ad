import { odata, type TableClient, type TableEntity, type TransactionAction } from '@azure/data-tables';
import { answerOf, type Fault, faultOf } from './azure-faults.ts';
import { checkBatch, checkKey, checkRange } from './check-rows.ts';
import type { BatchOutcome, Row, RowAction, RowRange, Rows } from './rows.ts';
import { splitText } from './split-text.ts';

/** Milliseconds for one request. The SDK's own retries would take longer than Teams waits. */
const DEADLINE = 1_500;
const MOST_ROWS_A_PAGE = 1_000;
const PART_NAMES = /^part\d+$/;

type Options = { readonly abortSignal: AbortSignal };

/** Rows in Azure Tables. @param client made with `connectTable`, which forbids the SDK's own retries. */
export function createAzureRows(client: TableClient): Rows {
  return {
    get: async (partition, key) => {
      checkKey(partition, key);
      return readTwice(`row ${key}`, (options) => getRow(client, partition, key, options));
    },
    range: async (partition, range) => {
      checkRange(partition, range);
      return readRange(client, partition, range);
    },
    batch: async (partition, actions) => {
      checkBatch(partition, actions);
      return submit(client, partition, actions);
    },
  };
}

/** Makes the table where there is none. */
export async function createTables(client: TableClient): Promise<void> {
  await readTwice('the table', (options) => client.createTable(options));
}

async function submit(
  client: TableClient,
  partition: string,
  actions: readonly RowAction[],
): Promise<BatchOutcome> {
  const transaction = actions.map((action) => transactionAction(partition, action));
  try {
    const { subResponses } = await client.submitTransaction(transaction, deadline());
    const stored = subResponses.length === actions.length && subResponses.every(({ status }) => status < 300);
    return stored ? { kind: 'done' } : { kind: 'unclear', code: 'HalfAnAnswer' };
  } catch (cause) {
    const answer = answerOf(faultOf(cause));
    if (answer.kind === 'broken') throw broken('write', `${actions[0]?.key}`, answer.code);
    return answer;
  }
}

function transactionAction(partitionKey: string, action: RowAction): TransactionAction {
  const entity: TableEntity = { partitionKey, rowKey: action.key };
  if (action.type === 'delete') return ['delete', entity];
  const parts = Object.fromEntries(splitText(action.text).map((part, index) => [`part${index}`, part]));
  const filled = { ...entity, ...parts };
  if (action.type === 'create') return ['create', filled];
  if (action.type === 'update') return ['update', filled, 'Replace', { etag: action.mark }];
  return [action.type === 'put' ? 'upsert' : action.type, filled, 'Replace'];
}

async function getRow(
  client: TableClient,
  partition: string,
  key: string,
  options: Options,
): Promise<Row | undefined> {
  try {
    return rowOf(await client.getEntity(partition, key, options));
  } catch (cause) {
    // The code and not the status: a missing table is a 404 too, and is no "not there".
    if (faultOf(cause).code === 'ResourceNotFound') return undefined;
    throw cause;
  }
}

async function readRange(client: TableClient, partition: string, range: RowRange): Promise<readonly Row[]> {
  const { from, before, after, limit } = range;
  const start = after !== undefined && after >= from ? odata`RowKey gt ${after}` : odata`RowKey ge ${from}`;
  const filter = `${odata`PartitionKey eq ${partition}`} and ${start} and ${odata`RowKey lt ${before}`}`;
  const rows: Row[] = [];
  let continuationToken: string | undefined;
  do {
    const maxPageSize = Math.min(limit - rows.length, MOST_ROWS_A_PAGE);
    const settings = { maxPageSize, ...(continuationToken === undefined ? {} : { continuationToken }) };
    const page = await readTwice(`rows from ${from}`, async (options) => {
      const pages = client.listEntities({ queryOptions: { filter }, ...options }).byPage(settings);
      const { value } = await pages.next();
      return value;
    });
    rows.push(...(page ?? []).map(rowOf));
    continuationToken = page?.continuationToken;
  } while (continuationToken !== undefined && rows.length < limit);
  return rows;
}

function rowOf(entity: Record<string, unknown> & { rowKey?: string; etag: string }): Row {
  const names = Object.keys(entity).filter((name) => PART_NAMES.test(name));
  const text = names.map((_, index) => String(entity[`part${index}`])).join('');
  return { key: entity.rowKey ?? '', mark: entity.etag, text };
}

/** A read may safely be asked again: once, and only where no clear answer came. */
async function readTwice<Value>(what: string, ask: (options: Options) => Promise<Value>): Promise<Value> {
  try {
    return await ask(deadline());
  } catch (first) {
    if (isClear(faultOf(first))) throw broken('read', what, faultOf(first).code);
  }
  try {
    return await ask(deadline());
  } catch (second) {
    throw broken('read', what, faultOf(second).code);
  }
}

function isClear(fault: Fault): boolean {
  return answerOf(fault).kind !== 'unclear';
}

function deadline(): Options {
  return { abortSignal: AbortSignal.timeout(DEADLINE) };
}

/** The SDK's error is not passed on as cause: it carries the request, and with it what people wrote. */
function broken(verb: 'read' | 'write', what: string, code: string): Error {
  return new Error(`Could not ${verb} ${what} in Azure Tables: ${code}`);
}
