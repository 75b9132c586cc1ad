import { strict as assert } from 'node:assert';
import { afterEach, describe, it } from 'vitest';
import { loadPolicy } from '#policies/load-policy.ts';
import { CARD_LIMIT } from '#teams/render-card.ts';
import type { Shown } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';
import { channelCard, reports, startWithChannel } from '#test/support/stories.ts';
import { startUnder } from '#test/support/under-pack.ts';

let steward: TestSteward;
afterEach(async () => {
  await steward.close();
});

const PACKS = ['linden', 'st-andrews', 'brigantia', 'linthorpe', 'larches'] as const;

const dora = () => steward.person('Dora').inChannel;
const size = (shown: Shown) => Buffer.byteLength(JSON.stringify(shown.card), 'utf8');

async function openedAs(category: string): Promise<Shown> {
  return await dora().presses(
    channelCard(steward, await reports(steward, 'Tess', { category })),
    'Open case',
  );
}

/** Every body's text is as long as a pack may write it. */
async function startAtLength(): Promise<TestSteward> {
  const policy = await loadPolicy('linthorpe');
  const long = 'é'.repeat(600);
  const guide = { takes: long, takesNot: long, how: long, neverSend: long };
  const bodies = policy.bodies.map((body) => ({ ...body, guide }));
  return await startWithChannel({ edit: () => ({ ...policy, bodies }) });
}

describe.each(PACKS)('the body guide of %s', (pack) => {
  it('tells every member of staff what each body takes, what not, how, and what never to send', async () => {
    steward = await startUnder(pack);
    const tess = steward.person('Tess');
    const page = await tess.presses(await tess.says('/help'), 'Who takes what');
    for (const { title, guide } of steward.schools[0]?.policy.bodies ?? assert.fail()) {
      const lines = [
        ...[title, `Takes: ${guide.takes}`, `Does not take: ${guide.takesNot}`],
        ...[`How: ${guide.how}`, `Never send: ${guide.neverSend}`],
      ];
      assert.ok(page.text.includes(lines.join('\n')), title);
    }
    assert.match((await tess.presses(page, 'Back')).text, /What Steward can do for you/);
  });
});

describe('the body guide', () => {
  it('names whom the school rings there, and the day that was last checked', async () => {
    steward = await startWithChannel();
    const tess = steward.person('Tess');
    const { text } = await tess.presses(await tess.says('/help'), 'Who takes what');
    assert.match(text, /Contact: Demo local authority designated officer, .* \(last checked on 2026-09-01\)/);
    assert.equal(text.match(/Contact: /g)?.length, 2);
  });

  it('opens from a case, says nothing of it, and leads back to it', async () => {
    steward = await startWithChannel();
    const page = await dora().presses(await openedAs('Online bullying'), 'Who takes what');
    assert.match(page.text, /^Who takes what/);
    assert.doesNotMatch(page.text, /mocked/);
    assert.match((await dora().presses(page, 'Back')).text, /mocked/);
  });

  it('pages under 25 KB, and has one way back on each page', async () => {
    steward = await startAtLength();
    const tess = steward.person('Tess');
    const first = await tess.presses(await tess.says('/help'), 'Who takes what');
    const second = await tess.presses(first, 'Next');
    for (const page of [first, second]) {
      assert.ok(size(page) <= CARD_LIMIT);
      assert.equal(page.buttons.filter((title) => title === 'Back').length, 1);
    }
    assert.match((await tess.presses(second, 'Back')).text, /Page 1 of/);
  });

  it('refuses a press that it never offered', async () => {
    steward = await startWithChannel();
    const sent = { verb: 'bodies', data: { page: 0 } };
    assert.match((await steward.person('Tess').sends({ activityId: '1' }, sent)).refusal, /out of date/);
  });
});

describe('Refer', () => {
  it('says what each body takes that is still owed word, and no other', async () => {
    steward = await startUnder('linthorpe');
    const form = await dora().presses(await openedAs('Online hate'), 'Refer');
    const { bodies } = steward.schools[0]?.policy ?? assert.fail();
    const shown = bodies.filter(({ guide }) => form.text.includes(`Takes: ${guide.takes}`));
    assert.deepEqual(shown.map(({ id }) => id).sort(), ['police', 'trueVision']);
    assert.match(form.text, /True Vision\nTakes: .*\nDoes not take: .*\nHow: .*\nNever send: /);
  });

  it('says nothing more of a body once it was told', async () => {
    steward = await startUnder('linthorpe');
    const view = await openedAs('Online hate');
    const told = await dora().presses(await dora().presses(view, 'Refer'), 'Save', {
      'Who was told?': 'True Vision',
    });
    assert.doesNotMatch((await dora().presses(told, 'Refer')).text, /True Vision\nTakes/);
  });

  it('stays under 25 KB however long the guide is, and says where the rest stands', async () => {
    steward = await startAtLength();
    const form = await dora().presses(await openedAs('Nude or semi-nude images'), 'Refer');
    assert.ok(size(form) <= CARD_LIMIT);
    assert.match(form.text, /The others stand in the case, behind More: Who takes what\./);
  });
});
