import { describe, expect, it } from 'vitest';
import { textDigest } from '#domain/digest.ts';
import { parseRollId } from '#domain/ids.ts';
import { subjectOfRoll } from '#domain/ledger/subject.ts';
import { ROLES } from '#domain/person.ts';
import { moment, OFFICE_OLGA, TEACHER_TESS, TEACHER_TOM } from '../case/world.ts';
import { askingFor, packWith, published, STAFF_SHEET } from './ledger-world.ts';
import { type AskOf, refused, signing, storyOf, storyOfPerson } from './story.ts';

const MONDAY = '2026-11-23T10:00:00Z';
const PUPIL_SHEET = { ...STAFF_SHEET, id: 'pupil', signers: ['pupils'], parentToo: true } as const;
const OF_PUPILS = askingFor(
  [published({ kind: 'pupil', signers: ['pupils'] })],
  packWith({ agreements: [PUPIL_SHEET] }),
);
const PIA = parseRollId('pia'.padEnd(32, '0'));
const SHEET: AskOf<'record-paper'> = {
  ...{ type: 'record-paper', item: 'agreement-staff', edition: '0001', on: '2026-11-20' },
  ...{ signatures: ['own'], filed: 'Blue folder', witness: 'Olga Office' },
};
const PUPILS: AskOf<'record-paper'> = { ...SHEET, item: 'agreement-pupil' };
const BACK: AskOf<'take-back'> = {
  ...{ type: 'take-back', item: 'agreement-staff', entry: 3, reason: 'Another Tom' },
};

function storyOfPupil(asking = OF_PUPILS) {
  if (PIA === undefined) throw new TypeError('A fixture is wrong');
  const pupil = { id: PIA, name: 'Pia Pupil', kind: 'pupil', group: '5B' } as const;
  return storyOf(PIA, subjectOfRoll(pupil, '2026-11-23'), asking);
}

describe('a signature on paper', () => {
  it('says who, which version, when, where it is filed and who saw it (E48)', () => {
    const tom = storyOfPerson(TEACHER_TOM);
    const decided = tom.asks(OFFICE_OLGA, MONDAY, SHEET);
    expect(decided.ok && decided.value.at(-1)).toEqual({
      ...{ type: 'signed-on-paper', at: moment(MONDAY), by: OFFICE_OLGA.id, item: 'agreement-staff' },
      ...{ edition: '0001', text: textDigest('text 1'), on: '2026-11-20', signatures: ['own'] },
      ...{ filed: 'Blue folder', witness: 'Olga Office', until: '2027-11-20' },
    });
    expect(tom.obligation()).toMatchObject({ state: 'met', met: { on: '2026-11-20', how: 'paper' } });
    const again = tom.asks(OFFICE_OLGA, MONDAY, SHEET);
    expect(again).toEqual(refused('signed-already', { on: '2026-11-20' }));
  });

  it('of a pupil stays asked for until the parent has signed too (STA-208, STA-209, LTH-042, LTH-057)', () => {
    const pia = storyOfPupil();
    pia.asks(OFFICE_OLGA, MONDAY, PUPILS);
    expect(pia.obligation('agreement-pupil')).toMatchObject({ state: 'owed', got: ['own'] });
    const same = pia.asks(OFFICE_OLGA, MONDAY, PUPILS);
    expect(same).toEqual(refused('on-sheet-already', { missing: ['parent'] }));
    pia.asks(OFFICE_OLGA, MONDAY, { ...PUPILS, on: '2026-11-23', signatures: ['parent'] });
    expect(pia.obligation('agreement-pupil')).toMatchObject({
      ...{ state: 'met', got: ['own', 'parent'], met: { on: '2026-11-23' } },
    });
    const both = storyOfPupil();
    both.asks(OFFICE_OLGA, MONDAY, { ...PUPILS, signatures: ['own', 'parent'] });
    expect(both.obligation('agreement-pupil')).toMatchObject({ state: 'met' });
  });

  it('keeps the parent’s name where it stands on the sheet, and none beside the pupil’s alone (STA-208)', () => {
    const parent = 'Pat Parent';
    const event = (signatures: (typeof PUPILS)['signatures']) => {
      const decided = storyOfPupil().asks(OFFICE_OLGA, MONDAY, { ...PUPILS, signatures, parent });
      return decided.ok ? decided.value.at(-1) : undefined;
    };
    expect(event(['own', 'parent'])).toMatchObject({ type: 'signed-on-paper', parent });
    expect(event(['own'])).not.toHaveProperty('parent');
  });

  it('needs somebody’s signature, and of the staff their own alone', () => {
    const nobody = { ...SHEET, signatures: [] };
    expect(storyOfPerson(TEACHER_TOM).asks(OFFICE_OLGA, MONDAY, nobody)).toEqual(refused('nobody-signed'));
    const parent = { ...SHEET, signatures: ['parent'] } as const;
    expect(storyOfPerson(TEACHER_TOM).asks(OFFICE_OLGA, MONDAY, parent)).toEqual(refused('nobody-signed'));
  });

  it('is recorded by the office alone', () => {
    for (const role of ROLES) {
      const decided = storyOfPerson(TEACHER_TOM).asks({ ...TEACHER_TESS, roles: [role] }, MONDAY, SHEET);
      const said = decided.ok ? 'recorded' : decided.error.type;
      expect(said, role).toBe(role === 'agreements' ? 'recorded' : 'not-for-you-to-record');
    }
  });

  it('was signed today or before, and not so long ago that it counts no longer', () => {
    const on = (day: string) => storyOfPerson(TEACHER_TOM).asks(OFFICE_OLGA, MONDAY, { ...SHEET, on: day });
    expect(on('2026-11-24')).toEqual(refused('day-in-future'));
    expect(on('2026-11-23').ok).toBe(true);
    expect(on('2025-11-24').ok).toBe(true);
    expect(on('2025-11-23')).toEqual(refused('ran-out'));
  });

  it('is of the version asked for, or of one that a minor edit left standing', () => {
    const minor = published({ edition: '0002', text: textDigest('text 2'), minor: true });
    const major = { ...minor, minor: false };
    const asked = (second: typeof minor) => ({ asked: askingFor([published(), second]) });
    const of = (edition: string, second: typeof minor) =>
      storyOfPerson(TEACHER_TOM).asks(OFFICE_OLGA, MONDAY, { ...SHEET, edition }, asked(second));
    expect(of('0001', minor).ok).toBe(true);
    expect(of('0002', major).ok).toBe(true);
    expect(of('0001', major)).toEqual(refused('no-such-version'));
    expect(of('0003', major)).toEqual(refused('no-such-version'));
  });

  it('is of somebody who is here, and of whom it is asked', () => {
    const pupils = storyOfPerson(TEACHER_TOM).asks(OFFICE_OLGA, MONDAY, PUPILS);
    expect(pupils).toEqual(refused('not-asked'));
    expect(storyOf(TEACHER_TOM.id, undefined).asks(OFFICE_OLGA, MONDAY, SHEET)).toEqual(refused('not-known'));
  });
});

