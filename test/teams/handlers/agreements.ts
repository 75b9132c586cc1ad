import { strict as assert } from 'node:assert';
import type { Policy } from '#domain/policy.ts';
import type { Agreement } from '#domain/policy-cycles.ts';
import type { Entered, Shown } from '#test/support/shown-card.ts';
import type { TestSteward } from '#test/support/steward.ts';

const STAFF: Agreement = {
  ...{ id: 'staff', title: 'Staff agreement', signers: ['staff'], parentToo: false, renewMonths: 12 },
  text: [{ title: 'Systems', lines: [{ text: 'What you do here is monitored.', covers: [] }] }],
};
const TECHNICIAN: Agreement = {
  ...{ id: 'technician', title: 'Technician extension', signers: ['technicians'], parentToo: false },
  ...{ renewMonths: 12, onTopOf: 'staff' },
};
const PUPIL: Agreement = {
  ...{ id: 'pupil', title: 'Pupil agreement', signers: ['pupils'], parentToo: true, renewMonths: 12 },
};

/** The school’s pack with agreements of its own, so that no test hangs on the words of a school. */
export const withAgreements = (policy: Policy): Policy => ({
  ...policy,
  agreements: [STAFF, TECHNICIAN, PUPIL],
});

const TYPED: Entered = {
  ...{ Kind: 'Staff agreement', Title: 'Staff agreement 2026', Text: 'Be kind.\nBe careful.' },
  ...{ 'What changed': 'Everything', 'Due date': '2026-12-04' },
};

/** The office publishes; unless told otherwise the staff agreement, for the first time. */
export async function publishes(steward: TestSteward, entered: Entered = {}, who = 'Olive'): Promise<Shown> {
  const person = steward.person(who);
  const saved = await person.presses(await person.says('/publish'), 'Publish', { ...TYPED, ...entered });
  await steward.settled();
  return saved;
}

export const SIGNATURE: Entered = {
  ...{ 'I have read and understood it': true, 'I agree to follow it': true },
};

/** From `/sign` in two presses. */
export async function signs(steward: TestSteward, who: string, name: string): Promise<Shown> {
  const person = steward.person(who);
  const text = await person.presses(await person.says('/sign'), 'Read and sign');
  const signed = await person.presses(text, 'Sign', { ...SIGNATURE, 'Type your full name': name });
  assert.match(signed.text, /Signed\./, signed.text);
  return signed;
}
