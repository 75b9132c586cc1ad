import { describe, expect, it } from 'vitest';
import { agreementText } from '#domain/agreement-text.ts';
import { textDigest } from '#domain/digest.ts';
import type { RollKind } from '#domain/directory/roll.ts';
import { isCleared } from '#domain/ledger/figures.ts';
import type { Item, Signatory } from '#domain/ledger/model.ts';
import { OFFICE_OLGA } from '#test/domain/case/world.ts';
import type { AskOf } from '#test/domain/ledger/story.ts';
import { onTheRoll } from './roll-people.ts';

const MONDAY = '2026-11-23T10:00:00Z';

type Sheet = {
  readonly pack: string;
  readonly kind: string;
  readonly who?: RollKind;
  readonly stage?: string;
  readonly signs: readonly Signatory[];
  /** What whoever signs it says with it. */
  readonly says: RegExp;
};

const SHEETS: readonly (readonly [what: string, sheet: Sheet])[] = [
  [
    'a pupil keeps to one before use (LIN-032)',
    { pack: 'linden', kind: 'pupil', signs: ['own'], says: /I can use them because I keep to the rules/ },
  ],
  [
    'a student of Key Stages 3 and 4 is under the one of that age (STA-070)',
    {
      ...{ pack: 'st-andrews', kind: 'seniors', stage: 'Key Stages 3 and 4', signs: ['own', 'parent'] },
      says: /so that I can learn\. In return I keep to these rules/,
    },
  ],
  [
    'a student of Key Stage 2 is under the one of that age (STA-070)',
    {
      ...{ pack: 'st-andrews', kind: 'juniors', stage: 'Key Stage 2', signs: ['own', 'parent'] },
      says: /I ask a teacher before I use a computer/,
    },
  ],
  [
    'a child agreed the one of primary age, and a parent supports it (BRI-028, BRI-033)',
    {
      ...{ pack: 'brigantia', kind: 'youngest', stage: 'primary age', signs: ['own', 'parent'] },
      says: /I go online when.*talked about these rules with my child\. I support them/s,
    },
  ],
  [
    'a young person agreed the one of secondary age, and a parent supports it (BRI-028, BRI-033)',
    {
      ...{ pack: 'brigantia', kind: 'youngPeople', stage: 'secondary age', signs: ['own', 'parent'] },
      says: /I keep to this agreement.*talked about this agreement with my child\. I support it/s,
    },
  ],
  [
    'a pupil signed it and agreed the class rules, and a parent gave leave for the internet (LTH-039, LTH-089)',
    {
      ...{ pack: 'linthorpe', kind: 'pupil', signs: ['own', 'parent'] },
      says: /My class has talked about these rules, and I agree.*My child may use the internet at school/s,
    },
  ],
  [
    'it came back from the starter pack, with the parent’s signature (LTH-092)',
    { pack: 'linthorpe', kind: 'pupil', signs: ['own', 'parent'], says: /I sign for both of us/ },
  ],
  [
    'a learner knows and follows it, and a parent read and signed it for access (LAR-045, LAR-047, LAR-126)',
    {
      ...{ pack: 'larches', kind: 'pupil', signs: ['own', 'parent'] },
      says: /I sign before I use them, and somebody explains.*I have read these rules.*my child may use the internet/s,
    },
  ],
  [
    'a parent signed the one between home and centre (LAR-136)',
    {
      ...{ pack: 'larches', kind: 'parent', who: 'parent', signs: ['own'] },
      says: /The centre and my family look after my child’s safety online together/,
    },
  ],
];

async function handedIn({ pack, kind, who = 'pupil', stage, says }: Sheet) {
  const { asking, story, owes } = await onTheRoll(pack, who, stage === undefined ? {} : { stage });
  const item: Item = `agreement-${kind}`;
  expect(owes().filter((one) => one.startsWith('agreement-'))).toEqual([item]);
  const text = agreementText(asking.policy, kind) ?? '';
  expect(text).toMatch(says);
  expect(story.obligation(item)?.text).toBe(textDigest(text));
  const sheet = (signatures: readonly Signatory[]): AskOf<'record-paper'> => ({
    ...{ type: 'record-paper', item, edition: '0001', on: '2026-11-20', signatures },
    ...{ filed: 'Blue folder', witness: 'Olga Office' },
  });
  return {
    story,
    item,
    cleared: (today = '2026-11-23') => isCleared(story.obligation(item) ?? expect.fail(), today),
    records: (...signatures: readonly Signatory[]) => story.asks(OFFICE_OLGA, MONDAY, sheet(signatures)),
  };
}

describe('it is recorded that', () => {
  it.each(SHEETS)('%s', async (_what, sheet) => {
    const { story, item, cleared, records } = await handedIn(sheet);
    expect(story.obligation(item)?.needs).toEqual(sheet.signs);
    expect(cleared()).toBe(false);
    const recorded = records(...sheet.signs);
    expect(recorded.ok && recorded.value.find(({ type }) => type === 'signed-on-paper')).toMatchObject({
      ...{ on: '2026-11-20', signatures: sheet.signs, filed: 'Blue folder', witness: 'Olga Office' },
      ...{ edition: '0001', text: story.obligation(item)?.text },
    });
    expect(cleared()).toBe(true);
    expect(cleared('2027-11-20')).toBe(false);
  });

  it.each(SHEETS.filter(([, { signs }]) => signs.includes('parent')))(
    'and not while the parent has not signed: %s',
    async (_what, sheet) => {
      const { cleared, records } = await handedIn(sheet);
      expect(records('own').ok).toBe(true);
      expect(cleared()).toBe(false);
      expect(records('parent').ok).toBe(true);
      expect(cleared()).toBe(true);
    },
  );
});

describe('nobody is cleared without it', () => {
  it.each([
    ['a child of Linthorpe has no internet (LTH-089)', 'linthorpe', 'no internet.'],
    ['a learner of Larches uses nothing (LAR-045)', 'larches', 'no use of the centre’s resources.'],
  ])('%s', async (_what, pack, gate) => {
    const { asking, owes } = await onTheRoll(pack, 'pupil', { since: '2026-11-18' });
    expect(owes()).toContain('agreement-pupil');
    expect(asking.policy.agreements.find(({ id }) => id === 'pupil')?.gate).toBe(gate);
  });

  it('and a new child’s is asked for at once (LTH-092)', async () => {
    const { story } = await onTheRoll('linthorpe', 'pupil', { since: '2026-11-18' });
    expect(story.obligation('agreement-pupil')?.due).toBe('2026-11-18');
  });
});
