import type { Policy } from '#domain/policy.ts';
import type { Entered, Shown } from './shown-card.ts';
import { startTestSteward, type TestSteward } from './steward.ts';

const COURSES: Policy['courses'] = [
  {
    ...{ id: 'yearly', title: 'Online safety', audience: ['staff'], starters: true, validMonths: 12 },
    ...{ provider: 'school', topics: ['The policy', 'How to report'] },
  },
  {
    ...{ id: 'kcsie', title: 'KCSIE part one', audience: ['staff'], starters: true, validMonths: 12 },
    ...{ provider: 'school', statement: { edition: 'KCSIE 2026', text: 'I have read part one.' } },
  },
  {
    ...{ id: 'own', title: 'Own development', audience: ['staff'], starters: false, provider: 'external' },
    voluntary: true,
  },
];
const INDUCTION: Policy['induction'] = [
  {
    ...{ id: 'understood', title: 'Policy understood', text: 'I talked the policy over with them.' },
    ...{ starters: ['staff'], by: ['head', 'onlineSafetyLead'] },
  },
];
/** Whoever joined three weeks ago is still new. */
const withCourses = (policy: Policy): Policy => ({
  ...{ ...policy, courses: COURSES, induction: INDUCTION },
  reminders: { ...policy.reminders, joinerDays: 20 },
});

/** The demo school with three courses and one thing that joiners are told. */
export async function startWithCourses(): Promise<TestSteward> {
  return await startTestSteward({ edit: withCourses });
}

/** What somebody owes and has. */
export async function trainingOf(steward: TestSteward, name: string): Promise<Shown> {
  const person = steward.person(name);
  return await person.presses(await person.says('/training'), 'What I owe and have');
}

/** Opens a form there, fills it in and presses its first button. */
export async function doesTraining(
  steward: TestSteward,
  name: string,
  button: string,
  entered: Entered = {},
): Promise<Shown> {
  const person = steward.person(name);
  const form = await person.presses(await trainingOf(steward, name), button);
  return await person.presses(form, form.buttons[0] ?? '', entered);
}

export const CERTIFICATE = { Course: 'Online safety', 'Certificate or reference': 'NCC 4711' };
