import { describe, expect, it } from 'vitest';
import { textDigest } from '#domain/digest.ts';
import { parseRollId } from '#domain/ids.ts';
import { reconcile } from '#domain/ledger/reconcile.ts';
import { subjectOfRoll } from '#domain/ledger/subject.ts';
import { CHAIR_CHIDI, GOVERNOR_GITA, LEAVER_LEE, moment, TEACHER_TOM, TECH_TAO } from '../case/world.ts';
import { askingFor, ledgerOf, packWith, published, STAFF_SHEET, YEARLY } from './ledger-world.ts';

const MONDAY = '2026-11-16T09:00:00Z';

describe('who owes what', () => {
  it('asks a member of staff for what is published, by its date and its text', () => {
    const tom = ledgerOf();
    expect(tom.looks(MONDAY)).toMatchObject([
      { type: 'subject-changed' },
      {
        ...{ type: 'asked', item: 'agreement-staff', edition: '0001', text: textDigest('text 1') },
        ...{ due: '2026-12-04', why: 'first', needs: ['own'] },
      },
    ]);
    expect(tom.looks(MONDAY)).toEqual([]);
  });

  it('asks nobody before anything is published', () => {
    const asking = askingFor([]);
    expect(ledgerOf(TEACHER_TOM, asking).looks(MONDAY)).toEqual([]);
  });

  it('asks nothing of whoever only oversees, of a leaver, and of a guest after the last day (E45, E46)', () => {
    for (const person of [GOVERNOR_GITA, CHAIR_CHIDI, LEAVER_LEE, { ...TEACHER_TOM, until: '2026-11-13' }])
      expect(ledgerOf(person).looks(MONDAY)).toEqual([]);
  });

  it('asks a technician for both: the staff agreement and the one on top of it (E47, LTH-050)', () => {
    const technician = {
      ...STAFF_SHEET,
      id: 'technician',
      signers: ['technicians'],
      onTopOf: 'staff',
    } as const;
    const policy = packWith({ agreements: [STAFF_SHEET, technician] });
    const versions = [published(), published({ kind: 'technician', signers: ['technicians'] })];
    const items = (person: typeof TECH_TAO) =>
      ledgerOf(person, askingFor(versions, policy))
        .looks(MONDAY)
        .filter((event) => event.type === 'asked')
        .map(({ item }) => item);
    expect(items(TECH_TAO)).toEqual(['agreement-staff', 'agreement-technician']);
    expect(items(TEACHER_TOM)).toEqual(['agreement-staff']);
  });

  it('asks a pupil for the sheet of their own age, with the parent beside them (STA-208)', () => {
    const juniors = {
      ...STAFF_SHEET,
      id: 'juniors',
      signers: ['pupils'],
      group: 'Key Stage 2',
      parentToo: true,
    } as const;
    const asking = askingFor(
      [published({ kind: 'juniors', signers: ['pupils'] })],
      packWith({ agreements: [juniors], courses: [YEARLY] }),
    );
    const id = parseRollId('roll'.padEnd(32, '0'));
    if (id === undefined) throw new TypeError('A fixture is wrong');
    const pupil = { id, name: 'Pia Pupil', kind: 'pupil', group: '5B' } as const;
    const asked = (stage: string) =>
      reconcile(undefined, subjectOfRoll({ ...pupil, stage }, '2026-11-16'), asking, moment(MONDAY));
    expect(asked('Key Stage 2')).toMatchObject([
      { type: 'subject-changed' },
      { type: 'asked', item: 'agreement-juniors', needs: ['own', 'parent'] },
    ]);
    expect(asked('Key Stage 3')).toEqual([]);
  });

  it('gives a joiner days of their own, counted in school days from the first', () => {
    const joiner = { ...TEACHER_TOM, since: '2026-12-01' };
    expect(ledgerOf(joiner).looks(MONDAY)).toMatchObject([{}, { due: '2026-12-15' }]);
    const holidays = [{ from: '2026-12-07', to: '2026-12-11', name: 'Flood' }];
    const shut = { ...askingFor([published()]), closures: holidays };
    expect(ledgerOf(joiner, shut).looks(MONDAY)).toMatchObject([{}, { due: '2026-12-22' }]);
  });

  it('asks a guest, and whoever has a last day, for the first day itself (E46, LTH-075)', () => {
    const supply = { ...TEACHER_TOM, since: '2026-11-16', until: '2026-11-27' };
    expect(ledgerOf(supply).looks(MONDAY)).toMatchObject([{}, { due: '2026-11-16' }]);
    const later = { ...supply, since: '2026-11-18' };
    expect(ledgerOf(later).looks(MONDAY)).toMatchObject([{}, { due: '2026-11-18' }]);
    const unsaid = { ...TEACHER_TOM, until: '2026-11-27' };
    expect(ledgerOf(unsaid).looks(MONDAY)).toMatchObject([{}, { due: '2026-11-16' }]);
  });

  it('asks a joiner on the first day for what opens the systems, and the others by the day that was named (H25)', () => {
    const gated = askingFor(
      [published()],
      packWith({ agreements: [{ ...STAFF_SHEET, gate: 'no access.' }] }),
    );
    const joiner = { ...TEACHER_TOM, since: '2026-12-01' };
    expect(ledgerOf(joiner, gated).looks(MONDAY)).toMatchObject([{}, { due: '2026-12-01' }]);
    expect(ledgerOf(TEACHER_TOM, gated).looks(MONDAY)).toMatchObject([{}, { due: '2026-12-04' }]);
    const recent = { ...TEACHER_TOM, since: '2026-11-12' };
    expect(ledgerOf(recent, gated).looks(MONDAY)).toMatchObject([{}, { due: '2026-12-04' }]);
  });

  it('never asks for a day that is over: whoever comes late has as long as a joiner', () => {
    expect(ledgerOf().looks('2026-12-07T09:00:00Z')).toMatchObject([{}, { due: '2026-12-21' }]);
  });
});
