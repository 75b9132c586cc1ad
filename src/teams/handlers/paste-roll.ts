import type { Digest } from '#domain/digest.ts';
import type { RollPlan } from '#domain/directory/roll-plan.ts';
import type { Pasted } from '#workflows/pasted.ts';
import { applyRollList, checkRollList, type ListRefusal } from '#workflows/roll-list.ts';
import { lineProblemText } from '../roll-replies.ts';
import type { ListSummary } from '../views/paste-view.ts';
import { entryTitle } from '../views/roll-view.ts';
import type { PastedList } from './paste-list.ts';

/** **Import a list**: people without an account. */
export const pasteRoll: PastedList = {
  check: async (deps, { school, person }, pasted) => {
    const checked = await checkRollList(deps, school.id, person, pasted);
    return checked.ok ? { kind: 'shown', ...shown(checked.value, pasted) } : refused(checked.error, pasted);
  },
  apply: async (deps, { school, person }, pasted, shows) => {
    const applied = await applyRollList(deps, school.id, person, pasted, shows);
    if (!applied.ok) return refused(applied.error, pasted);
    return { kind: 'applied', result: `Saved: Import a list. ${applied.value} changed.` };
  },
};

function shown(
  { plan, shows }: { readonly plan: RollPlan; readonly shows: Digest },
  { missingLeave }: Pick<Pasted, 'missingLeave'>,
) {
  const { added, changed, missing } = plan;
  const hasWork = added.length + changed.length + (missingLeave ? missing.length : 0) > 0;
  return { summary: summaryOf(plan), shows: hasWork ? shows : undefined };
}

function refused(refusal: ListRefusal, pasted: Pasted) {
  switch (refusal.type) {
    case 'not-yours':
      return {
        kind: 'refused',
        sentence: 'Only the office, leads and the head import a list. Ask the office.',
      } as const;
    case 'no-names':
      return {
        kind: 'refused',
        sentence: 'The first line must name the columns, and one of them must be Name. Paste the titles too.',
      } as const;
    case 'cut-short':
      return {
        kind: 'refused',
        sentence: `Somebody changed the roll meanwhile: ${refusal.done} were saved. Check the list again for the rest.`,
      } as const;
    case 'shown-otherwise':
      return { kind: 'otherwise', ...shown(refusal.now, pasted) } as const;
  }
}

function summaryOf({ added, changed, same, problems, missing, unused }: RollPlan): ListSummary {
  return {
    same,
    added: added.map(({ after }) => entryTitle(after)),
    changed: changed.map(({ before, after }) =>
      before.group === after.group
        ? entryTitle(after)
        : `${entryTitle(before)}, now ${after.group ?? 'no class'}`,
    ),
    missing: missing.map(entryTitle),
    problems: problems.map(({ line, why }) => ({ line, sentence: lineProblemText(why) })),
    notes: unused.length === 0 ? [] : [`Not read: ${unused.join(', ')}.`],
  };
}
