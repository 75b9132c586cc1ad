import { describe, expect, it } from 'vitest';
import type { OpenCase } from '#domain/case/model.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import { CHILD, notTold, reported, triage, withChild } from './pack-case.ts';

const PACKS = ['linden', 'st-andrews', 'brigantia', 'linthorpe', 'larches'] as const;
const POINTS = ['adult', 'pressure', 'acts', 'underThirteen', 'danger'];
const MUST = { ok: false, error: { type: 'must-be-told' } };

const owed = ({ duties }: OpenCase, id: string) => duties.find((duty) => duty.id === id);

describe.each(PACKS)('a nude image at %s', (pack) => {
  it.each(POINTS)(
    'with the point “%s” alone goes to the police and social care at once, and nobody may leave it out (H2, H14)',
    async (point) => {
      const policy = await loadPolicy(pack);
      const referred = withChild(policy, 'nudes', { referral: [point] });
      for (const body of ['police', 'socialCare']) {
        expect(owed(referred.open, body)).toMatchObject({ mode: 'must', clock: { kind: 'atOnce' } });
        expect(referred.ask(notTold(body))).toEqual(MUST);
      }
    },
  );

  it('without one is told to social care, or not with a reason', async () => {
    const plain = withChild(await loadPolicy(pack), 'nudes');
    expect(plain.duties).not.toContain('socialCare must');
    expect(plain.duties).not.toContain('police must');
  });

  it('asks for the points of a named edition, and those alone (UKCIS 2024)', async () => {
    const { referral, categories } = await loadPolicy(pack);
    expect(referral?.from).toBe('UKCIS 2024');
    expect(referral?.choices.map(({ id }) => id)).toEqual(POINTS);
    expect(categories.filter((category) => category.referral).map(({ id }) => id)).toEqual(['nudes']);
  });

  it('refuses a point that the policy does not have', async () => {
    const policy = await loadPolicy(pack);
    const made = triage(policy, 'nudes', { referral: ['adult', 'rumour'] });
    expect(reported(policy, 'nudes').ask(made)).toEqual({
      ok: false,
      error: { type: 'not-in-policy', field: 'referral' },
    });
  });

  it('answered with “not told” before a point was met is owed to the police again', async () => {
    const policy = await loadPolicy(pack);
    const again = withChild(policy, 'nudes', { nature: 'experimental' })
      .next(notTold('police'))
      .next(triage(policy, 'nudes', { referral: ['danger'] }));
    expect(owed(again.open, 'police')).toMatchObject({ mode: 'must', status: 'open' });
  });
});

describe('a child too young for the site or app', () => {
  it('at Larches has the partner school told the same day, always, and the parents decided on (E28, LAR-098, LAR-099)', async () => {
    const young = withChild(await loadPolicy('larches'), 'socialMedia', { underAge: true });
    expect(owed(young.open, 'partnerSchool-3')).toMatchObject({ mode: 'must', clock: { kind: 'sameDay' } });
    expect(young.ask(notTold('partnerSchool-3'))).toEqual(MUST);
    expect(young.ask(notTold('parents-3'))).toMatchObject({ ok: true });
    const old = withChild(await loadPolicy('larches'), 'socialMedia');
    expect(old.ask(notTold('partnerSchool-3'))).toMatchObject({ ok: true });
  });

  it.each(['linden', 'st-andrews', 'linthorpe', 'larches'])(
    'at %s has the parents told the same day, or a reason written down (E28)',
    async (pack) => {
      const policy = await loadPolicy(pack);
      const young = withChild(policy, 'socialMedia', { underAge: true });
      expect(owed(young.open, 'parents-3')).toMatchObject({ mode: 'decide', clock: { kind: 'sameDay' } });
      const old = withChild(policy, 'socialMedia');
      expect(owed(old.open, 'parents-3')?.clock).toBeUndefined();
    },
  );

  it('is owed the same whether the child was added before the triage or after it', async () => {
    const policy = await loadPolicy('larches');
    const first = reported(policy, 'socialMedia')
      .next(CHILD)
      .next(triage(policy, 'socialMedia', { underAge: true }));
    expect(owed(first.open, 'partnerSchool-2')).toMatchObject({ mode: 'must' });
  });

  it('is forgotten for the next child once a later triage no longer says it, and stays owed for the first', async () => {
    const policy = await loadPolicy('larches');
    const { open } = withChild(policy, 'socialMedia', { underAge: true })
      .next(triage(policy, 'socialMedia'))
      .next(CHILD);
    expect(open.underAge).toBeUndefined();
    expect(owed(open, 'partnerSchool-3')?.mode).toBe('must');
    expect(owed(open, 'partnerSchool-5')?.mode).toBe('decide');
  });
});
