import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import express from 'express';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { createFileLinks } from '#local/file-links.ts';

const FILE = { name: 'steward-board-2026-11-23.csv', text: '\uFEFFName\r\n' };

describe('a link to a file, in local mode', () => {
  let now: number;
  let files: ReturnType<typeof createFileLinks>;
  let address: string;
  let close: () => void;
  beforeEach(async () => {
    now = 0;
    files = createFileLinks(() => now);
    const server = express().use('/local/files', files.routes).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const at = server.address();
    assert.ok(typeof at === 'object' && at !== null);
    address = `http://127.0.0.1:${at.port}/local/files`;
    close = () => void server.close();
  });
  afterEach(() => close());

  it('gives the file once, to be saved and not kept by a browser', async () => {
    const link = `${address}/${files.keep(FILE)}`;
    const first = await fetch(link);
    assert.equal(first.headers.get('content-disposition'), `attachment; filename=${FILE.name}`);
    assert.equal(first.headers.get('cache-control'), 'no-store');
    assert.equal(Buffer.from(await first.arrayBuffer()).toString(), FILE.text);
    assert.equal((await fetch(link)).status, 404);
  });

  it('ends after ten minutes, and is nobody else’s to guess', async () => {
    const [early, late] = [files.keep(FILE), files.keep(FILE)];
    assert.match(early, /^[\w-]{43}$/);
    assert.notEqual(early, late);
    now = 599_999;
    assert.equal((await fetch(`${address}/${early}`)).status, 200);
    now = 600_000;
    assert.equal((await fetch(`${address}/${late}`)).status, 404);
    assert.equal((await fetch(`${address}/x`)).status, 404);
  });
});
