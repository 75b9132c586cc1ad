import { strict as assert } from 'node:assert';
import { afterEach, describe, it } from 'vitest';
import { loadPolicy } from '#policies/load-policy.ts';
import type { Shown } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { channelCard, reports, startWithChannel } from '#test/support/stories.ts';

let steward: TestSteward;
afterEach(async () => {
  await steward.close();
});

const PACKS = ['linden', 'st-andrews', 'brigantia', 'linthorpe', 'larches'] as const;

/** The demo school's people under another school's policy. */
async function startUnder(pack: string): Promise<void> {
  const policy = await loadPolicy(pack);
  steward = await startWithChannel({ edit: () => policy });
}

/** Any teacher, from `/help`. */
async function readByTeacher(title: string): Promise<Shown> {
  const tess = steward.person('Tess');
  return await tess.presses(await tess.says('/help'), title);
}

const RULES: Readonly<Record<(typeof PACKS)[number], readonly (readonly [string, RegExp])[]>> = {
  linden: [
    [
      'who is responsible, how to report and what may follow (LIN-063)',
      /Headteacher answers.*\/report.*disciplinary/s,
    ],
  ],
  'st-andrews': [
    ['responsibilities, procedures and sanctions (STA-157)', /Head answers.*\/report.*warning, suspension/s],
    [
      'that only the Behaviour Policy lets anybody be punished (STA-019, H32)',
      /Only what that policy covers/,
    ],
  ],
  brigantia: [
    ['the phone rules and what follows (BRI-061)', /Phones and devices.*limits.*kept safe and given back/s],
    [
      'the sanctions for breaches of professional conduct (BRI-070)',
      /disciplinary procedure, for friend requests/,
    ],
  ],
  linthorpe: [
    ['that a reporter can see that it was recorded (LTH-037, H31)', /see with \/mine that it was recorded/],
  ],
  larches: [
    [
      'that private conduct online can cost the post (LAR-133)',
      /up to dismissal, also for what is done online in private/,
    ],
  ],
};

describe.each(PACKS)('the pages of the policy of %s', (pack) => {
  it('stand behind /help for every member of staff, and Back leads there again', async () => {
    await startUnder(pack);
    const page = await readByTeacher('Where to get help');
    assert.match(page.text, /Ring 999/);
    assert.match(page.text, /Childline/);
    assert.match(page.text, /See that a service is still there/);
    assert.match((await steward.person('Tess').presses(page, 'Back')).text, /What Steward can do for you/);
  });

  for (const [what, words] of RULES[pack])
    it(`say ${what}`, async () => {
      await startUnder(pack);
      assert.match((await readByTeacher('What the policy says')).text, words);
    });

  it('offer help in a case too, and Back leads to the case', async () => {
    await startUnder(pack);
    const [first] = steward.schools[0]?.policy.categories ?? [];
    const receipt = await reports(steward, 'Tess', { category: first?.title ?? '' });
    const dora = steward.person('Dora').inChannel;
    const view = await dora.presses(channelCard(steward, receipt), 'Open case');
    const page = await dora.presses(view, 'Where to get help');
    assert.match(page.text, /^Where to get help/);
    assert.doesNotMatch(page.text, /mocked/);
    assert.match((await dora.presses(page, 'Back')).text, /mocked/);
  });
});

describe('help by topic, from a case', () => {
  it.each([
    [
      'linthorpe',
      'by topic (LTH-223)',
      [
        'Sexual exploitation',
        'Bullying, radicalisation',
        'Nudes',
        'Social media',
        'Games',
        'CEOP',
        'Childnet',
      ],
    ],
    [
      'larches',
      'here, near here and in the country (LAR-014, LAR-034, LAR-243)',
      [
        'Here\n',
        'Near here\n',
        'partner school',
        'CEOP',
        'Internet Matters',
        'Lucy Faithfull',
        'Marie Collins',
        '360 safe',
      ],
    ],
  ])('of %s: %s', async (pack, _what, words) => {
    await startUnder(pack);
    const receipt = await reports(steward, 'Tess', { category: 'Grooming or sexual exploitation' });
    const dora = steward.person('Dora').inChannel;
    const view = await dora.presses(channelCard(steward, receipt), 'Open case');
    const { text } = await dora.presses(view, 'Where to get help');
    for (const word of words) assert.ok(text.includes(word), word);
  });
});

describe('complaints at Larches', () => {
  it('are shown to all staff, for learners and parents too (LAR-165), with whistleblowing (LAR-166)', async () => {
    await startUnder('larches');
    const { text } = await readByTeacher('Complaints and whistleblowing');
    assert.match(text, /For learners, parents and staff\n.*complaints procedure/s);
    assert.match(text, /For staff\n.*blow the whistle.*name is kept back/s);
  });
});

describe('a page that is not there', () => {
  it('is answered, and opens nothing', async () => {
    steward = await startWithChannel();
    const tess = steward.person('Tess');
    const sent = { verb: 'page', data: { page: 'secret' } };
    assert.match((await tess.sends({ activityId: '1' }, sent)).refusal, /out of date/);
  });
});

describe('the fourth area of risk', () => {
  it.each([
    ['linthorpe', 'Contract', 'Commerce'],
    ['larches', 'Commerce', 'Contract'],
  ])('is called by the word of %s: %s (LTH-116)', async (pack, own, other) => {
    await startUnder(pack);
    const [first] = steward.schools[0]?.policy.categories ?? [];
    const receipt = await reports(steward, 'Tess', { category: first?.title ?? '' });
    const dora = steward.person('Dora').inChannel;
    const view = await dora.presses(channelCard(steward, receipt), 'Open case');
    const form = JSON.stringify((await dora.presses(view, 'Triage')).card);
    for (const area of ['Contact', 'Conduct', 'Content', own]) assert.ok(form.includes(`"${area}"`), area);
    assert.ok(!form.includes(`"${other}"`));
  });
});
