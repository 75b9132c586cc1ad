import { describe, expect, it } from 'vitest';
import { textDigest } from '#domain/digest.ts';
import { STATEMENTS } from '#domain/ledger/model.ts';
import { subjectOfPerson } from '#domain/ledger/subject.ts';
import { ROLES } from '#domain/person.ts';
import { AMINA_DSL, moment, OFFICE_OLGA, TEACHER_TESS, TEACHER_TOM, TECH_TAO } from '../case/world.ts';
import { askingFor, packWith, published, STAFF_SHEET } from './ledger-world.ts';
import { refused, signing, storyOfPerson } from './story.ts';

const MONDAY = '2026-11-23T10:00:00Z';
const TUESDAY = '2026-11-24T10:00:00Z';
const ITEM = 'agreement-staff';

describe('signing an agreement', () => {
  it('keeps version, text, time, person, ticks and typed name (LIN-019, STA-056, STA-220, LTH-034)', () => {
    const decided = storyOfPerson(TEACHER_TOM).asks(TEACHER_TOM, MONDAY, signing(TEACHER_TOM));
    expect(decided.ok && decided.value.at(-1)).toEqual({
      ...{ type: 'signed', at: moment(MONDAY), by: TEACHER_TOM.id, item: ITEM, edition: '0001' },
      ...{ text: textDigest('text 1'), ticked: STATEMENTS, typedName: TEACHER_TOM.name, until: '2027-11-23' },
    });
  });

  it('counts for as many months as the pack says', () => {
    const asking = askingFor([published()], packWith({ agreements: [{ ...STAFF_SHEET, renewMonths: 6 }] }));
    const tom = storyOfPerson(TEACHER_TOM, asking);
    tom.asks(TEACHER_TOM, '2027-08-31T10:00:00Z', signing(TEACHER_TOM));
    expect(tom.obligation()).toMatchObject({
      ...{ state: 'met', got: ['own'] },
      met: { edition: '0001', on: '2027-08-31', until: '2028-02-29', how: 'chat' },
    });
  });

  it('is done once: a second device hears when', () => {
    const tom = storyOfPerson(TEACHER_TOM);
    tom.asks(TEACHER_TOM, MONDAY, signing(TEACHER_TOM));
    const again = tom.asks(TEACHER_TOM, TUESDAY, signing(TEACHER_TOM));
    expect(again).toEqual(refused('signed-already', { on: '2026-11-23' }));
  });

  it('covers what was read: another version or another text is refused', () => {
    const asked = askingFor([published(), published({ edition: '0002', text: textDigest('text 2') })]);
    const tom = storyOfPerson(TEACHER_TOM);
    const other = refused('other-version');
    expect(tom.asks(TEACHER_TOM, MONDAY, signing(TEACHER_TOM), { asked })).toEqual(other);
    const mixed = signing(TEACHER_TOM, { text: textDigest('text 2') });
    expect(tom.asks(TEACHER_TOM, MONDAY, mixed)).toEqual(other);
  });

  it('is nobody else’s: not a colleague’s, not the office’s', () => {
    const tom = storyOfPerson(TEACHER_TOM);
    for (const other of [TEACHER_TESS, OFFICE_OLGA, AMINA_DSL])
      expect(tom.asks(other, MONDAY, signing(TEACHER_TOM))).toEqual(refused('not-yours'));
  });

  it('needs both ticks and the name as the directory has it', () => {
    const tom = storyOfPerson(TEACHER_TOM);
    for (const ticked of [[], ['understood'], ['follows']])
      expect(tom.asks(TEACHER_TOM, MONDAY, signing(TEACHER_TOM, { ticked }))).toEqual(refused('not-ticked'));
    const named = signing(TEACHER_TOM, { typedName: 'Tess Teacher' });
    const differs = refused('name-differs', { name: TEACHER_TOM.name });
    expect(tom.asks(TEACHER_TOM, MONDAY, named)).toEqual(differs);
    expect(tom.asks(TEACHER_TOM, MONDAY, signing(TEACHER_TOM, { typedName: 'teacher TOM' })).ok).toBe(true);
  });

  it('is over for a leaver, and for whoever is not asked', () => {
    const gone = subjectOfPerson({ ...TEACHER_TOM, left: moment(MONDAY) }, '2026-11-23');
    const tom = storyOfPerson(TEACHER_TOM);
    expect(tom.asks(TEACHER_TOM, MONDAY, signing(TEACHER_TOM), { subject: gone })).toEqual(
      refused('not-known'),
    );
    const guest = signing(TEACHER_TOM, { item: 'agreement-guest' });
    expect(tom.asks(TEACHER_TOM, MONDAY, guest)).toEqual(refused('not-asked'));
  });

  it('of what comes on top of another waits for that one (E47, LTH-050)', () => {
    const technician = { ...STAFF_SHEET, id: 'technician', onTopOf: 'staff' };
    const versions = [published(), published({ kind: 'technician', text: textDigest('text T') })];
    const extra = signing(TECH_TAO, { item: 'agreement-technician', text: textDigest('text T') });
    const pack = packWith({
      agreements: [STAFF_SHEET, { ...technician, signers: ['technicians', 'staff'] }],
    });
    const tao = storyOfPerson(TECH_TAO, askingFor(versions, pack));
    expect(tao.asks(TECH_TAO, MONDAY, extra)).toEqual(refused('sign-first', { kind: 'staff' }));
    expect(tao.asks(TECH_TAO, MONDAY, signing(TECH_TAO)).ok).toBe(true);
    expect(tao.asks(TECH_TAO, MONDAY, extra).ok).toBe(true);
    const second = published({ edition: '0002', text: textDigest('text 2') });
    const asked = askingFor([...versions, second, published({ ...versions[1], edition: '0002' })], pack);
    const again = signing(TECH_TAO, { ...extra, edition: '0002' });
    expect(tao.asks(TECH_TAO, TUESDAY, again, { asked })).toEqual(refused('sign-first', { kind: 'staff' }));
  });
});

