import { describe, expect, it } from 'vitest';
import type { PastedTable } from '#domain/directory/pasted-list.ts';
import { ROLL_KINDS, type RollEntry } from '#domain/directory/roll.ts';
import { rollLines } from '#domain/directory/roll-list.ts';
import { planRoll, type RollPlan } from '#domain/directory/roll-plan.ts';
import { parseRollId, type RollId } from '#domain/ids.ts';
import { TEACHER_TESS } from '#test/domain/case/world.ts';

const STAGES = ['Key Stage 2'];

function idOf(text: string): RollId {
  const id = parseRollId(text.padEnd(32, '0'));
  if (id === undefined) throw new TypeError('A fixture is wrong');
  return id;
}
const entry = (id: string, name: string, special: Partial<RollEntry> = {}): RollEntry => ({
  ...{ id: idOf(id), name, kind: 'pupil', group: '7B' },
  ...special,
});
const AYLA = entry('ayla', 'Ayla Demo');
const BEN = entry('ben', 'Ben Demo');

function table(header: string, ...lines: readonly string[]): PastedTable {
  const cells = (line: string) => line.split(',');
  return { header: cells(header), rows: lines.map((line, at) => ({ line: at + 2, cells: cells(line) })) };
}
function plan(here: readonly RollEntry[], header: string, ...lines: readonly string[]): RollPlan {
  const read = rollLines(table(header, ...lines), ROLL_KINDS, STAGES);
  if (read === undefined) throw new TypeError('The list names no names');
  return planRoll(read, {
    here,
    sponsorOf: (said) => (said === 'Tess' ? TEACHER_TESS.id : undefined),
    facts: { stages: STAGES, today: '2026-11-23' },
    newId: (line) => idOf(`new${line}`),
  });
}
const HEADER = 'Name,Kind,Class';

