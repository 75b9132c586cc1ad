import { describe, expect, it } from 'vitest';
import { compareRoster } from '#domain/directory/roster.ts';
import { DORA, HANA, MATT, NOBODY, NOW, personId, TESS } from './given.ts';

const SECOND = personId(60);
const GUEST = { ...MATT, sponsor: HANA.id };
const member = (account: typeof SECOND | undefined, name = 'Somebody', guest = false) => ({
  account,
  name,
  guest,
});
const known = (...people: readonly { readonly id: typeof SECOND }[]) =>
  new Map(people.map(({ id }): [typeof SECOND, typeof SECOND] => [id, id]));

describe('the directory beside the team of the staff', () => {
  it('would add whom it does not know, once, and never a guest or an account of nobody', () => {
    const members = [
      member(NOBODY, 'Neve'),
      member(NOBODY, 'Neve'),
      member(SECOND, 'Gus', true),
      member(undefined, 'Bot'),
    ];
    expect(compareRoster(members, [], new Map())).toEqual({
      ...{ join: [{ account: NOBODY, name: 'Neve' }], gone: [], left: [] },
      guest: [{ name: 'Gus' }, { name: 'Bot' }],
    });
    expect(compareRoster([{ account: NOBODY, guest: false }], [], new Map()).join).toEqual([
      { account: NOBODY, name: 'Name not known' },
    ]);
  });

  it('names who is not in the team any more, but no guest, whom nobody puts there (E45, E46)', () => {
    const { gone } = compareRoster([member(DORA.id)], [DORA, TESS, GUEST], known(DORA, TESS, GUEST));
    expect(gone).toEqual([{ account: TESS.id, name: TESS.name }]);
  });

  it('knows a person by a second account (E8)', () => {
    const owners = new Map([...known(TESS), [SECOND, TESS.id] as const]);
    expect(compareRoster([member(SECOND)], [TESS], owners)).toEqual({
      join: [],
      gone: [],
      guest: [],
      left: [],
    });
  });

  it('names a leaver who is still in the team, and does not add them again', () => {
    const gone = { ...TESS, left: NOW };
    expect(compareRoster([member(TESS.id)], [gone], known(TESS))).toEqual({
      ...{ join: [], gone: [], guest: [] },
      left: [{ account: TESS.id, name: TESS.name }],
    });
  });
});
