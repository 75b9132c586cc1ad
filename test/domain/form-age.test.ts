import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { FORM_LIFE, formAge, formIdAt } from '#domain/form-age.ts';
import { parseFormId } from '#domain/ids.ts';
import { days, hours, plus } from '#domain/time.ts';
import { moment } from './case/world.ts';

const OPENED = moment('2026-11-23T10:00:00Z');
const RANDOM = 'abcdefghij0123456789abcdefghij01';

describe('a form id', () => {
  it('tells how old the form is, to the millisecond, and is a form id like any other', () => {
    const form = formIdAt(OPENED, RANDOM);
    assert.equal(parseFormId(form), form);
    assert.equal(formAge(form, OPENED), 0);
    assert.equal(formAge(form, plus(OPENED, hours(1))), hours(1));
  });

  it('lives seven days', () => {
    assert.equal(FORM_LIFE, days(7));
  });

  it('keeps what is random in it: two forms of one moment differ', () => {
    assert.notEqual(
      formIdAt(OPENED, RANDOM),
      formIdAt(OPENED, RANDOM.replace('01', '02').replace(/1$/, '2')),
    );
    assert.equal(formIdAt(OPENED, RANDOM).slice(9), RANDOM.slice(9));
  });

  it('is not made of anything else than 32 random characters', () => {
    assert.throws(() => formIdAt(OPENED, 'short'), TypeError);
  });
});
