import { strict as assert } from 'node:assert';
import { type CaseId, parseReference } from '#domain/ids.ts';
import type { ConnectorAnswer } from './fake-connector.ts';
import type { Entered, Shown } from './shown-card.ts';
import { LEADS, SCHOOL, type StewardOptions, startTestSteward, type TestSteward } from './steward.ts';

/** A bound channel, and a chat with everybody named here. */
export async function startWithChannel(options: StewardOptions = {}): Promise<TestSteward> {
  const steward = await startTestSteward(options);
  for (const name of ['Tess', 'Adil', 'Carla', 'Leroy', ...LEADS]) await steward.person(name).opensChat();
  await steward.channel.bind(...LEADS);
  return steward;
}

type Told = {
  readonly category?: string;
  readonly danger?: 'Yes' | 'No';
  readonly entered?: Entered;
  /** What the connector answers to the deliveries that follow: the channel first, then receivers, then the receipt. */
  readonly answers?: readonly ConnectorAnswer[];
};

/** The form that **Continue** opens. */
export async function reportForm(steward: TestSteward, who = 'Tess', told: Told = {}): Promise<Shown> {
  const person = steward.person(who);
  const start = await person.says('/report');
  return await person.presses(start, 'Continue', {
    'What is it about?': told.category ?? 'Online bullying',
    'Is someone in danger now?': told.danger ?? 'No',
  });
}

/** From `/report` to the receipt, delivered. */
export async function reports(steward: TestSteward, who = 'Tess', told: Told = {}): Promise<Shown> {
  const form = await reportForm(steward, who, told);
  steward.answerNext(...(told.answers ?? []));
  const receipt = await steward.person(who).presses(form, 'Send report', {
    'What happened?': 'Pupils mocked another pupil in a group chat.',
    ...told.entered,
  });
  assert.match(receipt.text, /Report received/, receipt.text);
  await steward.settled();
  return receipt;
}

export function referenceOn({ text }: Shown): string {
  return /LIN-\d{2}-\d{4}/.exec(text)?.[0] ?? assert.fail(`No reference on:\n${text}`);
}

export async function caseOf(steward: TestSteward, shown: Shown): Promise<CaseId> {
  const reference = parseReference(referenceOn(shown)) ?? assert.fail();
  return (await steward.store.findReference(SCHOOL, reference)) ?? assert.fail(`No case ${reference}`);
}

/** The card of this case in the channel. */
export function channelCard(steward: TestSteward, shown: Shown): Shown {
  const reference = referenceOn(shown);
  return (
    steward.channel.posted().find(({ text }) => text.includes(reference)) ??
    assert.fail(`${reference} is not in the channel`)
  );
}

export const CONCLUSION: Entered = {
  'Is there substance to the concern?': 'Yes',
  Outcome: 'Dealt with in school',
  Conclusion: 'It happened as reported.',
  'Action proposed or taken': 'Both families were spoken to.',
  'Sanction and the policy it rests on': 'None',
};

/** Reported, acknowledged by Dora, and concluded by her without looking at a device: two must sign. */
export async function drafted(steward: TestSteward, told: Told = {}): Promise<Shown> {
  const dora = steward.person('Dora');
  const receipt = await reports(steward, 'Tess', told);
  const view = await dora.inChannel.presses(channelCard(steward, receipt), 'Acknowledge');
  const form = await dora.inChannel.presses(view, 'Conclude');
  const saved = await dora.inChannel.presses(form, 'Save', CONCLUSION);
  assert.match(saved.text, /Saved: Conclude\./, saved.text);
  await steward.settled();
  return saved;
}

/** Reported, acknowledged by Dora, reviewed by her and Sami: both are at the computer. */
export async function reviewing(steward: TestSteward, told: Told = {}): Promise<Shown> {
  const [dora, sami] = [steward.person('Dora'), steward.person('Sami')];
  const receipt = await reports(steward, 'Tess', told);
  const view = await dora.inChannel.presses(channelCard(steward, receipt), 'Acknowledge');
  const form = await dora.inChannel.presses(view, 'Start review');
  await dora.inChannel.presses(form, 'Save', {
    'Reason for the review': 'To see what was sent.',
    'Second reviewer': 'Sami Secondlead-Demo, Deputy safeguarding lead',
    'Computer used': 'Office laptop 7',
    'Where the computer is': 'Deputy head’s office',
  });
  await steward.settled();
  const joined = await sami.presses(sami.latest('You are asked to review a case'), 'Join review');
  assert.match(joined.text, /Done: Join review\./, joined.text);
  return joined;
}
