import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { canonical, digestOf, textDigest } from '#domain/digest.ts';

const FIXED = { seed: 20261123, numRuns: 500 };

/** The same value with the keys of every object in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, field]) => [name, turned(field)]),
  );
}

describe('digest', () => {
  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.equal(digestOf(turned(value)), digestOf(value));
      }),
      FIXED,
    );
    assert.equal(canonical({ b: 1, a: { d: 2, c: [3] } }), '{"a":{"c":[3],"d":2},"b":1}');
  });

  it('says all that the value says: the text reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.deepEqual(JSON.parse(canonical(value)), JSON.parse(JSON.stringify(value)));
      }),
      FIXED,
    );
  });

  it('is the same where a field is absent and where it is undefined: a stored row has only the first', () => {
    assert.equal(digestOf({ a: 1, b: undefined }), digestOf({ a: 1 }));
    assert.notEqual(digestOf({ a: 1, b: null }), digestOf({ a: 1 }));
  });

  it('tells apart what looks alike', () => {
    const alike = [1, '1', [1], ['1'], { 1: 1 }, [[1]], '[1]', null, 'null', '', [], {}, [''], true, 'true'];
    assert.equal(new Set(alike.map(digestOf)).size, alike.length);
  });

  it('is SHA-256 in lower-case hexadecimal', () => {
    assert.equal(digestOf({}), '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });

  it('of a text is that of its words, as any other tool works it out', () => {
    const known = 'f6ff005482ef1c1af6612dd05973f636a8fc2bced14703dffffc215c5bc77635';
    assert.equal(textDigest('Bleib höflich.'), known);
    assert.notEqual(digestOf('Bleib höflich.'), known);
  });
});
