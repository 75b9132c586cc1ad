import { strict as assert } from 'node:assert';
import { describe, expect, it } from 'vitest';
import { agreementText } from '#domain/agreement-text.ts';
import { textDigest } from '#domain/digest.ts';
import { isCleared } from '#domain/ledger/figures.ts';
import { type Item, STATEMENTS } from '#domain/ledger/model.ts';
import type { Asking } from '#domain/ledger/reconcile.ts';
import { subjectOfPerson } from '#domain/ledger/subject.ts';
import type { Person } from '#domain/person.ts';
import { GOVERNOR_GITA, moment, OFFICE_OLGA, TEACHER_TOM, TECH_TAO } from '#test/domain/case/world.ts';
import { refused, storyOf } from '#test/domain/ledger/story.ts';
import { everythingAsked, publishing } from './owing.ts';
import { onTheRoll } from './roll-people.ts';

const MONDAY = '2026-11-23T10:00:00Z';
const DAY = '2026-11-23';
const GUEST: Person = { ...TEACHER_TOM, signsAs: ['visitors'], since: DAY, until: '2026-11-27' };
const RUNS_ACCOUNT: Person = { ...TEACHER_TOM, signsAs: ['accountUsers'] };

/** Somebody of the directory, looked at on the day on which they may be new. */
async function inTheSchool(pack: string, person: Person = TEACHER_TOM) {
  const asking = await everythingAsked(pack);
  const story = storyOf(person.id, subjectOfPerson(person, DAY), asking);
  const looks = (asked = asking) => story.asks(undefined, MONDAY, { type: 'keep-up' }, { asked });
  assert.ok(looks().ok);
  return {
    ...{ asking, story, looks },
    owes: () => (story.ledger()?.obligations ?? []).map(({ item }) => item).filter(isAgreement),
    cleared: (item: Item) => isCleared(story.obligation(item) ?? expect.fail(), DAY),
    signs: (kind: string, asked: Asking = asking) =>
      story.asks(person, MONDAY, signatureOf(asked, kind, person), { asked }),
  };
}

function isAgreement(item: Item): boolean {
  return item.startsWith('agreement-');
}

function signatureOf({ publications }: Asking, kind: string, { name }: Person) {
  const { edition, text } = publications.versions.findLast((one) => one.kind === kind) ?? assert.fail();
  const signed = { edition, text, ticked: STATEMENTS, typedName: name };
  return { type: 'sign', item: `agreement-${kind}`, ...signed } as const;
}

function gateOf({ policy }: Asking, kind: string): string | undefined {
  return policy.agreements.find(({ id }) => id === kind)?.gate;
}

describe('every user has the agreement of their age and part (BRI-006)', () => {
  it.each([
    ['child', 'pupil', 'primary age', 'youngest'],
    ['young person', 'pupil', 'secondary age', 'youngPeople'],
    ['visitor', 'visitor', undefined, 'visitors'],
    ['Director without an account', 'governor', undefined, 'directors'],
  ] as const)('a %s', async (_who, kind, stage, agreement) => {
    const { owes } = await onTheRoll('brigantia', kind, stage === undefined ? {} : { stage });
    expect(owes()).toEqual([`agreement-${agreement}`]);
  });

  it.each([
    ['member of staff', TEACHER_TOM, 'staff'],
    ['Director', GOVERNOR_GITA, 'directors'],
    ['guest with an account', GUEST, 'visitors'],
  ] as const)('a %s', async (_who, person, agreement) => {
    expect((await inTheSchool('brigantia', person)).owes()).toEqual([`agreement-${agreement}`]);
  });
});

describe('a new version', () => {
  it('is issued to all again after a review, and the old one is kept (BRI-006, BRI-011)', async () => {
    const { asking, story, looks, signs } = await inTheSchool('brigantia');
    expect(signs('staff').ok).toBe(true);
    expect(story.obligation('agreement-staff')).toMatchObject({ state: 'met' });
    const publications = publishing(asking.publications, asking.policy, 'staff', 'New words.');
    const next = { ...asking, publications };
    const editions = publications.versions.filter(({ kind }) => kind === 'staff');
    expect(editions.map(({ edition }) => edition)).toEqual(['0001', '0002']);
    expect(looks(next)).toMatchObject({ value: [{ type: 'asked', why: 'new-version', edition: '0002' }] });
    const old = signatureOf(asking, 'staff', TEACHER_TOM);
    expect(story.asks(TEACHER_TOM, MONDAY, old, { asked: next })).toEqual(refused('other-version'));
    expect(signs('staff', next).ok).toBe(true);
    expect(story.obligation('agreement-staff')).toMatchObject({ state: 'met', met: { edition: '0002' } });
  });
});

