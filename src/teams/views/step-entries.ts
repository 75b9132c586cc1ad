import type { Entry } from './view.ts';

/** A policy that numbers its own steps, some of them twice, as in `Step 2, search: …`. */
const OWN_NUMBER = /^(Step \d+[^:]*): (.)/;

/** The steps in the policy's order, under its own numbers where it has them. */
export function stepEntries(steps: readonly string[]): readonly Entry[] {
  return steps.map((step, i) => {
    const [head, label, first] = OWN_NUMBER.exec(step) ?? [];
    if (head === undefined || label === undefined || first === undefined)
      return { label: `Step ${i + 1}`, text: step, meta: '' };
    return { label, text: `${first.toUpperCase()}${step.slice(head.length)}`, meta: '' };
  });
}
