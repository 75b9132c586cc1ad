import { strict as assert } from 'node:assert';
import type { RollEntry, RollKind } from '#domain/directory/roll.ts';
import { parseRollId } from '#domain/ids.ts';
import { subjectOfRoll } from '#domain/ledger/subject.ts';
import { storyOf } from '#test/domain/ledger/story.ts';
import { everythingAsked } from './owing.ts';

/** Somebody without an account, in a school that asks for all that its pack has. */
export async function onTheRoll(pack: string, kind: RollKind, more: Partial<RollEntry> = {}) {
  const asking = await everythingAsked(pack);
  const id = parseRollId('roll'.padEnd(32, '0')) ?? assert.fail();
  const subject = subjectOfRoll({ id, name: 'Robin Roll', kind, ...more }, '2026-11-16');
  const story = storyOf(id, subject, asking);
  const asks = story.asks(undefined, '2026-11-16T09:00:00Z', { type: 'keep-up' });
  assert.ok(asks.ok);
  return { asking, story, owes: () => (story.ledger()?.obligations ?? []).map(({ item }) => item) };
}