describe('a list for the roll', () => {
  it('adds who is new, changes who is here, and leaves alone whom it says nothing new of', () => {
    const { added, changed, same, problems, missing } = plan(
      [AYLA, BEN, entry('cy', 'Cy Demo')],
      `${HEADER},Agreement`,
      'ayla DEMO,,7b,',
      'Ben Demo,Pupil,7B,key stage 2',
      'Dee Demo,pupils,7B,',
    );
    expect(added).toEqual([{ line: 4, after: entry('new4', 'Dee Demo') }]);
    expect(changed).toMatchObject([
      { line: 2, after: { ...AYLA, name: 'ayla DEMO', group: '7b' } },
      { line: 3, before: BEN, after: { ...BEN, stage: 'Key Stage 2' } },
    ]);
    expect([same, problems]).toEqual([0, []]);
    expect(missing.map(({ name }) => name)).toEqual(['Cy Demo']);
    expect(plan([AYLA], HEADER, 'Ayla Demo,Pupil,7B')).toMatchObject({ same: 1, added: [], changed: [] });
  });

  it('reads each name on the roll a few times, however many lines the list has', () => {
    let reads = 0;
    const here = Array.from({ length: 300 }, (_, at) =>
      Object.defineProperty(entry(`p${at}`, ''), 'name', {
        enumerable: true,
        get: () => {
          reads += 1;
          return `Pupil ${at}`;
        },
      }),
    );
    const lines = Array.from({ length: 100 }, (_, at) => `Parent ${at},parent,,Pupil ${at}`);
    expect(plan(here, `${HEADER},Parent of`, ...lines).added).toHaveLength(100);
    expect(reads).toBeLessThan(10 * here.length);
  });

  it('takes nothing away with an empty cell, or with a column that it does not have', () => {
    const full = entry('full', 'Ayla Demo', {
      stage: 'Key Stage 2',
      since: '2025-09-01',
      until: '2027-07-20',
    });
    expect(plan([full], 'Name,Class,First day', 'Ayla Demo,7B,')).toMatchObject({ same: 1, changed: [] });
  });

  it('moves the one person of that name to another class, and guesses at nobody where there are two', () => {
    expect(plan([AYLA], HEADER, 'Ayla Demo,Pupil,8B').changed).toMatchObject([{ after: { group: '8B' } }]);
    const twin = entry('twin', 'Ayla Demo', { group: '9A' });
    const several = {
      problems: [{ line: 2, why: { type: 'several-of-that-name' } }],
      added: [],
      changed: [],
    };
    expect(plan([AYLA, twin], HEADER, 'Ayla Demo,Pupil,8B')).toMatchObject(several);
    expect(plan([AYLA, { ...twin, group: '7B' }], HEADER, 'Ayla Demo,Pupil,7B')).toMatchObject(several);
    const both = plan([AYLA, twin], HEADER, 'Ayla Demo,Pupil,7B', 'Ayla Demo,Pupil,9A');
    expect(both).toMatchObject({ same: 2, problems: [] });
    const rivals = plan([AYLA], HEADER, 'Ayla Demo,Pupil,8B', 'Ayla Demo,Pupil,9A');
    expect(rivals.problems.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('reads the same line once, and says where it stood first', () => {
    const twice = plan([], HEADER, 'Ayla Demo,Pupil,7B', ' Ayla  DEMO ,,7b');
    expect(twice.added).toHaveLength(1);
    expect(twice.problems).toEqual([{ line: 3, why: { type: 'twice', first: 2 } }]);
  });

  it('names as missing only whoever is of a class that the list speaks of, and whom no line may mean', () => {
    const other = entry('other', 'Other Demo', { group: '9A' });
    expect(plan([AYLA, other], HEADER, 'Ben Demo,Pupil,7B').missing).toEqual([AYLA]);
    expect(plan([AYLA, BEN], HEADER, 'Ayla Demo,Pupil,7B', 'Ben Demo,Pirate,7B').missing).toEqual([BEN]);
    const twins = [AYLA, entry('twin', 'Ayla Demo')];
    expect(plan(twins, HEADER, 'Ayla Demo,Pupil,7B', 'Cy Demo,Pupil,7B').missing).toEqual([]);
  });

  it('links a parent to children who are here or new in the same list, and keeps those linked before', () => {
    const twin = entry('twin', 'Ayla Demo', { group: '9A' });
    const header = 'Name,Kind,Class,Parent of';
    const { added, problems } = plan(
      ...([[AYLA, twin], header] as const),
      'Pat Demo,Parent,,Ayla Demo (7B); Dee Demo',
      'Dee Demo,Pupil,7B,',
      'Lou Demo,Carer,,Ayla Demo',
      'Sam Demo,Parent or carer,,Nobody',
    );
    expect(added.map(({ after }) => after)).toEqual([
      entry('new3', 'Dee Demo'),
      { id: idOf('new2'), name: 'Pat Demo', kind: 'parent', children: [AYLA.id, idOf('new3')] },
    ]);
    expect(problems).toEqual([
      { line: 4, why: { type: 'unknown-child', said: 'Ayla Demo' } },
      { line: 5, why: { type: 'unknown-child', said: 'Nobody' } },
    ]);
    const pat: RollEntry = { id: idOf('pat'), name: 'Pat Demo', kind: 'parent', children: [BEN.id] };
    const more = plan([AYLA, BEN, pat], header, 'Pat Demo,Parent,,Ayla Demo');
    expect(more.changed).toMatchObject([{ after: { children: [AYLA.id, BEN.id] } }]);
  });

  it.each([
    ['no-name', ',Pupil,7B'],
    ['no-such-kind', 'Ayla,Pirate,7B'],
    ['not-a-name', '=1+1,Pupil,7B'],
    ['not-a-name', '@SUM(A1),Pupil,7B'],
    ['class-too-long', `Ayla,Pupil,${'x'.repeat(61)}`],
    ['visitor-needs', 'Vic,Visitor,'],
    ['unknown-stage', 'Ayla,Pupil,7B,Key Stage 9'],
    ['not-a-date', 'Ayla,Pupil,7B,,31/02/2027'],
    ['not-a-date', 'Ayla,Pupil,7B,,soon'],
    ['ends-before-it-begins', 'Ayla,Pupil,7B,,01/09/2026,2026-08-31'],
    ['unknown-sponsor', 'Vic,Visitor,,,,2026-12-01,Nobody'],
  ])('cannot read a line that is %s', (type, line) => {
    const { problems, added } = plan([], `${HEADER},Agreement,Since,Until,Sponsor`, line);
    expect(problems).toMatchObject([{ line: 2, why: { type } }]);
    expect(added).toEqual([]);
  });

  it('takes a visitor with a last day and whoever answers for them', () => {
    const { added } = plan([], `${HEADER},Until,Sponsor`, 'Vic,Visitor,,01.12.2026,Tess');
    expect(added[0]?.after).toMatchObject({ until: '2026-12-01', sponsor: TEACHER_TESS.id });
  });

  it('names the columns that it does not read, and is no list without names', () => {
    expect(plan([], 'Name,Roles,,UPN', 'Ayla,admin,,X1').unused).toEqual(['Roles', 'UPN']);
    expect(rollLines(table('Who,Class', 'Ayla,7B'), ROLL_KINDS, STAGES)).toBeUndefined();
  });
});
