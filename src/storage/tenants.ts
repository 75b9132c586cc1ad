import { type PersonId, parseTenantId, type SchoolId, type TenantId } from '#domain/ids.ts';
import type { Instant } from '#domain/time.ts';
import type { Route } from '#workflows/stored.ts';
import * as keys from './keys.ts';
import { putRows } from './put-rows.ts';
import { channelRecord, readRecord, schoolRecord, writeRecord } from './records.ts';
import type { Rows } from './rows.ts';

export async function schoolIn(rows: Rows, tenant: TenantId, key: string): Promise<SchoolId | undefined> {
  const row = await rows.get(keys.tenantPartition(tenant), key);
  return row && readRecord(schoolRecord, row).school;
}

export async function loadChannel(rows: Rows, school: SchoolId): Promise<Route | undefined> {
  const row = await rows.get(keys.schoolPartition(school), keys.CHANNEL_KEY);
  return row && readRecord(channelRecord, row).route;
}

/**
 * The school's own row first, then whose place it is; the place that it leaves is nobody's again. Binding
 * once more mends what was cut off between.
 *
 * @throws Error when storage does not answer; TypeError for a route without a tenant.
 */
export async function bindChannel(
  rows: Rows,
  school: SchoolId,
  route: Route,
  by: PersonId,
  at: Instant,
): Promise<void> {
  const tenant = parseTenantId(route.tenantId);
  if (tenant === undefined) throw new TypeError('A channel belongs to a tenant');
  const before = await loadChannel(rows, school);
  const channel = { key: keys.CHANNEL_KEY, text: writeRecord({ route, by, at }) };
  await putRows(rows, keys.schoolPartition(school), [channel]);
  const place = { key: keys.placeKey(route.conversationId), text: writeRecord({ school }) };
  await putRows(rows, keys.tenantPartition(tenant), [place]);
  const left = before && keys.placeKey(before.conversationId);
  if (left === undefined || left === place.key || (await schoolIn(rows, tenant, left)) !== school) return;
  await rows.batch(keys.tenantPartition(tenant), [{ type: 'delete', key: left }]);
}
