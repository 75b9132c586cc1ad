import { beforeAll, describe, expect, it } from 'vitest';
import type { Policy } from '#domain/policy.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import { AMINA_DSL, type Ask, HEAD_HANA } from '#test/domain/case/world.ts';
import { CHILD, notTold, type PackCase, reported, withChild } from './pack-case.ts';

const PACKS = ['linden', 'st-andrews', 'brigantia', 'linthorpe', 'larches'] as const;
let packs: ReadonlyMap<string, Policy>;
beforeAll(async () => {
  packs = new Map(await Promise.all(PACKS.map(async (name) => [name, await loadPolicy(name)] as const)));
});
const packOf = (name: (typeof PACKS)[number]): Policy => packs.get(name) ?? expect.fail(name);

function done(duty: string): Ask {
  return { type: 'record-action', what: 'Done with the family', byWhom: 'The lead', duty };
}

type Row = readonly [
  what: string,
  pack: (typeof PACKS)[number],
  category: string,
  measures: readonly string[],
];
const OWED: readonly Row[] = [
  [
    'protection, the likely cause, risk, safeguards, removal and isolation (LTH-161, LTH-198, LTH-203, LTH-206)',
    'linthorpe',
    'nudes',
    [
      ...[
        'isolate decide',
        'likelyCause decide',
        'whereHeld decide',
        'byPolicy decide',
        'protection-3 decide',
      ],
      ...['riskAssessment-3 must', 'safeguards-3 must', 'removeImage-3 decide'],
    ],
  ],
  [
    'risk and safeguards, and isolation',
    'linthorpe',
    'indecentImages',
    ['isolate decide', 'whereHeld decide', 'byPolicy decide', 'riskAssessment-3 must', 'safeguards-3 must'],
  ],
  [
    'whether the parents know (LTH-136)',
    'linthorpe',
    'grooming',
    ['parentsKnow-3 decide', 'riskAssessment-3 decide', 'safeguards-3 decide'],
  ],
  ['support for whoever was hurt (LTH-140)', 'linthorpe', 'bullying', ['support-3 decide']],
  ['risk and safeguards', 'larches', 'grooming', ['riskAssessment-3 must', 'safeguards-3 must']],
  [
    'isolation, support, and a look at how it was handled (LAR-179, LAR-186, LAR-192)',
    'larches',
    'nudes',
    ['isolate decide', 'handling decide', 'support-3 decide'],
  ],
  ['isolation and support', 'larches', 'indecentImages', ['isolate decide', 'support-3 decide']],
  ['support for those it touched (LAR-230)', 'larches', 'bullying', ['support-3 decide']],
  ['what stopped further harm at once (BRI-057)', 'brigantia', 'bullying', ['stopHarm decide']],
];

describe('what a policy asks to be done, besides whom it tells', () => {
  for (const [what, pack, category, measures] of OWED)
    it(`is ${what}: ${category} at ${pack}`, () => {
      const one = withChild(packOf(pack), category);
      expect(one.measures).toEqual(measures);
      for (const id of measures.map((measure) => measure.split(' ')[0] ?? ''))
        expect(one.next(done(id)).open.duties, id).toContainEqual(
          expect.objectContaining({ id, status: 'done' }),
        );
    });

  const MUST: readonly (readonly [string, (typeof PACKS)[number], string])[] = [
    ['after an image incident (LTH-208, LTH-211, H39)', 'linthorpe', 'nudes'],
    ['after online abuse (LAR-203, LAR-204, H39)', 'larches', 'grooming'],
  ];
  for (const [what, pack, category] of MUST)
    it(`cannot leave out a child’s risk assessment and safeguards ${what}`, () => {
      const one = withChild(packOf(pack), category);
      for (const id of ['riskAssessment-3', 'safeguards-3'])
        expect(one.ask(notTold(id)), id).toEqual({ ok: false, error: { type: 'must-be-done' } });
    });

  it('is owed for each child of a case apart', () => {
    const two: PackCase = withChild(packOf('linthorpe'), 'nudes').next(CHILD);
    const one = two.next(done('riskAssessment-3')).open.duties;
    expect(one.find(({ id }) => id === 'riskAssessment-3')?.status).toBe('done');
    expect(one.find(({ id }) => id === 'riskAssessment-4')?.status).toBe('open');
  });

  it('puts the devices of an adult away, and nothing leaves that out (LAR-221)', () => {
    const images = reported(packOf('larches'), 'staffImages');
    expect(images.measures).toEqual(['quarantine must']);
    expect(images.ask(notTold('quarantine'), HEAD_HANA)).toEqual({
      ok: false,
      error: { type: 'must-be-done' },
    });
  });

  it('assesses the risk to a child whose vulnerability is written down, in every pack (E27)', () => {
    for (const name of PACKS) {
      const known: Ask = { ...CHILD, vulnerability: 'SEND' };
      const { measures } = reported(packOf(name), 'bullying').next(known, AMINA_DSL);
      expect(measures, name).toContain('riskAssessment-2 decide');
    }
  });

  it('decides on access by what a vulnerable learner needs (LAR-127, E27)', () => {
    const known: Ask = { ...CHILD, vulnerability: 'SEND' };
    expect(reported(packOf('larches'), 'other').next(known).measures).toContain('access-2 decide');
    expect(reported(packOf('larches'), 'other').next(CHILD).measures).toEqual([]);
  });
});
