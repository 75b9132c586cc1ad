import { strict as assert } from 'node:assert';
import type { Entered, Shown } from './shown-card.ts';
import type { TestSteward } from './steward.ts';

export const OFFICE = 'Holder of agreements';

/** What somebody does on the roll; the office where nobody is named. */
export function rollSteps(steward: () => TestSteward) {
  async function form(title: string, name = OFFICE, on?: Shown): Promise<Shown> {
    const person = steward().person(name);
    return await person.presses(on ?? (await person.says('/roll')), title);
  }

  async function saves(title: string, entered: Entered, name = OFFICE, on?: Shown): Promise<Shown> {
    const saved = await steward()
      .person(name)
      .presses(await form(title, name, on), 'Save', entered);
    assert.equal(saved.refusal, '', saved.text);
    return saved;
  }

  async function list(of: string, name = OFFICE): Promise<Shown> {
    const person = steward().person(name);
    return await person.presses(await person.says('roll'), 'Open the list', { 'Kind and class': of });
  }

  async function opens(who: string, on: Shown, name = OFFICE): Promise<Shown> {
    return await steward().person(name).presses(on, 'Open', { 'Who?': who });
  }

  return { form, saves, list, opens };
}
