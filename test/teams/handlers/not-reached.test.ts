import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { ROLES, type Role } from '#domain/person.ts';
import type { Shown } from '#test/support/shown-card.ts';
import { publishes } from '#test/support/staff.ts';
import { SCHOOL, startTestSteward, type TestSteward } from '#test/support/steward.ts';

const holder = (role: Role) => `Holder of ${role}`;
const READERS: readonly Role[] = ['agreements', 'dsl', 'head', 'onlineSafetyLead', 'seniorLeader'];

/** Everybody was asked to sign, and nobody but Tess has ever opened a chat. */
let steward: TestSteward;
beforeEach(async () => {
  const extra = ROLES.map((role, at) => ({
    ...{ oid: `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`, name: holder(role), roles: [role] },
  }));
  steward = await startTestSteward({ extra });
  await steward.person('Tess').opensChat();
  await publishes(steward);
});
afterEach(async () => {
  await steward.close();
});

async function opens(name: string): Promise<Shown> {
  const person = steward.person(name);
  const board = await person.presses(await person.says('/board'), 'Open board');
  return await person.presses(board, 'Not reached');
}

const waiting = async () =>
  (await steward.store.staff.unreached(SCHOOL, undefined, 99)).items.filter(({ isWaiting }) => isWaiting);

describe('Not reached (product 7)', () => {
  it('lists by name whom the last reminder did not reach, with the reason', async () => {
    const { text } = await opens('Olive');
    assert.match(text, /^Not reached\nWhom the last reminder did not reach\./);
    assert.match(text, /Dora Lead-Demo\nHas never opened a chat with Steward.*\nTried on 23 November 2026\./);
    assert.ok(!text.includes('Tess'));
  });

  it('reminds those of the list again, once, and nobody who was reached', async () => {
    const olive = steward.person('Olive');
    steward.passes(10 * 60); // nothing is sent in the evening
    const list = await opens('Olive');
    const { items } = await steward.store.staff.unreached(SCHOOL, undefined, 99);
    const before = items.filter(({ isWaiting }) => isWaiting !== true).length; // whoever opens a chat is asked again
    const reminded = await olive.presses(list, 'Remind now');
    assert.match(reminded.text, new RegExp(`Saved: ${before} people are reminded again`));
    assert.match(reminded.text, /Will be reminded again\./);
    assert.ok((await waiting()).every(({ owner }) => owner !== steward.person('Tess').id));
    assert.match((await olive.presses(list, 'Remind now')).text, /They are to be reminded again already\./);
    assert.equal((await waiting()).length, items.length);
  });

  it('takes from the list whoever is reached since', async () => {
    await steward.person('Dora').opensChat();
    await steward.settled();
    assert.doesNotMatch((await opens('Olive')).text, /Dora Lead-Demo/);
  });

  it('is refused to whoever may not see the names of all, whatever they press', async () => {
    for (const role of ROLES.filter((one) => !READERS.includes(one)))
      for (const verb of ['not-reached', 'remind-now']) {
        const answer = await steward.person(holder(role)).sends({ activityId: 'a' }, { verb, data: {} });
        assert.match(answer.text, /Only leads, the head, /, role);
      }
    const dora = steward.person('Dora').id;
    assert.ok(!(await waiting()).some(({ owner }) => owner === dora), 'nobody was reminded by it');
    assert.ok((await opens(holder('seniorLeader'))).buttons.includes('Remind now'));
  });
});
