import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { CHANNEL, SCHOOL, type TestSteward } from '#test/support/steward.ts';
import { channelCard, reports, startWithChannel } from '#test/support/stories.ts';

const PUPIL = '44444444-0000-4000-8000-000000000001';
const OTHER_TENANT = '99999999-9999-9999-9999-999999999999';

let steward: TestSteward;
beforeEach(async () => {
  steward = await startWithChannel();
});
afterEach(async () => {
  await steward.close();
});

const newCards = (before: number) => steward.channel.posted().slice(before);

describe('an account outside the directory (T7, T12)', () => {
  it.each(['/report', '/cases', '/mine', '/case LIN-26-0001', '/help', 'Please help me'])(
    'gets the harmless card for “%s” and no button',
    async (text) => {
      await reports(steward);
      const card = await steward.person(PUPIL).says(text);
      assert.match(card.text, /^Nobody reads messages here\n/);
      for (const contact of ['999', '0800 1111', 'ceop.police.uk']) assert.ok(card.text.includes(contact));
      assert.deepEqual(card.buttons, []);
    },
  );

  it('opens one ordinary case for each account and day, without its words', async () => {
    const pupil = steward.person(PUPIL);
    for (const text of ['My secret is out', 'Please answer']) await pupil.says(text);
    await steward.person('44444444-0000-4000-8000-000000000002').says('Me too');
    steward.passes(24 * 60);
    await pupil.says('Still there');
    await steward.settled();
    const cases = await steward.store.allCases(SCHOOL);
    assert.equal(cases.length, 3);
    const titles = steward.channel.posted().map(({ text }) => text);
    assert.equal(titles.filter((text) => /^Somebody outside the directory wrote/.test(text)).length, 3);
    for (const caseId of cases) {
      const events = JSON.stringify(await steward.store.loadEvents(SCHOOL, caseId));
      assert.ok(!/secret|Please answer|Me too|Still/.test(events));
    }
  });

  it('reaches nothing by pressing, whatever it presses', async () => {
    const receipt = await reports(steward);
    const card = channelCard(steward, receipt);
    for (const title of card.buttons) {
      const answer = await steward.person(PUPIL).inChannel.presses(card, title);
      assert.match(answer.text, /^Nobody reads messages here\n/);
    }
    assert.equal((await steward.store.allCases(SCHOOL)).length, 1);
  });

  it('is known to no school when it is of another tenant, and opens no case', async () => {
    const conversation = { id: 'a:far-away', conversationType: 'personal', tenantId: OTHER_TENANT };
    await steward.person('Dora').says('/cases', { conversation, channelData: {} });
    assert.match(steward.wire.posted('a:far-away').at(-1)?.text ?? '', /^Nobody reads messages here/);
    assert.deepEqual(await steward.store.allCases(SCHOOL), []);
  });

  it('gets the same card without an account or a tenant', async () => {
    for (const broken of [{ from: { id: '29:x' } }, { conversation: { id: 'a:x' }, channelData: {} }]) {
      await steward.person('Dora').says('/cases', broken);
    }
    assert.match(steward.wire.posted('a:x').at(-1)?.text ?? '', /^Nobody reads messages here/);
  });
});

describe('a picture or file (T38, E21)', () => {
  const trapped = async (send: (url: string) => Promise<void>): Promise<number> => {
    let requests = 0;
    const trap = createServer((_, response) => {
      requests += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(trap, 'listening');
    const address = trap.address();
    assert.ok(typeof address === 'object' && address !== null);
    await send(`http://127.0.0.1:${address.port}/canary-picture.png`);
    await steward.settled();
    trap.close();
    return requests;
  };
  const picture = (url: string) => ({
    attachments: [
      { contentType: 'text/html', content: `<p>see <img src="${url}"></p>` },
      { contentType: 'image/png', contentUrl: url, name: 'canary-picture.png' },
    ],
  });

  it('is not fetched or kept: guidance for the sender, an urgent case for the leads', async () => {
    const before = steward.channel.posted().length;
    const requests = await trapped(async (url) => {
      const card = await steward.person('Tess').says('Look at this', picture(url));
      assert.match(card.text, /^Steward takes no pictures or files\n/);
      assert.match(card.text, /Do not delete it and do not forward it/);
    });
    assert.equal(requests, 0);
    const [card, ...others] = newCards(before);
    assert.deepEqual(others, []);
    assert.match(card?.text ?? '', /^URGENT\nA picture or file was sent to Steward\n/);
    const view = await steward.person('Dora').inChannel.presses(card ?? assert.fail(), 'Open case');
    assert.match(view.text, /Tess Teacher-Demo/);
    assert.match(view.text, /Ask the police for advice first, then IT/);
    const everything = steward.wire.everything() + steward.log() + view.text;
    assert.ok(!/canary-picture|Look at this/.test(everything));
  });

  it('makes one case for several pictures of one minute', async () => {
    await trapped(async (url) => {
      for (let sent = 0; sent < 3; sent += 1) await steward.person('Tess').says('', picture(url));
    });
    assert.equal((await steward.store.allCases(SCHOOL)).length, 1);
  });

  it('is urgent for the leads too when somebody outside the directory sends it (product 1)', async () => {
    const before = steward.channel.posted().length;
    await trapped(async (url) => {
      const card = await steward.person(PUPIL).says('', picture(url));
      assert.match(card.text, /^Nobody reads messages here\n/);
      assert.match(card.text, /Do not delete it, do not forward it/);
    });
    const [card] = newCards(before);
    assert.ok(card?.text.includes('URGENT') && card.text.includes('A picture or file was sent to Steward'));
  });

  it('still says what to do when the case cannot be stored (P1)', async () => {
    steward.rows.breakAt((key) => key.startsWith('counter_'));
    const card = await steward.person('Tess').says('', picture('http://127.0.0.1:9/x.png'));
    assert.match(card.text, /Do not delete it and do not forward it/);
    assert.match(card.text, /could NOT be told: ring one of them now/);
    steward.rows.mend();
  });

  it('is answered in private when it is sent in the channel', async () => {
    const before = steward.channel.posted().length;
    await steward.person('Tess').inChannel.says('', picture('http://127.0.0.1:9/x.png'));
    assert.match(steward.person('Tess').latest().text, /^Steward takes no pictures or files/);
    assert.ok(newCards(before).some(({ text }) => text === 'I have messaged you privately'));
    assert.ok(steward.wire.posted(CHANNEL).every(({ text }) => !text.includes('Tess')));
  });

  it('is not what the formatted text of a message is', async () => {
    const html = { attachments: [{ contentType: 'text/html', content: '<p>/report</p>' }] };
    assert.match((await steward.person('Tess').says('/report', html)).text, /^Report a concern/);
  });

  it('is also a picture pasted into the text, but no emoji', async () => {
    const emoji = '<img itemtype="http://schema.skype.com/Emoji" src="x">';
    const withEmoji = { attachments: [{ contentType: 'text/html', content: `<p>/report ${emoji}</p>` }] };
    assert.match((await steward.person('Tess').says('/report', withEmoji)).text, /^Report a concern/);
    const pasted = { attachments: [{ contentType: 'text/html', content: '<p>look <img src="y"></p>' }] };
    assert.match((await steward.person('Tess').says('look', pasted)).text, /^Steward takes no pictures/);
  });
});
