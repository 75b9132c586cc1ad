import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { ROLES } from '#domain/person.ts';
import { choicesIn, valueIn } from '#test/support/shown-card.ts';
import { SCHOOL, startTestSteward, type TestSteward } from '#test/support/steward.ts';
import { publishes, signs, withAgreements } from './agreements.ts';

const oid = (at: number) => `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`;
const MAY = ['dsl', 'head', 'onlineSafetyLead', 'agreements'];

let steward: TestSteward;
beforeEach(async () => {
  const extra = ROLES.map((role, at) => ({ oid: oid(at), name: `Holder of ${role}`, roles: [role] }));
  steward = await startTestSteward({ extra, edit: withAgreements });
});
afterEach(async () => {
  await steward.close();
});

describe('/publish', () => {
  it('asks in the words that people know (product 13)', async () => {
    const form = await steward.person('Olive').says('/publish');
    assert.deepEqual(form.inputs, [
      ...['Kind', 'Title', 'Text', 'Use the text of the policy pack', 'What changed', 'Who must sign'],
      ...['Due date', 'Minor edit: do not ask again'],
    ]);
    assert.ok(form.buttons.includes('Publish'));
    assert.deepEqual(choicesIn(form, 'Kind'), ['Staff agreement', 'Technician extension', 'Pupil agreement']);
    assert.match(form.text, /Staff agreement: signed by staff, and again after 12 months\./);
  });

  it('says what was published and how many are gone through, and asks them in the background', async () => {
    const card = await publishes(steward);
    assert.match(card.text, /Published: Staff agreement 2026, version 1\./);
    assert.match(card.text, /To be signed by staff, by 4 December 2026\. .*about 29 people/);
    const lines = await steward.store.staff.lines(SCHOOL, 'owed', 'agreement-staff', undefined, 100);
    assert.equal(lines.items.length, 26);
  });

  it('is one version, however often the same press comes; and a second form with the same text is none', async () => {
    const olive = steward.person('Olive');
    const form = await olive.says('/publish');
    const entered = { Kind: 'Staff agreement', Title: 'One', Text: 'Be kind.', 'Due date': '2026-12-04' };
    for (let press = 1; press <= 2; press += 1)
      assert.match((await olive.presses(form, 'Publish', entered)).text, /Published: One, version 1\./);
    const other = await olive.presses(form, 'Publish', { ...entered, Text: 'Other.', 'What changed': 'All' });
    assert.match(other.refusal, /This form was sent already/);
    const again = await publishes(steward, { Text: 'Be kind. ' });
    assert.match(again.refusal, /This is the text that stands already, as version 1/);
    assert.equal((await steward.store.staff.publications(SCHOOL)).versions.length, 1);
  });

  it('keeps what was typed when something is missing', async () => {
    const refused = await publishes(steward, { Text: '' });
    assert.match(refused.refusal, /Please fill in “Text”, or tick/);
    assert.equal(valueIn(refused, 'Title'), 'Staff agreement 2026');
    assert.equal(valueIn(refused, 'What changed'), 'Everything');
  });

  it('shows the text of the pack to be read first, and takes it to the letter', async () => {
    const olive = steward.person('Olive');
    const texts = await olive.presses(await olive.says('/publish'), 'Texts of the pack');
    assert.match(texts.text, /Pupil agreement\nNo text of its own: write one\./);
    const text = await olive.presses(texts, 'Staff agreement');
    assert.match(text.text, /Systems\n1\. What you do here is monitored\./);
    const form = await olive.presses(text, 'Use this text');
    const published = await olive.presses(form, 'Publish', { 'Due date': '2026-12-04' });
    assert.match(published.text, /Published: Staff agreement, version 1/);
    const tess = steward.person('Tess');
    const shown = await tess.presses(await tess.says('/sign'), 'Read and sign');
    assert.match(shown.text, /Systems\n1\. What you do here is monitored\./);
  });

  it('lists every version, with what changed, its text’s digest, and how many have signed', async () => {
    await publishes(steward);
    await signs(steward, 'Tess', 'Tess Teacher-Demo');
    await publishes(steward, { Kind: 'Pupil agreement', Title: 'For pupils' });
    const edit = { Text: 'Be kind!\nBe careful.', 'What changed': 'A mark' };
    await publishes(steward, { ...edit, 'Minor edit: do not ask again': true }, 'Hana');
    const olive = steward.person('Olive');
    const list = await olive.presses(await olive.says('/publish'), 'Versions');
    assert.match(
      list.text,
      /version 2 \(minor edit\)\nWhat changed: A mark\nText [0-9a-f]{8}\. Due 4 December/,
    );
    assert.match(list.text, /Published by Hana Head-Demo, .*Signed by 1 of 26 asked so far\./);
    assert.match(list.text, /For pupils, version 1\n.*\n.*Signed by 0 of 0/);
    assert.match(list.text, /Staff agreement 2026, version 1\nWhat changed: Everything/);
    const shown = await olive.presses(list, 'Show: Staff agreement 2026');
    assert.match(shown.text, /Version 2\.\nBe kind!\nBe careful\./);
    assert.match((await olive.presses(shown, 'Back')).text, /^Versions\n/);
  });

  it('takes a text of 12,000 characters, and gives back a typed one as long as a card may be', async () => {
    const longest = await publishes(steward, { Text: 'ten chars '.repeat(1_200).trim() });
    assert.match(longest.text, /Published/);
    const refused = await publishes(steward, { Text: 'é'.repeat(12_000), 'Due date': '2026-11-01' });
    assert.match(refused.refusal, /“Due date” lies in the past.*paste it under “Text” again/);
  });

  it('is for the office, the head, the leads and the lead for online safety alone (T8, T9)', async () => {
    const form = await steward.person('Olive').says('/publish');
    for (const role of ROLES) {
      const person = steward.person(`Holder of ${role}`);
      const card = await person.says('/publish');
      const help = await person.says('/help');
      assert.equal(card.buttons.includes('Publish'), MAY.includes(role), role);
      assert.equal(help.text.includes('/publish'), MAY.includes(role), role);
      if (MAY.includes(role)) continue;
      for (const [verb, data] of [
        ['publish', {}],
        ['versions', {}],
        ['pack-texts', {}],
        ['agreement-text', { kind: 'staff' }],
        ['publish-save', { ...Object(form.card), form: 'a'.repeat(32) }],
      ] as const) {
        const answer = await person.sends(card, { verb, data });
        assert.match(answer.refusal, /Only the office, the head, the leads/, `${verb} by ${role}`);
      }
    }
    assert.deepEqual((await steward.store.staff.publications(SCHOOL)).versions, []);
  });

  it('keeps the words on the card when nothing can be stored, and when nothing can be read (P1, T32)', async () => {
    const olive = steward.person('Olive');
    const form = await olive.says('/publish');
    const entered = { Title: 'One', Text: 'Be kind to all.', 'Due date': '2026-12-04' };
    for (const how of ['write', 'read'] as const) {
      steward.rows.breakAt((_, way) => way === 'write' || way === how);
      const kept = await olive.presses(form, 'Publish', entered);
      steward.rows.mend();
      assert.match(kept.refusal, /^This was NOT saved/);
      assert.ok(JSON.stringify(kept.card).includes('Be kind to all.'), how);
    }
  });
});
