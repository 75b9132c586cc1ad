import { strict as assert } from 'node:assert';
import { CANARIES, canariesIn, type Run, saveForm } from './canary-cases.ts';
import {
  ADMIN,
  cardSaying,
  HEAD,
  OFFICE,
  press,
  type Shown,
  type Someone,
  say,
  wordsOf,
} from './scripted-teams.ts';

const ACCOUNT = '44444444-0000-4000-8000-000000000001';
const SECOND_ACCOUNT = '44444444-0000-4000-8000-000000000002';
const ROLE = {
  'Who?': 'Tess Teacher-Demo, Teacher of English',
  'Which role?': 'Designated Safeguarding Lead',
};

async function roles({ world }: Run, who: Someone, title: string): Promise<Shown> {
  await say(world, who, '/roles');
  return await press(world, who, cardSaying(world, who.chat, 'Who holds which role here').card, title);
}

/** Every form about people and roles. The canaries are in names and reasons, which nobody posts. */
export async function directory(run: Run): Promise<void> {
  const dates = { 'First day': '2026-11-23', 'Last day': '' };
  const form = await roles(run, OFFICE, 'People');
  let person = await saveForm(run, OFFICE, form, 'Add person', { Account: ACCOUNT, ...dates });
  assert.ok(canariesIn(wordsOf(person)).includes(CANARIES[0]), 'the office reads whom it added');
  person = await saveForm(run, OFFICE, person, 'Change', dates);
  person = await saveForm(run, OFFICE, person, 'Second account', { Account: SECOND_ACCOUNT });
  person = await saveForm(run, OFFICE, person, 'On leave', { 'First day of leave': '2026-11-23' });
  person = await saveForm(run, OFFICE, person, 'Back from leave');
  for (const answer of ['Refuse', 'Approve']) {
    await saveForm(run, ADMIN, await roles(run, ADMIN, 'Open roles'), 'Grant a role', ROLE);
    await saveForm(run, HEAD, await roles(run, HEAD, 'Open roles'), answer);
  }
  await saveForm(run, ADMIN, await roles(run, ADMIN, 'Open roles'), 'Take a role away', ROLE);
  person = await saveForm(run, OFFICE, person, 'Has left');
  person = await saveForm(run, OFFICE, person, 'Has come back');
  await saveForm(run, OFFICE, person, 'Has left');
}
