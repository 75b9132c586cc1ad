import { describe, expect, it } from 'vitest';
import { textDigest } from '#domain/digest.ts';
import { countsOn } from '#domain/ledger/model.ts';
import { subjectOfPerson } from '#domain/ledger/subject.ts';
import { moment, OSL_OLA, TEACHER_TOM } from '../case/world.ts';
import { askingFor, ledgerOf, packWith, published, YEARLY } from './ledger-world.ts';

const MONDAY = '2026-11-16T09:00:00Z';
const MINOR = published({
  ...{ edition: '0002', text: textDigest('text 2'), whatChanged: 'A comma', minor: true, due: '2027-01-15' },
});
const SECOND = { ...MINOR, minor: false };

describe('a new version, a renewal, a change of place', () => {
  it('asks everybody again for a new version, also who signed the one before (E50)', () => {
    const tom = ledgerOf();
    tom.looks(MONDAY);
    tom.signs('2026-11-20T09:00:00Z');
    const asked = askingFor([published(), SECOND]);
    expect(tom.looks('2026-11-23T09:00:00Z', { asked })).toMatchObject([
      { type: 'asked', edition: '0002', why: 'new-version', due: '2027-01-15' },
    ]);
    expect(tom.obligation('agreement-staff')).toMatchObject({
      ...{ state: 'owed', got: [], reminded: 0, met: { edition: '0001' } },
    });
  });

  it('asks nobody again for a minor edit, and asks for its text whoever has not signed yet', () => {
    const asked = askingFor([published(), MINOR]);
    const signed = ledgerOf();
    signed.looks(MONDAY);
    signed.signs('2026-11-20T09:00:00Z');
    expect(signed.looks('2026-11-23T09:00:00Z', { asked })).toMatchObject([{ type: 'carried' }]);
    expect(signed.obligation('agreement-staff')).toMatchObject({ state: 'met', met: { edition: '0001' } });
    const unsigned = ledgerOf();
    unsigned.looks(MONDAY);
    unsigned.looks('2026-11-23T09:00:00Z', { asked });
    expect(unsigned.obligation('agreement-staff')).toMatchObject({
      ...{ state: 'owed', edition: '0002', text: textDigest('text 2'), due: '2027-01-15' },
    });
    const sooner = ledgerOf();
    sooner.looks(MONDAY);
    sooner.looks('2026-11-23T09:00:00Z', {
      asked: askingFor([published(), { ...MINOR, due: '2026-11-27' }]),
    });
    expect(sooner.obligation('agreement-staff')).toMatchObject({ due: '2026-12-04' });
  });

  it('asks again for a minor edit of a version that somebody was never asked for', () => {
    const tom = ledgerOf();
    tom.looks(MONDAY);
    tom.signs('2026-11-20T09:00:00Z');
    const third = { ...MINOR, edition: '0003' };
    expect(
      tom.looks('2026-11-23T09:00:00Z', { asked: askingFor([published(), SECOND, third]) }),
    ).toMatchObject([{ type: 'asked', edition: '0003', why: 'new-version' }]);
  });

  it('asks again two weeks before a signature runs out, which goes on counting until it does', () => {
    const tom = ledgerOf();
    tom.looks(MONDAY);
    tom.signs('2026-11-20T09:00:00Z');
    expect(tom.looks('2027-11-05T09:00:00Z')).toEqual([]);
    expect(tom.looks('2027-11-06T09:00:00Z')).toMatchObject([
      { type: 'asked', edition: '0001', why: 'renewal', due: '2027-11-20' },
    ]);
    const now = tom.obligation('agreement-staff');
    expect(now && [countsOn(now, '2027-11-19'), countsOn(now, '2027-11-20')]).toEqual([true, false]);
    expect(tom.looks('2027-11-07T09:00:00Z')).toEqual([]);
  });

  it('lifts what is no longer theirs, and keeps what they signed', () => {
    const asking = askingFor([published()], packWith({ courses: [YEARLY] }));
    const tom = ledgerOf(TEACHER_TOM, asking);
    tom.looks(MONDAY);
    tom.signs('2026-11-20T09:00:00Z');
    const gone = subjectOfPerson({ ...TEACHER_TOM, left: moment(MONDAY) }, '2026-11-23');
    expect(tom.looks('2026-11-23T09:00:00Z', { subject: gone })).toMatchObject([
      { type: 'subject-changed', subject: { gone: true } },
      { type: 'lifted', item: 'agreement-staff' },
      { type: 'lifted', item: 'course-yearly' },
    ]);
    expect(tom.ledger()?.obligations).toMatchObject([
      { item: 'agreement-staff', state: 'met', lifted: true, met: { edition: '0001' } },
    ]);
    expect(tom.looks('2026-11-23T09:00:00Z', { subject: gone })).toEqual([]);
  });

  it('has what they signed count again when it is theirs again, and asks for a version they missed', () => {
    const tom = ledgerOf();
    tom.looks(MONDAY);
    tom.signs('2026-11-20T09:00:00Z');
    const gone = subjectOfPerson({ ...TEACHER_TOM, left: moment(MONDAY) }, '2026-11-23');
    tom.looks('2026-11-23T09:00:00Z', { subject: gone });
    expect(tom.looks('2027-01-11T09:00:00Z')).toMatchObject([
      { type: 'subject-changed' },
      { type: 'carried', edition: '0001' },
    ]);
    expect(tom.obligation('agreement-staff')).toMatchObject({ state: 'met' });
    expect(tom.obligation('agreement-staff')?.lifted).toBeUndefined();
    tom.looks('2027-01-12T09:00:00Z', { asked: askingFor([published(), SECOND]) });
    tom.looks('2027-01-12T09:00:00Z', { subject: gone });
    expect(tom.looks('2027-01-18T09:00:00Z', { asked: askingFor([published(), SECOND]) })).toMatchObject([
      {},
      { type: 'asked', edition: '0002', why: 'new-version' },
    ]);
  });

  it('asks nobody for training before the school begins with it', () => {
    const asking = askingFor([published()], packWith({ courses: [YEARLY] }));
    const notBegun = { ...asking, publications: { versions: [published()] } };
    expect(ledgerOf(TEACHER_TOM, notBegun).looks(MONDAY)).toMatchObject([{}, { item: 'agreement-staff' }]);
    expect(ledgerOf(TEACHER_TOM, asking).looks(MONDAY)).toMatchObject([{}, {}, { item: 'course-yearly' }]);
  });

  it('asks for a course by role, and for a new edition of what is to be read', () => {
    const lead = { ...YEARLY, id: 'leads', audience: ['onlineSafetyLead'] } as const;
    const part = { ...YEARLY, id: 'partOne', statement: { edition: 'KCSIE 2026', text: 'I have read it.' } };
    const asking = askingFor([], packWith({ courses: [lead, part] }));
    const ola = ledgerOf(OSL_OLA, asking);
    expect(ola.looks(MONDAY)).toMatchObject([
      { type: 'subject-changed' },
      { type: 'asked', item: 'course-leads', edition: '0', due: '2026-11-30' },
      { type: 'asked', item: 'course-partOne', edition: 'KCSIE 2026' },
    ]);
    const next = { ...part, statement: { ...part.statement, edition: 'KCSIE 2027' } };
    const asked = askingFor([], packWith({ courses: [lead, next] }));
    expect(ola.looks('2027-09-06T09:00:00Z', { asked })).toMatchObject([
      { type: 'asked', item: 'course-partOne', edition: 'KCSIE 2027', why: 'new-version' },
    ]);
  });

  it('has a joiner told what a joiner is told, however long that takes, and nobody else', () => {
    const rules = {
      ...{ id: 'rules', title: 'Phone rules', text: 'They were told.' },
      ...({ starters: ['staff'], by: ['dsl'] } as const),
    };
    const asking = askingFor([], packWith({ induction: [rules] }));
    expect(ledgerOf(TEACHER_TOM, asking).looks(MONDAY)).toEqual([]);
    const joiner = ledgerOf({ ...TEACHER_TOM, since: '2026-11-16' }, asking);
    expect(joiner.looks(MONDAY)).toMatchObject([{}, { item: 'induction-rules', due: '2026-11-30' }]);
    expect(joiner.looks('2027-02-01T09:00:00Z')).toEqual([]);
    expect(joiner.obligation('induction-rules')).toMatchObject({ state: 'owed' });
  });
});