describe('one of their own for each member of staff and each pupil (LTH-059)', () => {
  it('signed by nobody else', async () => {
    const { owes, story, asking } = await inTheSchool('linthorpe');
    expect(owes()).toEqual(['agreement-staff']);
    const signature = signatureOf(asking, 'staff', OFFICE_OLGA);
    expect(story.asks(OFFICE_OLGA, MONDAY, signature)).toEqual(refused('not-yours'));
    expect((await onTheRoll('linthorpe', 'pupil')).owes()).toContain('agreement-pupil');
  });
});

describe('staff', () => {
  it.each([
    ['at Linden (LIN-019)', 'linden'],
    ['at St Andrew’s (STA-056, STA-220)', 'st-andrews'],
    ['at Linthorpe (LTH-034)', 'linthorpe'],
  ])('%s sign by their name: the record has version, text, person and moment', async (_where, pack) => {
    const { story, asking, signs } = await inTheSchool(pack);
    const other = { ...signatureOf(asking, 'staff', TEACHER_TOM), typedName: 'Somebody Else' };
    expect(story.asks(TEACHER_TOM, MONDAY, other)).toEqual(
      refused('name-differs', { name: TEACHER_TOM.name }),
    );
    const text = textDigest(agreementText(asking.policy, 'staff') ?? '');
    expect(signs('staff')).toMatchObject({
      value: [{ type: 'signed', edition: '0001', text, by: TEACHER_TOM.id, at: moment(MONDAY) }],
    });
  });

  it('tick that they have read it and follow it, and both are kept (LAR-030)', async () => {
    const { story, asking, signs } = await inTheSchool('larches');
    for (const ticked of [['understood'], ['follows']] as const) {
      const half = { ...signatureOf(asking, 'staff', TEACHER_TOM), ticked };
      expect(story.asks(TEACHER_TOM, MONDAY, half)).toEqual(refused('not-ticked'));
    }
    expect(signs('staff')).toMatchObject({
      value: [{ type: 'signed', ticked: ['understood', 'follows'], by: TEACHER_TOM.id }],
    });
  });
});

describe('before use', () => {
  it('an administrator of Linthorpe signs the technician extension on top of the other (LTH-050)', async () => {
    const { asking, owes, cleared, signs } = await inTheSchool('linthorpe', TECH_TAO);
    expect(owes()).toEqual(['agreement-staff', 'agreement-technician']);
    expect(gateOf(asking, 'technician')).toBe('no administrator access.');
    expect(signs('technician')).toEqual(refused('sign-first', { kind: 'staff' }));
    signs('staff');
    expect(cleared('agreement-technician')).toBe(false);
    signs('technician');
    expect(cleared('agreement-technician')).toBe(true);
  });

  it('a guest of Linthorpe signs, on the first day, or is not cleared (LTH-051, LTH-075)', async () => {
    const { asking, owes, story, cleared, signs } = await inTheSchool('linthorpe', GUEST);
    expect(owes()).toEqual(['agreement-guest']);
    expect(story.obligation('agreement-guest')?.due).toBe(DAY);
    expect(gateOf(asking, 'guest')).toBe('no guest access.');
    expect(cleared('agreement-guest')).toBe(false);
    signs('guest');
    expect(cleared('agreement-guest')).toBe(true);
    const { owes: helperOwes } = await onTheRoll('linthorpe', 'volunteer');
    expect(helperOwes()).toContain('agreement-guest');
  });

  it('whoever runs an official account signs what is for that, on top of the other (LAR-074)', async () => {
    const { asking, owes, cleared, signs } = await inTheSchool('larches', RUNS_ACCOUNT);
    expect(owes()).toEqual(['agreement-accounts', 'agreement-staff']);
    expect((await inTheSchool('larches')).owes()).toEqual(['agreement-staff']);
    expect(gateOf(asking, 'accounts')).toBe('no running of an official channel.');
    expect(signs('accounts')).toEqual(refused('sign-first', { kind: 'staff' }));
    signs('staff');
    expect(cleared('agreement-accounts')).toBe(false);
    signs('accounts');
    expect(cleared('agreement-accounts')).toBe(true);
  });

  it('staff, learners and visitors of Larches sign, from the first day on (LAR-122)', async () => {
    const starter = await inTheSchool('larches', { ...TEACHER_TOM, since: DAY });
    const pupil = await onTheRoll('larches', 'pupil', { since: DAY });
    const visitor = await onTheRoll('larches', 'visitor', { since: DAY, until: DAY });
    for (const [kind, { asking, story }] of Object.entries({ staff: starter, pupil, visitor })) {
      expect(gateOf(asking, kind)).toBe('no use of the centre’s resources.');
      const owed = story.obligation(`agreement-${kind}`) ?? expect.fail(kind);
      expect(owed).toMatchObject({ state: 'owed', due: DAY });
      expect(isCleared(owed, DAY)).toBe(false);
    }
    starter.signs('staff');
    expect(starter.cleared('agreement-staff')).toBe(true);
  });
});
