import { beforeAll, describe, expect, it } from 'vitest';
import { agreementText, LONGEST_TEXT } from '#domain/agreement-text.ts';
import { digestOf } from '#domain/digest.ts';
import type { Policy } from '#domain/policy.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import { CLAUSES } from '#test/coverage/clauses.ts';

const CODES = { linden: 'LIN', 'st-andrews': 'STA', brigantia: 'BRI', linthorpe: 'LTH', larches: 'LAR' };
const PACKS = new Map<string, Policy>();

beforeAll(async () => {
  for (const pack of Object.keys(CODES)) PACKS.set(pack, await loadPolicy(pack));
});

function policyOf(pack: string): Policy {
  const policy = PACKS.get(pack);
  if (policy === undefined) throw new TypeError(`There is no pack ${pack}`);
  return policy;
}

/** One line of text without the breaks between its parts. */
function textOf(pack: string, kind: string): string {
  return (agreementText(policyOf(pack), kind) ?? '').replaceAll('\n', ' ');
}

function longestSentence(text: string): number {
  return Math.max(...text.split(/[.!?:](?:\s|$)/).map((sentence) => sentence.split(/\s+/).length));
}

describe.each(Object.entries(CODES))('the agreements of %s', (pack, code) => {
  it('are all there in words, none longer than a card takes', () => {
    for (const { id } of policyOf(pack).agreements) {
      expect(textOf(pack, id).length, id).toBeGreaterThan(500);
      expect(textOf(pack, id).length, id).toBeLessThanOrEqual(LONGEST_TEXT);
    }
  });

  it('carry out clauses that its own policy has', () => {
    const known = CLAUSES.map(({ id }) => id).filter((id) => id.startsWith(code));
    for (const { id, text = [] } of policyOf(pack).agreements) {
      const covers = text.flatMap(({ lines }) => lines.flatMap((line) => line.covers));
      expect(covers.length, id).toBeGreaterThan(4);
      expect(known, id).toEqual(expect.arrayContaining(covers));
    }
  });

  it('are written in sentences of at most 22 words', () => {
    for (const { id, text = [] } of policyOf(pack).agreements)
      for (const { text: line } of text.flatMap(({ lines }) => lines))
        expect(longestSentence(line), `${id}: ${line}`).toBeLessThanOrEqual(22);
  });

  it('say that use is monitored, wherever there is something to use', () => {
    const noSystems = ['parent', 'accounts'];
    for (const { id } of policyOf(pack).agreements.filter((one) => !noSystems.includes(one.id)))
      expect(textOf(pack, id), id).toMatch(/monitor|can see|look out for|notice when something/i);
  });
});

describe('an agreement says what its policy wants said there:', () => {
  it.each([
    ['official e-mail is monitored (LIN-057)', 'linden', 'staff', /Work e-mail is monitored/],
    ['so pupils read too (LIN-057)', 'linden', 'pupil', /monitors .* the e-mail sent/],
    [
      'official e-mail is monitored, and the one to use (STA-150)',
      'st-andrews',
      'staff',
      /e-mail is monitored, and it is the one I use/,
    ],
    ['use of the systems is monitored (STA-213)', 'st-andrews', 'staff', /monitors how I use its systems/],
    [
      'it counts off the premises and on own equipment (STA-214)',
      'st-andrews',
      'staff',
      /off the premises.*my own equipment/,
    ],
    [
      'users of an account have a code, with a way to report abuse (STA-163)',
      'st-andrews',
      'accounts',
      /Abuse.*I report straight away to the Online Safety Lead/,
    ],
    [
      'network, internet and e-mail are monitored, for staff (LTH-053)',
      'linthorpe',
      'staff',
      /monitors its network, its internet and its e-mail/,
    ],
    [
      'the same for pupils (LTH-053)',
      'linthorpe',
      'pupil',
      /network, on the internet and in my school e-mail/,
    ],
    ['the staff policy covers own devices (LTH-111)', 'linthorpe', 'staff', /also covers devices of my own/],
    ['it is about professional conduct (LAR-007)', 'larches', 'staff', /how I behave as a professional/],
    ['learners find social media in it (LAR-094)', 'larches', 'pupil', /On social media I keep back/],
    [
      'visitors and parents on site have one (LAR-113)',
      'larches',
      'visitor',
      /visiting.*My phone.*If I am a parent/,
    ],
    ['use is monitored and traceable (LAR-130)', 'larches', 'staff', /monitored, and traced back to me/],
    ['learners and visitors read so too (LAR-130)', 'larches', 'visitor', /trace it to whoever did it/],
  ] as const)('%s', (_what, pack, kind, words) => {
    expect(textOf(pack, kind)).toMatch(words);
  });

  it.each(['seniors', 'juniors', 'staff', 'accounts'])('mobile technology, for %s (STA-102)', (kind) => {
    expect(textOf('st-andrews', kind)).toMatch(/\bphone/);
    const lines = policyOf('st-andrews').agreements.find(({ id }) => id === kind)?.text ?? [];
    expect(lines.flatMap((part) => part.lines.flatMap(({ covers }) => covers))).toContain('STA-102');
  });

  it('mobile technology, for the parents who sign beside the student (STA-102)', () => {
    for (const kind of ['seniors', 'juniors'])
      expect(textOf('st-andrews', kind)).toMatch(/For the parent or carer.*phone or other device/);
  });
});

describe('the text of an agreement', () => {
  it('numbers its lines from the first part to the last, for a report to name one (STA-200)', () => {
    const policy = policyOf('st-andrews');
    const text = agreementText(policy, 'seniors') ?? '';
    const parts = policy.agreements.find(({ id }) => id === 'seniors')?.text ?? [];
    const numbers = [...text.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(parts.flatMap(({ lines }) => lines).map((_, at) => at + 1));
    expect(text).toMatch(/^What this is\n1\. .+\n2\. .+\n\nLooking after myself\n3\. /);
  });

  it('is another one by its digest when a word changes', () => {
    const policy = policyOf('linden');
    const [first, ...others] = policy.agreements;
    const changed = first?.text?.map((part) => ({ ...part, title: `${part.title}!` }));
    const edited: Policy = { ...policy, agreements: first ? [{ ...first, text: changed }, ...others] : [] };
    expect(digestOf(agreementText(edited, 'staff'))).not.toBe(digestOf(agreementText(policy, 'staff')));
    expect(digestOf(agreementText(edited, 'pupil'))).toBe(digestOf(agreementText(policy, 'pupil')));
  });

  it('is none where the school brings its own, or the pack has no such agreement', async () => {
    const sixth = await loadPolicy('test/policies/sixth-school.json');
    expect(agreementText(sixth, 'articles')).toBeUndefined();
    expect(agreementText(policyOf('linden'), 'nothing')).toBeUndefined();
  });
});
