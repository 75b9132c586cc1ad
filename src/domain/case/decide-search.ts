import type { PersonId } from '../ids.ts';
import { holdersOf } from '../person.ts';
import type { SearchRule } from '../policy.ts';
import { err, ok } from '../result.ts';
import { isBarred } from './access.ts';
import type { CommandOf, Decision, Facts } from './decide.ts';
import type { OpenCase } from './model.ts';

/**
 * A search of a device counts only with every condition of the policy met, by a searcher and a lead
 * whom it names; or it was not carried out, with the reason (H12).
 */
export function decideSearch(command: CommandOf<'record-search'>, open: OpenCase, facts: Facts): Decision {
  const { device, reason, search, by, at } = command;
  const { status } = open.progress;
  if (status === 'closed') return err({ type: 'wrong-state', status });
  const rule = facts.policy.search;
  if (rule === undefined) return err({ type: 'no-power-to-search' });
  if ('why' in search) {
    if (search.why.trim() === '') return err({ type: 'search-needs-why' });
    return ok([{ type: 'search-not-made', device, reason, why: search.why, by, at }]);
  }
  const { searcher, present, conditions } = search;
  if (searcher === undefined || present === undefined) return err({ type: 'search-incomplete' });
  if (rule.conditions.some(({ id }) => !conditions.includes(id))) return err({ type: 'search-incomplete' });
  const no = whyNotSearch(searcher, present, rule, open, facts);
  return no ?? ok([{ type: 'search-made', device, reason, searcher, present, conditions, by, at }]);
}

/** Linthorpe's own two-person rule: the searcher, and a lead beside (LTH-169, LTH-170). */
function whyNotSearch(
  searcher: PersonId,
  present: PersonId,
  rule: SearchRule,
  open: OpenCase,
  { holders }: Facts,
): Decision | undefined {
  if (searcher === present) return err({ type: 'search-needs-two' });
  const barred = [searcher, present].find((person) => isBarred(open, person));
  if (barred !== undefined) return err({ type: 'other-not-eligible', who: barred, why: 'excluded' });
  if (!holdersOf(holders, rule.searchers).includes(searcher)) return err({ type: 'may-not-search' });
  return holdersOf(holders, rule.present).includes(present) ? undefined : err({ type: 'not-a-lead-present' });
}
