import { strict as assert } from 'node:assert';
import { describe, it } from 'vitest';
import { stepEntries } from '#teams/views/step-entries.ts';

describe('the steps of a policy on a case', () => {
  it('are numbered in their order', () => {
    assert.deepEqual(stepEntries(['Keep it safe.', 'Tell the lead: now.']), [
      { label: 'Step 1', text: 'Keep it safe.', meta: '' },
      { label: 'Step 2', text: 'Tell the lead: now.', meta: '' },
    ]);
  });

  it('keep the policy’s own numbers, so that none stands twice', () => {
    assert.deepEqual(stepEntries(['Step 1: listen.', 'Step 1, device: keep it safe.']), [
      { label: 'Step 1', text: 'Listen.', meta: '' },
      { label: 'Step 1, device', text: 'Keep it safe.', meta: '' },
    ]);
  });
});
