import type { Digest } from '#domain/digest.ts';
import type { StaffPlan } from '#domain/directory/staff-plan.ts';
import type { Pasted } from '#workflows/pasted.ts';
import { applyStaffList, checkStaffList, type StaffListRefusal } from '#workflows/staff-list.ts';
import { staffProblemText } from '../staff-list-replies.ts';
import type { ListSummary } from '../views/paste-view.ts';
import type { PastedList } from './paste-list.ts';

/** **Import staff**: people with an account of the school. */
export const pasteStaff: PastedList = {
  check: async (deps, { school, person }, pasted) => {
    const checked = await checkStaffList(deps, school.id, person, pasted);
    return checked.ok ? { kind: 'shown', ...shown(checked.value, pasted) } : refused(checked.error, pasted);
  },
  apply: async (deps, { school, person }, pasted, shows) => {
    const applied = await applyStaffList(deps, school.id, person, pasted, shows);
    if (!applied.ok) return refused(applied.error, pasted);
    const { done, refused: not } = applied.value;
    const no =
      not.length === 0 ? '' : ` ${not.length} could not be changed: check the list again to see who.`;
    return { kind: 'applied', result: `Saved: Import staff. ${done} changed.${no}` };
  },
};

function shown(
  { plan, shows }: { readonly plan: StaffPlan; readonly shows: Digest },
  { missingLeave }: Pick<Pasted, 'missingLeave'>,
) {
  const { added, changed, missing } = plan;
  const hasWork = added.length + changed.length + (missingLeave ? missing.length : 0) > 0;
  return { summary: summaryOf(plan), shows: hasWork ? shows : undefined };
}

function refused(refusal: StaffListRefusal, pasted: Pasted) {
  switch (refusal.type) {
    case 'not-yours':
      return {
        ...{ kind: 'refused' as const },
        sentence: 'Only the office and whoever sets Steward up import staff. Ask the office.',
      };
    case 'no-ids':
      return {
        ...{ kind: 'refused' as const },
        sentence: 'The first line must name the columns, and one of them must be oid. Paste the titles too.',
      };
    case 'shown-otherwise':
      return { kind: 'otherwise' as const, ...shown(refusal.now, pasted) };
  }
}

function summaryOf({ added, changed, same, problems, missing, unused }: StaffPlan): ListSummary {
  const roles = unused.filter((title) => /^roles?$/i.test(title));
  const others = unused.filter((title) => !roles.includes(title));
  return {
    same,
    added: added.map(({ after: { words } }) => `${words.name}, ${words.position}`),
    changed: changed.map(({ before, after }) =>
      before.name === after.words.name ? before.name : `${before.name}, now ${after.words.name}`,
    ),
    missing: missing.map(({ name, position }) => `${name}, ${position}`),
    problems: problems.map(({ line, why }) => ({ line, sentence: staffProblemText(why) })),
    notes: [
      ...(roles.length === 0 ? [] : ['Roles in the list were not read: they are given with /roles alone.']),
      ...(others.length === 0 ? [] : [`Not read: ${others.join(', ')}.`]),
    ],
  };
}