describe('a sheet recorded in error', () => {
  it('is taken back with a reason, and asked for again', () => {
    const tom = storyOfPerson(TEACHER_TOM);
    tom.asks(OFFICE_OLGA, MONDAY, SHEET);
    expect(tom.asks(OFFICE_OLGA, MONDAY, BACK)).toMatchObject({
      value: [{ type: 'taken-back', reason: 'Another Tom', by: OFFICE_OLGA.id }],
    });
    expect(tom.obligation()).toMatchObject({ state: 'owed', got: [] });
    expect(tom.obligation()).not.toHaveProperty('met');
    expect(tom.asks(OFFICE_OLGA, MONDAY, BACK)).toEqual(refused('not-as-shown'));
  });

  it('is taken back as it was shown, and not another that came after', () => {
    const tom = storyOfPerson(TEACHER_TOM);
    tom.asks(OFFICE_OLGA, MONDAY, SHEET);
    const earlier = tom.asks(OFFICE_OLGA, MONDAY, { ...BACK, entry: 2 });
    expect(earlier).toEqual(refused('not-as-shown'));
  });

  it('is taken back with one signature on it too', () => {
    const pia = storyOfPupil();
    pia.asks(OFFICE_OLGA, MONDAY, PUPILS);
    expect(pia.asks(OFFICE_OLGA, MONDAY, { ...BACK, entry: 0, item: 'agreement-pupil' }).ok).toBe(true);
    expect(pia.obligation('agreement-pupil')).toMatchObject({ state: 'owed', got: [] });
  });

  it('is the office’s; and what somebody signed themselves stands', () => {
    const tom = storyOfPerson(TEACHER_TOM);
    tom.asks(TEACHER_TOM, MONDAY, signing(TEACHER_TOM));
    expect(tom.asks(OFFICE_OLGA, MONDAY, BACK)).toEqual(refused('signed-themselves'));
    expect(tom.asks(TEACHER_TESS, MONDAY, BACK)).toEqual(refused('not-for-you-to-record'));
  });
});
