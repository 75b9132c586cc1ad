import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import type { Policy } from '#domain/policy.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import { IN_NORTH, reportBy, startAcademies } from '#test/support/academies.ts';
import type { Shown } from '#test/support/shown-card.ts';
import type { StewardOptions, TestSteward } from '#test/support/steward.ts';
import { referenceOn, reports, startWithChannel } from '#test/support/stories.ts';

let steward: TestSteward;
afterEach(async () => {
  await steward.close();
});

const texts = (name: string) =>
  steward
    .person(name)
    .posted()
    .map(({ text }) => text)
    .join('\n');

const opened = async (name: string, receipt: Shown): Promise<Shown> => {
  const person = steward.person(name);
  return await person.presses(
    await person.says(`/case ${/[A-Z]{3}-\d\d-\d{4}/.exec(receipt.text)?.[0]}`),
    'Open case',
  );
};

describe('in a trust of two academies', () => {
  beforeEach(async () => {
    steward = await startAcademies();
  });

  it('each has a Principal, who answers for it and takes concerns about its adults, and those of no other (BRI-008)', async () => {
    await reportBy(steward, 'Nia', 'Concern about an adult');
    const noel = steward.person('Noel');
    const view = await noel.presses(noel.latest('Confidential report'), 'Acknowledge');
    assert.match(view.text, /Owner\nNoel Northhead-Demo, Principal/);
    assert.doesNotMatch(texts('Sky'), /Confidential report/);
    const page = await noel.presses(await noel.says('/help'), 'What the policy says');
    assert.match(page.text, /The Principal answers for the academy/);
  });

  it('daily work goes to the Safeguarding Lead of the academy, and to the Trust team in numbers and in what is shared with it (BRI-009)', async () => {
    const receipt = await reportBy(steward, 'Nia');
    const nell = steward.person('Nell');
    assert.doesNotMatch(texts('Saul'), /New report/);
    const view = await nell.presses(nell.latest('New report'), 'Acknowledge');
    assert.match(view.text, /Owner\nNell North-Demo, Safeguarding Lead/);

    const tara = steward.person('Tara');
    await tara.presses(await tara.says('/school'), IN_NORTH);
    assert.match((await tara.says('/cases')).text, /North Demo Academy\n[\s\S]*Taken up\nfewer than 5/);
    assert.match((await tara.says(`/case ${/NOR-26-\d+/.exec(receipt.text)?.[0]}`)).refusal, /no such case/);
    const form = await nell.presses(view, 'Share');
    const who = { 'Who?': 'Tara Trust-Demo, Trust Inclusion Lead' };
    await nell.presses(form, 'Save', { ...who, Reason: 'It touches two academies.' });
    await steward.settled();
    assert.match(texts('Tara'), /A case was shared with you/);
    assert.match((await opened('Tara', receipt)).text, /They were mocked online/);
  });
});

/** The demo school's people under the Trust's policy. */
async function startUnder(edit: (policy: Policy) => Policy = (policy) => policy, more: StewardOptions = {}) {
  const policy = edit(await loadPolicy('brigantia'));
  steward = await startWithChannel({ edit: () => policy, ...more });
  for (const name of ['Matty', 'Leroy']) await steward.person(name).opensChat();
}

describe('a member of staff who reports', () => {
  it('reads that a line manager or a senior leader can be talked to first (BRI-058)', async () => {
    await startUnder();
    const tess = steward.person('Tess');
    const first = /your line manager or a member of the Senior Leadership Team/;
    assert.match((await tess.presses(await tess.says('/help'), 'What the policy says')).text, first);
    assert.match((await reports(steward, 'Tess', { category: 'Something else' })).text, first);
  });

  it.each(['lineManager', 'seniorLeader'] as const)(
    'is taken to the %s as well, where the Trust says so in its pack (BRI-058)',
    async (role) => {
      const own = { oid: '55555555-0000-4000-8000-000000000001', name: 'Otto Other-Demo', roles: [role] };
      await startUnder((policy) => ({ ...policy, receivers: { ...policy.receivers, ordinary: [role] } }), {
        extra: [own],
      });
      await steward.person('Otto').opensChat();
      const receipt = await reports(steward, 'Tess', { category: 'Online bullying or harassment' });
      const otto = steward.person('Otto');
      const view = await otto.presses(otto.latest('New report'), 'Acknowledge');
      assert.ok(view.text.includes(referenceOn(receipt)) && view.buttons.includes('Triage'), view.text);
    },
  );

  it('finds in no line manager’s chat what the pack as it stands sends to the Safeguarding Team alone', async () => {
    await startUnder();
    await reports(steward, 'Matty', { category: 'Online bullying or harassment' });
    assert.doesNotMatch(texts('Leroy'), /New report/);
  });
});

describe('the response to an incident of concern, of which the charts are lost', () => {
  it.each(['brigantia', 'st-andrews'])(
    'is a list of steps in the pack of %s: the case shows them in their order, and other ones once the pack has them (BRI-079, STA-221)',
    async (pack) => {
      const own = ['Make the child safe.', 'Ring the lead of the Trust.', 'Keep what shows it.'];
      const asWritten = await loadPolicy(pack);
      const category = asWritten.categories.find(({ id }) => id === 'grooming') ?? assert.fail();
      const shows = async (policy: Policy): Promise<readonly string[]> => {
        steward = await startWithChannel({ edit: () => policy });
        const { text } = await opened('Dora', await reports(steward, 'Tess', { category: category.title }));
        const section = text.slice(text.indexOf('What the policy asks\n'), text.indexOf('\nRecord\n'));
        return section.split(/\nStep \d+\n/).slice(1);
      };
      assert.deepEqual(await shows(asWritten), category.steps);
      await steward.close();
      const categories = asWritten.categories.map((one) => ({ ...one, steps: own }));
      assert.deepEqual(await shows({ ...asWritten, categories }), own);
    },
  );
});
