import { describe, expect, it } from 'vitest';
import { decidePublish, type Publish } from '#domain/agreement/decide.ts';
import type { Publications } from '#domain/agreement/model.ts';
import { plainText } from '#domain/agreement/plain-text.ts';
import { textDigest } from '#domain/digest.ts';
import { ROLES } from '#domain/person.ts';
import { HEAD_HANA, MONDAY_10AM, MONDAY_11AM, OFFICE_OLGA, POLICY, TEACHER_TESS } from '../case/world.ts';
import { packWith, STAFF_SHEET } from '../ledger/ledger-world.ts';

const OWN = [{ title: 'Systems', lines: [{ text: 'Use is monitored.', covers: [] }] }];
const policy = packWith({
  agreements: [
    { ...STAFF_SHEET, text: OWN },
    { ...STAFF_SHEET, id: 'guest', signers: ['visitors', 'volunteers'] },
  ],
});
const FIRST: Publish = {
  ...{ at: MONDAY_10AM, kind: 'staff', title: ' Staff agreement ', text: 'Be kind.', fromPack: false },
  ...{ whatChanged: '', signers: ['staff', 'pupils'], due: '2026-12-04', minor: false },
};
const NONE: Publications = { versions: [] };

const publish = (changed: Partial<Publish> = {}, before = NONE, actor = OFFICE_OLGA) =>
  decidePublish({ ...FIRST, ...changed }, before, actor, policy);
/** Published one after the other. */
function standing(...each: readonly Partial<Publish>[]): Publications {
  return each.reduce<Publications>((before, changed) => {
    const decided = publish(changed, before);
    if (!decided.ok || decided.value === 'repeat') throw new TypeError('The story is wrong');
    return { versions: [...before.versions, decided.value.published] };
  }, NONE);
}
const refused = (type: string, more: object = {}) => ({ ok: false, error: { type, ...more } });

describe('publishing an agreement', () => {
  it('keeps title, text, who signs and by when; the digest of the text is its identity (LIN-019, STA-200)', () => {
    expect(publish()).toEqual({
      ok: true,
      value: {
        text: 'Be kind.',
        published: {
          ...{ kind: 'staff', edition: '0001', title: 'Staff agreement', text: textDigest('Be kind.') },
          ...{ whatChanged: '', signers: ['staff'], due: '2026-12-04', minor: false },
          ...{ by: OFFICE_OLGA.id, at: MONDAY_10AM },
        },
      },
    });
  });

  it('is for the office, the head, a lead and the lead for online safety', () => {
    const may = ROLES.filter((role) => publish({}, NONE, { ...TEACHER_TESS, roles: [role] }).ok);
    expect(may).toEqual(['dsl', 'head', 'onlineSafetyLead', 'agreements']);
    expect(publish({}, NONE, TEACHER_TESS)).toEqual(refused('not-keeper'));
    expect(publish({}, NONE, { ...OFFICE_OLGA, left: MONDAY_10AM })).toEqual(refused('not-keeper'));
  });

  it('takes the text of the pack or a typed one: not both, and not neither', () => {
    const own = publish({ text: '', fromPack: true });
    expect(own).toMatchObject({ value: { text: 'Systems\n1. Use is monitored.' } });
    expect(publish({ fromPack: true })).toEqual(refused('two-texts'));
    expect(publish({ text: ' \r\n' })).toEqual(refused('no-text'));
    const guest = { kind: 'guest', signers: ['visitors'], text: '', fromPack: true } as const;
    expect(publish(guest)).toEqual(refused('no-pack-text'));
    expect(publish({ kind: 'nothing' })).toEqual(refused('no-such-kind'));
  });

  it('takes 12,000 characters and not one more', () => {
    expect(publish({ text: 'a'.repeat(12_000) }).ok).toBe(true);
    expect(publish({ text: 'a'.repeat(12_001) })).toEqual(refused('text-too-long', { length: 12_001 }));
  });

  it('asks only whom the pack names for the kind', () => {
    expect(publish({ kind: 'guest', signers: ['volunteers'] })).toMatchObject({
      value: { published: { signers: ['volunteers'] } },
    });
    const named = { signers: ['visitors', 'volunteers'] };
    expect(publish({ kind: 'guest', signers: [] })).toMatchObject({ value: { published: named } });
    expect(publish({ kind: 'guest', signers: ['staff'] })).toEqual(refused('not-its-signers', named));
  });

  it('is due today or later', () => {
    expect(publish({ due: '2026-11-23' }).ok).toBe(true);
    expect(publish({ due: '2026-11-22' })).toEqual(refused('due-over'));
  });
});

describe('the next version', () => {
  it('counts on, for its kind alone, and says what changed', () => {
    const before = standing({}, { kind: 'guest', signers: ['visitors'] });
    const second = { text: 'Be kind and careful.' };
    expect(publish(second, before)).toEqual(refused('what-changed'));
    expect(publish({ ...second, whatChanged: 'Careful' }, before)).toMatchObject({
      value: { published: { edition: '0002', whatChanged: 'Careful', minor: false } },
    });
  });

  it('may be a minor edit where one stands already, and not the first', () => {
    expect(publish({ minor: true })).toEqual(refused('minor-first'));
    const edit = { text: 'Be kind!', whatChanged: 'A mark', minor: true };
    expect(publish(edit, standing({}))).toMatchObject({ value: { published: { minor: true } } });
  });

  it('is refused where the text is the one that stands, whatever its line ends', () => {
    const before = standing({ text: 'One\nTwo' });
    const same = { text: 'One \r\nTwo\r\n', whatChanged: 'Nothing' };
    expect(publish(same, before)).toEqual(refused('same-text', { edition: '0001' }));
    expect(publish({ ...same, minor: true }, before)).toEqual(refused('same-text', { edition: '0001' }));
  });

  it('is the same one when the very same is sent again by the same person', () => {
    const before = standing({});
    expect(publish({ at: MONDAY_11AM }, before)).toEqual({ ok: true, value: 'repeat' });
    expect(publish({ due: '2026-12-05' }, before)).toEqual(refused('same-text', { edition: '0001' }));
    expect(publish({}, before, HEAD_HANA)).toEqual(refused('same-text', { edition: '0001' }));
  });

  it('may keep the text as a minor edit that moves the due day, or goes back to an older one', () => {
    const later = { minor: true, due: '2026-12-11', whatChanged: 'More time' };
    expect(publish(later, standing({})).ok).toBe(true);
    const before = standing({}, { text: 'Other', whatChanged: 'All' });
    expect(publish({ whatChanged: 'Back again' }, before)).toMatchObject({
      value: { published: { edition: '0003', text: textDigest('Be kind.') } },
    });
  });
});

describe('the text of an agreement', () => {
  it('is one and the same however it was typed', () => {
    expect(plainText('  A\tb \r\nCafe\u0301\u0000\rEnd\u2028')).toBe('A b\nCaf\u00e9\nEnd');
    expect(plainText(plainText('x\ud800y'))).toBe('xy');
  });

  it('has kinds for every pack, or none at all', () => {
    expect(decidePublish(FIRST, NONE, OFFICE_OLGA, { ...POLICY, agreements: [] })).toEqual(
      refused('no-such-kind'),
    );
  });
});
