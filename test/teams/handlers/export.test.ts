import { strict as assert } from 'node:assert';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { ROLES, type Role } from '#domain/person.ts';
import { createUpload } from '#teams/upload-file.ts';
import { publishes } from '#test/support/staff.ts';
import { SCHOOL, startTestSteward, type TestSteward } from '#test/support/steward.ts';
import { startUploadServer, type UploadServer } from '#test/support/upload-server.ts';

const holder = (role: Role) => `Holder of ${role}`;
const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const TENANT = '11111111-1111-1111-1111-111111111111';
const INFO = 'application/vnd.microsoft.teams.card.file.info';

let steward: TestSteward;
let drive: UploadServer;
beforeEach(async () => {
  const extra = ROLES.map((role, at) => ({
    ...{ oid: `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`, name: holder(role), roles: [role] },
  }));
  steward = await startTestSteward({ extra });
  drive = await startUploadServer();
  await publishes(steward);
});
afterEach(async () => {
  await steward.close();
  await drive.close();
});

const part = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce((found, name) => Reflect.get(Object(found), name), value);

/** Presses Export. @returns the offer that then stands in the chat. */
async function isOffered(name: string) {
  const person = steward.person(name);
  const board = await person.presses(await person.says('/board'), 'Open board');
  const card = await person.presses(board, 'Export');
  const calls = steward.connector.received;
  const offer = part(calls.at(-1)?.body, 'attachments', 0);
  return { person, card, offer, activityId: `activity-${calls.length}` };
}

type Offer = Awaited<ReturnType<typeof isOffered>>;

async function answers({ person, activityId, offer }: Offer, changed: object = {}, more: object = {}) {
  const value = {
    ...{ type: 'fileUpload', action: 'accept', context: part(offer, 'content', 'acceptContext') },
    uploadInfo: {
      ...{ uploadUrl: drive.url, contentUrl: 'https://linden-my.sharepoint.com/personal/x/steward.csv' },
      ...{ uniqueId: 'unique', fileType: 'csv', name: 'steward.csv' },
    },
    ...changed,
  };
  const answer = await person.sendsRaw({ activityId }, value, { name: 'fileConsent/invoke', ...more });
  assert.equal(answer.status, 200);
  return steward.connector.received.at(-1);
}

describe('Export of the board (product 7)', () => {
  it('is offered in the own chat, and holds nothing yet', async () => {
    const { card, offer } = await isOffered('Dora');
    assert.match(card.text, /The file is offered below this card/);
    assert.equal(part(offer, 'contentType'), CONSENT);
    assert.equal(part(offer, 'name'), 'steward-board-2026-11-23.csv');
    assert.ok(!JSON.stringify(offer).includes('Tess'));
    assert.deepEqual(await steward.store.exports(SCHOOL), []);
  });

  it('goes to the reader’s own OneDrive once they take it, and that is recorded (H35)', async () => {
    const offered = await isOffered('Dora');
    const call = await answers(offered);
    const [upload, ...others] = drive.received;
    assert.ok(upload !== undefined && others.length === 0);
    const size = Buffer.byteLength(upload.text);
    assert.equal(upload.method, 'PUT');
    assert.equal(upload.headers['content-range'], `bytes 0-${size - 1}/${size}`);
    assert.equal(upload.headers['authorization'], undefined);
    assert.equal(part(offered.offer, 'content', 'sizeInBytes'), size);
    const rows: readonly Readonly<Record<string, string>>[] = parse(upload.text, {
      bom: true,
      columns: true,
    });
    const tess = rows.find((row) => row['Person']?.startsWith('Tess'));
    assert.equal(tess?.['Agreement or course'], 'Staff agreement');
    assert.equal(tess?.['State'], 'Still has time');
    assert.deepEqual([call?.method, call?.activityId], ['PUT', offered.activityId]);
    assert.equal(part(call?.body, 'attachments', 0, 'contentType'), INFO);
    const dora = { person: offered.person.id, at: steward.now(), what: 'board', lines: rows.length };
    assert.deepEqual(await steward.store.exports(SCHOOL), [dora]);
  });

  it('says of nobody that they asked or declined, to those who do not answer them', async () => {
    const tess = steward.person('Tess');
    const text = await tess.presses(await tess.says('/sign'), 'Read and sign');
    await tess.presses(await tess.presses(text, 'I decline'), 'Save', { Reason: 'I do not agree.' });
    for (const [who, state] of [
      ['Dora', 'Declined'],
      [holder('seniorLeader'), 'Still has time'],
    ] as const) {
      await answers(await isOffered(who));
      const read: readonly Readonly<Record<string, string>>[] = parse(drive.received.at(-1)?.text ?? '', {
        ...{ bom: true, columns: true },
      });
      assert.equal(read.find((row) => row['Person']?.startsWith('Tess'))?.['State'], state, who);
    }
  });

  it('gives a line manager their own people alone', async () => {
    const offered = await isOffered(holder('lineManager'));
    await answers(offered);
    const rows: readonly unknown[] = parse(drive.received[0]?.text ?? '', { bom: true, columns: true });
    assert.deepEqual(rows, []);
  });

  it('is for nobody who sees figures alone, whatever they press or accept', async () => {
    const governor = steward.person(holder('governor'));
    const card = await governor.says('/board');
    const refused = await governor.sends(card, { verb: 'board-export', data: {} });
    assert.match(refused.text, /Only leads, the head/);
    const { offer } = await isOffered('Dora');
    const call = await answers({ person: governor, card, offer, activityId: card.activityId });
    assert.match(String(part(call?.body, 'text')), /^You may no longer have this file/);
    assert.deepEqual(drive.received, []);
    assert.deepEqual(await steward.store.exports(SCHOOL), []);
  });

  it('goes to no place but the tenant’s own files: the host is asked before anything is sent', async () => {
    const upload = createUpload({ allowedHosts: ['*.sharepoint.com'] });
    assert.equal(await upload(drive.url, 'text'), false);
    assert.deepEqual(drive.received, []);
    const allowed = createUpload({ allowedHosts: ['127.0.0.1'] });
    assert.equal(await allowed(drive.url, 'text'), true);
  });

  it('follows no redirect, and says that the file did not arrive', async () => {
    drive.answers(307, { location: drive.url });
    const call = await answers(await isOffered('Dora'));
    assert.equal(drive.received.length, 1);
    assert.match(String(part(call?.body, 'text')), /^The file did not reach your OneDrive/);
  });

  it('says so when it is declined, or older than a day', async () => {
    const declined = await answers(await isOffered('Dora'), { action: 'decline' });
    assert.match(String(part(declined?.body, 'text')), /^You did not take the file/);
    const offered = await isOffered('Dora');
    steward.passes(24 * 60);
    const late = await answers(offered);
    assert.match(String(part(late?.body, 'text')), /^This offer is older than a day/);
    assert.deepEqual(drive.received, []);
  });

  it('answers no consent that comes from a group', async () => {
    const offered = await isOffered('Dora');
    const conversation = { id: offered.person.chat, conversationType: 'groupChat', tenantId: TENANT };
    const calls = steward.connector.received.length;
    await answers(offered, {}, { conversation });
    assert.deepEqual(drive.received, []);
    assert.equal(steward.connector.received.length, calls);
  });
});
