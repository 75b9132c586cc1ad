import { strict as assert } from 'node:assert';
import { findCategory } from '#domain/policy.ts';
import { loadPolicy } from '#policies/load-policy.ts';
import { choicesIn, type Entered, type Shown } from './shown-card.ts';
import type { StewardOptions, TestSteward } from './steward.ts';
import type { TestPerson } from './steward-person.ts';
import { CONCLUSION, channelCard, reports, startWithChannel } from './stories.ts';

/** The demo school's people under the policy of another school. */
export async function startUnder(pack: string, options: StewardOptions = {}): Promise<TestSteward> {
  const policy = await loadPolicy(pack);
  return await startWithChannel({ ...options, edit: () => policy });
}

/** What the report form calls a category of this school. */
export function categoryTitle(steward: TestSteward, id: string): string {
  const policy = steward.schools[0]?.policy ?? assert.fail('no school');
  return findCategory(policy, id)?.title ?? assert.fail(`no category ${id}`);
}

/** Reported by a teacher under this category, and acknowledged by the safeguarding lead in the channel. */
export async function takenUp(steward: TestSteward, id: string, entered: Entered = {}): Promise<Shown> {
  const receipt = await reports(steward, 'Tess', { category: categoryTitle(steward, id), entered });
  return await steward.person('Dora').inChannel.presses(channelCard(steward, receipt), 'Acknowledge');
}

type Presser = Pick<TestPerson, 'presses'>;

/** A form of the case, filled in and saved. */
export async function saves(
  person: Presser,
  view: Shown,
  button: string,
  entered: Entered = {},
): Promise<Shown> {
  const saved = await person.presses(await person.presses(view, button), 'Save', entered);
  assert.ok(saved.text.includes(`Saved: ${button}.`), saved.text);
  return saved;
}

/** Every duty that may be left out is, with a reason. */
export async function leavesOutDuties(person: Presser, view: Shown): Promise<Shown> {
  let now = view;
  while (now.buttons.includes('Not told')) {
    const form = await person.presses(now, 'Not told');
    const last = choicesIn(form, 'Who was not told?').at(-1) ?? '';
    const reason = 'It was not needed here.';
    now = await person.presses(form, 'Save', { 'Who was not told?': last, Reason: reason });
    assert.match(now.text, /Saved: Not told\./, now.text);
  }
  return now;
}

/** Concluded without looking at a device, and signed by both leads. */
export async function signedByLeads(steward: TestSteward, view: Shown): Promise<Shown> {
  const [dora, sami] = [steward.person('Dora'), steward.person('Sami')];
  const form = await dora.presses(view, 'Conclude');
  const [Outcome = ''] = choicesIn(form, 'Outcome');
  const text = await dora.presses(form, 'Save', { ...CONCLUSION, Outcome });
  let last = text;
  for (const person of [dora, sami])
    last = await person.presses(await person.presses(text, 'Sign'), 'Sign this record');
  return last;
}
