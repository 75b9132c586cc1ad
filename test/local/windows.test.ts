import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parsePersonId, parseTenantId } from '#domain/ids.ts';
import { createWindows, type Windows } from '#local/windows.ts';
import { readSchoolsFile } from '#src/schools-file.ts';
import type { Inbound } from '#teams/inbound.ts';

const TEACHER = oid(1);
const LEAD = oid(2);
const SECOND = oid(3);
const OUTSIDE = '33333333-0000-4000-8000-0000000000ff';

let folder: string;
let windows: Windows;

const open = async () => await createWindows(folder, await readSchoolsFile('src/local/demo-school.json'));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-windows-'));
  windows = await open();
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

function oid(number: number): string {
  return `33333333-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

function said(account: string, text: string): Inbound {
  const id = parsePersonId(account);
  const tenantId = parseTenantId('11111111-1111-1111-1111-111111111111');
  if (id === undefined || tenantId === undefined) throw new TypeError('A fixture is wrong');
  const route = { conversationId: 'a:1', serviceUrl: 'http://127.0.0.1/', tenantId };
  return { tenantId, account: id, accountName: 'x', kind: 'personal', route, text, hasFiles: false };
}

const speaker = async (account: string) => await windows.speakerOf(said(account, ''));
const command = async (account: string, text: string) => await windows.command(said(account, text));

describe('/as', () => {
  it('is nothing to a window that never used it: it speaks for its account', async () => {
    expect(await speaker(TEACHER)).toEqual({ account: TEACHER, banner: '' });
  });

  it('knows somebody of several schools as one person', async () => {
    windows = await createWindows(folder, await readSchoolsFile('test/fixtures/two-academies.json'));
    expect(await command(TEACHER, '/as Bea')).toMatch(/^You now act as Bea Both-Demo, /);
    expect(await command(TEACHER, '/as Alex')).toMatch(/^Type \/as and one of: /);
  });

  it('makes a window act as another person, who is named on every card, until /as me', async () => {
    expect(await command(TEACHER, '/as Hana Head-Demo')).toBe(
      'You now act as Hana Head-Demo, Headteacher, in all that you send from this window. /as me ends it.',
    );
    expect(await speaker(TEACHER)).toEqual({
      account: oid(7),
      banner: 'Acting as Hana Head-Demo, Headteacher',
      window: TEACHER,
    });
    expect(await speaker(LEAD)).toEqual({ account: LEAD, banner: '' });
    expect(await command(TEACHER, '/as me')).toBe('You are yourself again.');
    expect(await speaker(TEACHER)).toEqual({ account: TEACHER, banner: '' });
  });

  for (const text of ['/as Hana Head-Demo', 'AS hana head-demo', '/as  Hana', '/AS head-demo'])
    it(`takes ${text}`, async () => {
      await command(LEAD, text);
      expect((await speaker(LEAD)).account).toBe(oid(7));
    });

  for (const text of ['/as', '/as ', '/as Nobody', '/as a', '/as ana', '/as {"oid":1}'])
    it(`names everybody where ${text.trim()} names nobody, or more than one`, async () => {
      const answer = await command(LEAD, text);
      expect(answer).toMatch(/^Type \/as and one of: Tess Teacher-Demo, .*Pupil\. \/as me ends it\.$/);
      expect((await speaker(LEAD)).account).toBe(LEAD);
    });

  for (const text of ['/report', 'assign', '/assign', 'please /as Hana', ''])
    it(`leaves “${text}” to the bot`, async () => {
      expect(await command(LEAD, text)).toBeUndefined();
    });

  it('makes a window an account outside the directory: /as pupil', async () => {
    await command(SECOND, '/as pupil');
    expect(await speaker(SECOND)).toMatchObject({ account: OUTSIDE, window: SECOND });
  });

  it('as oneself says nothing on cards', async () => {
    await command(TEACHER, '/as Tess Teacher-Demo');
    expect(await speaker(TEACHER)).toEqual({ account: TEACHER, banner: '' });
  });
});

describe('who speaks in which window', () => {
  it('outlives a restart, also when windows change at the same moment', async () => {
    const accounts = Array.from({ length: 20 }, (_, at) => oid(at + 1));
    await Promise.all(accounts.map((account) => command(account, '/as Orla')));
    windows = await open();
    const speakers = await Promise.all(accounts.map(speaker));
    expect(speakers.map(({ account }) => account)).toEqual(accounts.map(() => oid(6)));
  });

  it('holds ids and no names', async () => {
    await command(TEACHER, '/as Hana');
    expect(JSON.parse(await readFile(join(folder, 'windows.json'), 'utf8'))).toEqual({ [TEACHER]: oid(7) });
  });

  it('is nobody else when the file names somebody whom no school has', async () => {
    await writeFile(join(folder, 'windows.json'), JSON.stringify({ [TEACHER]: oid(999), nonsense: oid(7) }));
    windows = await open();
    expect(await speaker(TEACHER)).toEqual({ account: TEACHER, banner: '' });
  });
});
