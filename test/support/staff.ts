import { strict as assert } from 'node:assert';
import type { Publication } from '#domain/agreement/model.ts';
import { digestOf, textDigest } from '#domain/digest.ts';
import { formIdAt } from '#domain/form-age.ts';
import { published } from '#test/domain/ledger/ledger-world.ts';
import { SCHOOL, type TestSteward } from './steward.ts';

let forms = 0;

/** Stores a published version as the office would have, and has everybody asked. */
export async function publishes(steward: TestSteward, changed: Partial<Publication> = {}): Promise<void> {
  const { staff } = steward.store;
  const at = steward.now();
  const text = `The words of ${changed.kind ?? 'staff'} ${changed.edition ?? '0001'}`;
  const version = published({ ...changed, at, text: textDigest(text) });
  const form = formIdAt(at, String(++forms).padStart(32, '0'));
  const outcome = await staff.commitPublication({
    ...{ school: SCHOOL, before: await staff.publications(SCHOOL) },
    event: { type: 'published', at, published: version, text },
    form: { id: form, person: version.by, inputs: digestOf(text) },
  });
  assert.equal(outcome.kind, 'committed');
  await steward.settled();
}
