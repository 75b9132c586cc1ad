import { writeRecord } from './records.ts';
import type { RowAction } from './rows.ts';

export type Created = { readonly type: 'create'; readonly key: string; readonly text: string };

export function create(key: string, content: object): Created {
  return { type: 'create', key, text: writeRecord(content) };
}

export function put(key: string, content: object): RowAction {
  return { type: 'put', key, text: writeRecord(content) };
}

export function remove(key: string): RowAction {
  return { type: 'delete', key };
}

/** The row as it was read, or none where none was. */
export function rewrite(key: string, text: string, mark: string | undefined): RowAction {
  return mark === undefined ? { type: 'create', key, text } : { type: 'update', key, text, mark };
}
