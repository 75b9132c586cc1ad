import { describe, expect, it } from 'vitest';
import { type Item, STATEMENTS } from '#domain/ledger/model.ts';
import { moment, TEACHER_TOM } from '#test/domain/case/world.ts';
import { reminding } from '#test/domain/ledger/reminding.ts';
import { everythingAsked, publishing } from './owing.ts';

const ITEM: Item = 'agreement-staff';
const ASKED = ['2026-11-16', '2026-11-20', '2026-11-27', '2026-12-03', '2026-12-04', '2026-12-09'];

/** A teacher who was asked for the staff agreement of this school, and of nothing else. */
async function chased(pack: string) {
  const { policy, publications, closures } = await everythingAsked(pack);
  const versions = publications.versions.filter(({ kind }) => kind === 'staff');
  const asking = { policy, closures, publications: { versions } };
  const teacher = reminding({ asking });
  const days = () => teacher.moments().map((at) => at.slice(0, 10));
  const signs = (at: string, edition: string) => {
    const { text } = teacher.ledger()?.obligations.find(({ item }) => item === ITEM) ?? expect.fail();
    const { id, name } = TEACHER_TOM;
    const signature = {
      item: ITEM,
      edition,
      text: text ?? expect.fail(),
      ticked: STATEMENTS,
      typedName: name,
    };
    return teacher.does({ type: 'sign', owner: id, by: id, at: moment(at), ...signature });
  };
  return { asking, teacher, days, signs };
}

describe('a teacher who has not signed is chased until the day of the signature, and no longer', () => {
  it.each([
    ['at Linden (LIN-020)', 'linden'],
    ['at St Andrew’s (STA-057)', 'st-andrews'],
    ['at Linthorpe (LTH-035)', 'linthorpe'],
  ])('%s', async (_what, pack) => {
    const { teacher, days, signs } = await chased(pack);
    teacher.runs('2026-11-16T09:00:00Z', '2026-12-10T12:00:00Z');
    expect(days()).toEqual(ASKED);
    expect(signs('2026-12-10T12:00:00Z', '0001').ok).toBe(true);
    teacher.runs('2026-12-10T12:00:00Z', '2027-09-01T00:00:00Z');
    expect(days()).toEqual(ASKED);
  });

  it('and again once the signature is of an old version (LIN-020)', async () => {
    const { asking, teacher, days, signs } = await chased('linden');
    teacher.keepUp('2026-11-16T09:00:00Z');
    expect(signs('2026-11-16T10:00:00Z', '0001').ok).toBe(true);
    const publications = publishing(asking.publications, asking.policy, 'staff', 'New words.');
    teacher.publishes({ ...asking, publications });
    teacher.runs('2026-11-17T09:00:00Z', '2026-12-10T12:00:00Z');
    expect(days()).toEqual(['2026-11-16', '2026-11-17', ...ASKED.slice(1)]);
  });
});
