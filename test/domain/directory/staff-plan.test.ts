import { describe, expect, it } from 'vitest';
import type { PastedTable } from '#domain/directory/pasted-list.ts';
import { planStaff, type StaffPlan } from '#domain/directory/staff-plan.ts';
import type { Person } from '#domain/person.ts';
import {
  AMINA_DSL,
  LEAVER_LEE,
  OFFICE_OLGA,
  STRANGER_SID,
  TEACHER_TESS,
  TEACHER_TOM,
} from '#test/domain/case/world.ts';

const PEOPLE: readonly Person[] = [TEACHER_TESS, TEACHER_TOM, OFFICE_OLGA, LEAVER_LEE];
const NEW = STRANGER_SID.id;
const SECOND = 'ffffffff-0000-4000-8000-00000000000f';

function plan(header: string, ...lines: readonly string[]): StaffPlan {
  const cells = (line: string) => line.split(',');
  const table: PastedTable = {
    header: cells(header),
    rows: lines.map((line, at) => ({ line: at + 2, cells: cells(line) })),
  };
  const read = planStaff(table, {
    people: PEOPLE,
    ownerOf: (account) => (account === SECOND ? TEACHER_TOM.id : undefined),
  });
  if (read === undefined) throw new TypeError('The list names no ids');
  return read;
}
const HEADER = 'oid,Name,Position,Group,Manager,Since,Until,Sponsor,Signs as';

describe('a list of staff', () => {
  it('reads each name of the directory a few times, however many lines name a manager', () => {
    let reads = 0;
    const counted = Object.defineProperty({ ...TEACHER_TOM }, 'name', {
      enumerable: true,
      get: () => {
        reads += 1;
        return 'Tom Teacher';
      },
    });
    const ids = Array.from(
      { length: 100 },
      (_, at) => `eeeeeeee-0000-4000-8000-${String(at).padStart(12, '0')}`,
    );
    const rows = ids.map((id, at) => ({ line: at + 2, cells: [id, `New ${at}`, 'Teacher', 'Tom Teacher'] }));
    const table = { header: ['oid', 'Name', 'Position', 'Manager'], rows };
    const read = planStaff(table, { people: [counted], ownerOf: () => undefined });
    expect(read?.added).toHaveLength(100);
    expect(reads).toBeLessThan(10);
  });

  it('finds people by the id of their account alone, however it is written', () => {
    const { changed, same, added, missing } = plan(
      ...(['oid,Name,Group', `${TEACHER_TESS.id.toUpperCase()},Tess Married,Year 6`] as const),
      `${TEACHER_TOM.id},,`,
      `${OFFICE_OLGA.id},Olga Office,`,
    );
    expect(changed).toMatchObject([
      {
        line: 2,
        before: TEACHER_TESS,
        after: { words: { name: 'Tess Married', position: 'Teacher of art', group: 'Year 6' } },
      },
    ]);
    expect([same, added, missing]).toEqual([2, [], []]);
  });

  it('adds who is new, with a manager by name who may be new in the same list', () => {
    const other = AMINA_DSL.id;
    const { added, problems } = plan(
      HEADER,
      `${NEW},Sid New,Teacher,Year 4,Ada New,01/09/2026,,,`,
      `${other},Ada New,Head of year,,tess teacher,,,,volunteers; Visitors`,
    );
    expect(problems).toEqual([]);
    expect(added).toMatchObject([
      { after: { id: NEW, words: { group: 'Year 4', manager: other, since: '2026-09-01' } } },
      { after: { id: other, words: { manager: TEACHER_TESS.id, signsAs: ['volunteers', 'visitors'] } } },
    ]);
  });

  it('takes nothing away with an empty cell, and never reads roles', () => {
    const { changed, same, unused } = plan('oid,Name,Position,Roles', `${TEACHER_TESS.id},,,admin`);
    expect([changed, same, unused]).toEqual([[], 1, ['Roles']]);
  });

  it('names as missing who is here and not in the list, not even in a line that cannot be read', () => {
    const { missing } = plan('oid,Since', `${TEACHER_TESS.id},soon`, 'nonsense,');
    expect(missing.map(({ id }) => id)).toEqual([TEACHER_TOM.id, OFFICE_OLGA.id]);
  });

  it('reads one account once in whatever spelling, and says where it stood first (E8)', () => {
    const twice = plan('oid,Name', `${TEACHER_TESS.id},Tess A`, `${TEACHER_TESS.id.toUpperCase()},Tess B`);
    expect(twice.changed).toHaveLength(1);
    expect(twice.problems).toEqual([{ line: 3, why: { type: 'twice', first: 2 } }]);
  });

  it.each([
    ['no-oid', 'tess@school.example,Tess,Teacher'],
    ['second-account', `${SECOND},Tom Two,Teacher`],
    ['has-left', `${LEAVER_LEE.id},Lee,Teacher`],
    ['no-name', `${NEW},,Teacher`],
    ['no-name', `${NEW},=cmd,Teacher`],
    ['no-position', `${NEW},Sid New,`],
    ['not-a-date', `${NEW},Sid New,Teacher,,,2026-02-30`],
    ['ends-before-it-begins', `${NEW},Sid New,Teacher,,,2026-09-02,2026-09-01`],
    ['unknown-person', `${NEW},Sid New,Teacher,,Nobody`],
    ['unknown-person', `${NEW},Sid New,Teacher,,Lee Leaver`],
    ['own-manager', `${NEW},Sid New,Teacher,,Sid New`],
    ['unknown-signer', `${NEW},Sid New,Teacher,,,,,,pirates`],
  ])('cannot read a line that is %s', (type, line) => {
    const { problems, added } = plan(HEADER, line);
    expect(problems).toMatchObject([{ line: 2, why: { type } }]);
    expect(added).toEqual([]);
  });

  it('keeps a name without marks that turn the direction of writing', () => {
    const { added } = plan('oid,Name,Position', `${NEW},\u202edraw nevS\u200f,Teacher`);
    expect(added[0]?.after.words.name).toBe('draw nevS');
  });

  it('is no list without a column of ids', () => {
    const table = { header: ['Name'], rows: [{ line: 2, cells: ['Tess'] }] };
    expect(planStaff(table, { people: PEOPLE, ownerOf: () => undefined })).toBeUndefined();
  });
});
