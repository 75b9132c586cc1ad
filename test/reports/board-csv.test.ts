import { strict as assert } from 'node:assert';
import { parse } from 'csv-parse/sync';
import { describe, it } from 'vitest';
import { textDigest } from '#domain/digest.ts';
import type { Obligation } from '#domain/ledger/model.ts';
import { boardCsv } from '#reports/board-csv.ts';
import { moment } from '#test/domain/case/world.ts';

const ASKED: Obligation = {
  ...{ item: 'agreement-staff', edition: '0002', state: 'owed', due: '2026-12-04' },
  ...{ askedAt: moment('2026-11-16T09:00:00Z'), needs: ['own'], got: [], reminded: 3 },
};
const SIGNED: Obligation = {
  ...{ ...ASKED, state: 'met', got: ['own'] },
  met: {
    ...{ edition: '0002', on: '2026-11-20', at: moment('2026-11-20T08:15:00Z'), until: '2027-11-20' },
    ...{ how: 'paper', entry: 4 },
  },
};
const LINE = { group: 'Maths', title: 'Staff agreement', signedText: undefined, paper: undefined };

function rows(): readonly Readonly<Record<string, string>>[] {
  const csv = boardCsv([
    {
      ...{ ...LINE, name: '=Tess', standing: 'current', obligation: SIGNED },
      ...{
        signedText: textDigest('text 2'),
        paper: { filed: 'Office, folder 3', witness: 'Olga', parent: 'Pat Parent' },
      },
      notReached: undefined,
    },
    {
      ...{ ...LINE, name: 'Tom', standing: 'waiting', obligation: ASKED },
      notReached: 'no-route',
    },
  ]);
  return parse(csv, { bom: true, columns: true });
}

describe('the board as a file (product 7)', () => {
  it('proves a signature: who, which version, the hash of its words, when, how, and where the paper is', () => {
    assert.deepEqual(rows()[0], {
      ...{ Person: "'=Tess", Group: 'Maths', 'Agreement or course': 'Staff agreement', State: 'Done' },
      ...{ Due: '2026-12-04', Reminded: '3', 'Version asked for': '0002' },
      ...{ 'Version signed or completed': '0002', 'SHA-256 of the text signed': textDigest('text 2') },
      ...{ 'Signed or completed on': '2026-11-20', 'Signed or recorded at': '2026-11-20T08:15:00.000Z' },
      ...{
        How: 'On paper',
        'Counts until': '2027-11-20',
        Confirmed: 'Yes',
        'Paper filed': 'Office, folder 3',
      },
      ...{
        'Parent or carer': 'Pat Parent',
        Witness: 'Olga',
        'Entry in their record': '4',
        'Not reached, code': '',
      },
    });
  });

  it('shows nothing signed for whoever has not, and why no reminder arrived', () => {
    const row = rows()[1];
    assert.equal(row?.['State'], 'Still has time');
    assert.equal(row?.['Signed or recorded at'], '');
    assert.equal(row?.['How'], '');
    assert.equal(row?.['Not reached, code'], 'no-route');
  });
});
