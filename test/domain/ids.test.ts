import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import {
  parseCaseId,
  parseFormId,
  parsePersonId,
  parseReference,
  parseSchoolId,
  parseTenantId,
  reference,
} from '#domain/ids.ts';

const GUID = '0a1b2c3d-0000-4000-8000-00000000abcd';

describe('ids', () => {
  it('are one person in either spelling: the two-person rule hangs on it (E8, T17)', () => {
    assert.equal(parsePersonId(GUID.toUpperCase()), GUID);
    assert.equal(parsePersonId(GUID.toUpperCase()), parsePersonId(GUID));
    assert.equal(parseTenantId(GUID.toUpperCase()), GUID);
  });

  it('of people and tenants are whole GUIDs and nothing else', () => {
    const bad = [
      '',
      GUID.slice(1),
      `${GUID} `,
      `{${GUID}}`,
      GUID.replaceAll('-', ''),
      `${GUID}\n`,
      `${GUID}0`,
      GUID.replace('a', 'g'),
    ];
    for (const raw of bad) {
      assert.equal(parsePersonId(raw), undefined, JSON.stringify(raw));
      assert.equal(parseTenantId(raw), undefined, JSON.stringify(raw));
    }
  });

  it('of cases and forms are 32 plain characters, in one spelling (T29)', () => {
    const id = 'abcdefghij0123456789abcdefghij01';
    assert.equal(parseCaseId(id), id);
    assert.equal(parseFormId(id), id);
    for (const raw of [
      '',
      id.slice(1),
      `${id}0`,
      id.toUpperCase(),
      `${id}\n`,
      id.replace('a', '/'),
      id.replace('a', '_'),
    ]) {
      assert.equal(parseCaseId(raw), undefined, JSON.stringify(raw));
      assert.equal(parseFormId(raw), undefined, JSON.stringify(raw));
    }
  });

  it('of schools begin with a letter and hold nothing that a key may not (T29)', () => {
    assert.equal(parseSchoolId('st-andrews'), 'st-andrews');
    for (const raw of ['', 'a', '1st', 'St', 'a_b', 'a.staff', 'a/b', 'é1', 'a'.repeat(40)])
      assert.equal(parseSchoolId(raw), undefined, raw);
  });
});

describe('references', () => {
  it('are school, year and number', () => {
    assert.equal(reference('LIN', '26', 42), 'LIN-26-0042');
    assert.equal(reference('LIN', '26', 123_456), 'LIN-26-123456');
  });

  it('may be typed on a phone: case and spaces around do not matter', () => {
    assert.equal(parseReference(' lin-26-0042 '), 'LIN-26-0042');
    for (const raw of ['', 'LIN', 'LIN-26-42', 'LIN 26 0042', 'L-26-0042', 'LIN-2026-0042', 'LIN-26-0042-1'])
      assert.equal(parseReference(raw), undefined, raw);
  });

  it('refuse a school without a proper prefix', () => {
    for (const prefix of ['', 'L', 'TOOLONG', 'L1'])
      assert.throws(() => reference(prefix, '26', 1), TypeError, prefix);
  });
});
