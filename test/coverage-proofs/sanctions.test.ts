import { strict as assert } from 'node:assert';
import { afterEach, describe, it } from 'vitest';
import { loadPolicy } from '#policies/load-policy.ts';
import type { Entered, Shown } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { CONCLUSION, channelCard, reports, startWithChannel } from '#test/support/stories.ts';

const SANCTION = 'Sanction and the policy it rests on';

let steward: TestSteward;
afterEach(async () => {
  await steward.close();
});

const dora = () => steward.person('Dora').inChannel;

/** **Conclude** for a case of this category, under this school's policy. */
async function concluding(pack: string, id: string): Promise<Shown> {
  const policy = await loadPolicy(pack);
  steward = await startWithChannel({ edit: () => policy });
  const category = policy.categories.find((one) => one.id === id)?.title ?? assert.fail(id);
  const receipt = await reports(steward, 'Tess', { category });
  const view = await dora().presses(channelCard(steward, receipt), 'Acknowledge');
  return await dora().presses(view, 'Conclude');
}

describe('whoever concludes reads what the policy has for sanctions (H32)', () => {
  it.each([
    [
      'linden',
      'bullying',
      'to keep it in proportion, and to say why (LIN-104)',
      ['in proportion', 'say under “Action proposed or taken” why'],
    ],
    [
      'st-andrews',
      'bullying',
      'that only the Behaviour Policy lets anybody be punished (STA-019)',
      ['Only what the published Behaviour Policy covers'],
    ],
    [
      'st-andrews',
      'bullying',
      'when conduct out of school may be punished (STA-205)',
      ['out of school, only where being a student here comes into it'],
    ],
    [
      'st-andrews',
      'computerMisuse',
      'that deliberate damage may be charged (STA-115)',
      ['Payment for deliberate damage', 'say what is to be paid'],
    ],
    [
      'brigantia',
      'bullying',
      'which procedure fits whom (BRI-056)',
      ['the behaviour procedure of the academy; for an adult the staff procedure'],
    ],
    [
      'linthorpe',
      'harmfulContent',
      'the first grounds (LTH-220)',
      [
        'adult content',
        'discrimination',
        'gambling',
        'auctions',
        'illegal sites',
        'threats',
        'offends colleagues or harms the school’s name',
      ],
    ],
    [
      'linthorpe',
      'harmfulContent',
      'business and ways round the filter (LTH-221)',
      ['private business', 'ways round the filter'],
    ],
    [
      'linthorpe',
      'harmfulContent',
      'leaks, viruses and traffic (LTH-222)',
      ['confidential data given away', 'viruses', 'traffic that blocks others'],
    ],
    [
      'linthorpe',
      'grooming',
      'that a sanction may stand beside the police (LTH-219)',
      ['may stand beside the police matter'],
    ],
    [
      'linthorpe',
      'bullying',
      'that a professional body may be stricter (LTH-124)',
      ['a professional body may have stricter rules'],
    ],
    [
      'larches',
      'nudes',
      'to add no trauma (LAR-185, H38)',
      ['No sanction may add to the distress of whoever was harmed'],
    ],
    [
      'linthorpe',
      'nudes',
      'to add no distress (LTH-179, H38)',
      ['No sanction may add to the distress of whoever was harmed'],
    ],
    [
      'larches',
      'socialMedia',
      'to think of age and circumstances (LAR-069)',
      ['Think of age and circumstances', 'criminal, disciplinary or civil'],
    ],
  ])('in %s, for %s: %s', async (pack, id, _what, words) => {
    const form = await concluding(pack, id);
    for (const word of words) assert.ok(form.text.includes(word), `${word} in:\n${form.text}`);
  });

  it('and nothing of distress where no picture of a child is in it', async () => {
    assert.doesNotMatch((await concluding('larches', 'bullying')).text, /distress/);
  });
});

describe('a sanction stands in the record with the policy it rests on', () => {
  it.each([
    [
      'linden',
      'socialMedia',
      'Staff: action over too much personal use at work',
      'for time spent on social media (LIN-068)',
    ],
    [
      'st-andrews',
      'socialMedia',
      'Staff: action over too much personal use at work',
      'for time spent on social media (STA-165)',
    ],
    [
      'st-andrews',
      'bullying',
      'Response under the Behaviour Policy',
      'an internal response (STA-182), in proportion (STA-198)',
    ],
    ['linthorpe', 'bullying', 'Told to remove the material', 'removal asked for (LTH-148)'],
    [
      'linthorpe',
      'bullying',
      'School internet withdrawn until a date',
      'internet withdrawn until 11 December 2026 (LTH-150)',
    ],
    ['larches', 'bullying', 'Asked to remove the material', 'removal asked for (LAR-234)'],
    [
      'larches',
      'bullying',
      'Internet access withdrawn for a time',
      'internet withdrawn for two weeks (LAR-235)',
    ],
    ['larches', 'socialMedia', 'Sanction of the anti-bullying policy', 'for what a learner posted (LAR-097)'],
    ['larches', 'offensiveMessage', 'Sanction of the behaviour policy', 'for an abusive message (LAR-100)'],
    ['larches', 'hate', 'Sanction of the anti-bullying policy', 'for hate (LAR-226)'],
  ])('in %s, for %s: %s, %s', async (pack, id, title, how) => {
    const form = await concluding(pack, id);
    assert.ok(form.text.includes(title), `${title} in:\n${form.text}`);
    const sanction = `${title}: ${how.replace(/ \(.*/, '')}`;
    const entered = { ...CONCLUSION, Outcome: outcomeIn(form), [SANCTION]: sanction };
    const saved = await dora().presses(form, 'Save', entered);
    assert.match(saved.text, /Saved: Conclude\./, saved.text);
    assert.ok(saved.text.includes(sanction), saved.text);
  });

  it('is asked for: nothing is concluded without a word on it', async () => {
    const form = await concluding('larches', 'bullying');
    const all: Entered = { ...CONCLUSION, Outcome: outcomeIn(form) };
    const { [SANCTION]: _, ...without } = all;
    assert.match((await dora().presses(form, 'Save', without)).refusal, new RegExp(SANCTION));
  });
});

function outcomeIn(form: Shown): string {
  return /"title":"(Dealt with in [^"]+)"/.exec(JSON.stringify(form.card))?.[1] ?? assert.fail('no outcome');
}
