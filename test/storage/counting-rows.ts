import type { Rows } from '#storage/rows.ts';

type Requests = { readonly get: number; readonly range: number; readonly batch: number };

/** Counts how often the table is asked. */
export function counting(rows: Rows): { readonly rows: Rows; readonly requests: () => Requests } {
  const requests = { get: 0, range: 0, batch: 0 };
  return {
    requests: () => ({ ...requests }),
    rows: {
      get: (...asked) => {
        requests.get++;
        return rows.get(...asked);
      },
      range: (...asked) => {
        requests.range++;
        return rows.range(...asked);
      },
      batch: (...asked) => {
        requests.batch++;
        return rows.batch(...asked);
      },
    },
  };
}