describe('a question, or a no', () => {
  const ask = { type: 'ask-question', item: ITEM, question: 'May I use my own phone?' } as const;
  const no = { type: 'decline', item: ITEM, reason: 'I do not agree to be monitored.' } as const;
  const answer = { type: 'answer', item: ITEM, answer: 'Yes, but not in lessons.' } as const;

  it('waits for an answer, and is then asked for again', () => {
    const tom = storyOfPerson(TEACHER_TOM);
    expect(tom.asks(TEACHER_TOM, MONDAY, ask)).toMatchObject({ ok: true });
    expect(tom.obligation()).toMatchObject({ state: 'question' });
    expect(tom.asks(TEACHER_TOM, MONDAY, ask)).toEqual(refused('question-waits'));
    const answered = tom.asks(AMINA_DSL, TUESDAY, answer);
    expect(answered).toMatchObject({ value: [{ type: 'question-answered', answer: answer.answer }] });
    expect(tom.obligation()).toMatchObject({ state: 'owed', edition: '0001' });
    expect(tom.asks(AMINA_DSL, TUESDAY, answer)).toEqual(refused('nothing-to-answer'));
  });

  it('is answered by the office, a lead, the head or the lead for online safety, and not by oneself', () => {
    for (const role of ROLES) {
      const tom = storyOfPerson(TEACHER_TOM);
      tom.asks(TEACHER_TOM, MONDAY, ask);
      const may = ['agreements', 'head', 'dsl', 'onlineSafetyLead'].includes(role);
      const answered = tom.asks({ ...TEACHER_TESS, roles: [role] }, TUESDAY, answer);
      expect(answered.ok ? 'answered' : answered.error.type, role).toBe(may ? 'answered' : 'not-keeper');
    }
    const olga = storyOfPerson(OFFICE_OLGA);
    olga.asks(OFFICE_OLGA, MONDAY, ask);
    expect(olga.asks(OFFICE_OLGA, TUESDAY, answer)).toEqual(refused('own-question'));
  });

  it('takes a no once, with its reason, and a signature all the same afterwards (E49)', () => {
    const tom = storyOfPerson(TEACHER_TOM);
    const said = { type: 'declined', reason: no.reason, edition: '0001' };
    const declined = tom.asks(TEACHER_TOM, MONDAY, no);
    expect(declined.ok && declined.value.at(-1)).toMatchObject(said);
    expect(tom.asks(TEACHER_TOM, MONDAY, no)).toEqual(refused('declined-already'));
    expect(tom.asks(AMINA_DSL, TUESDAY, answer).ok).toBe(true);
    expect(tom.obligation()).toMatchObject({ state: 'owed' });
    tom.asks(TEACHER_TOM, TUESDAY, no);
    expect(tom.asks(TEACHER_TOM, TUESDAY, signing(TEACHER_TOM)).ok).toBe(true);
    expect(tom.asks(TEACHER_TOM, TUESDAY, no)).toMatchObject(refused('signed-already'));
    expect(tom.asks(TEACHER_TOM, TUESDAY, ask)).toMatchObject(refused('signed-already'));
  });

  it('is nobody else’s', () => {
    const tom = storyOfPerson(TEACHER_TOM);
    expect(tom.asks(TEACHER_TESS, MONDAY, ask)).toEqual(refused('not-yours'));
    expect(tom.asks(TEACHER_TESS, MONDAY, no)).toEqual(refused('not-yours'));
  });
});
