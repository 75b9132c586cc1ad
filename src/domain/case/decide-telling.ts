import { ADVICE } from '../advice.ts';
import { findBody, findCategory, findMeasure, type Policy } from '../policy.ts';
import { err, ok } from '../result.ts';
import type { CommandOf, Decision, Facts } from './decide.ts';
import { dutyEndedBy, hasOpenDuty, sameSchool } from './duties.ts';
import type { Duty, OpenCase } from './model.ts';

type Command = CommandOf<'police-now' | 'refer' | 'not-told'>;

/** Telling an outside body needs one person and no state; not telling needs a reason (F12, H2, T53). */
export function decideTelling(command: Command, open: OpenCase, facts: Facts): Decision {
  switch (command.type) {
    case 'police-now':
      return policeNow(command, open, facts);
    case 'refer':
      return refer(command, open, facts);
    case 'not-told':
      return notTold(command, open, facts);
  }
}

function policeNow(command: CommandOf<'police-now'>, open: OpenCase, { policy }: Facts): Decision {
  const { how, when, reference, by, at } = command;
  const body = policy.bodies.find((one) => one.police);
  if (body === undefined) throw new TypeError('A policy needs the police among its bodies');
  const duty = dutyEndedBy(open, body.id);
  const who = { ...named(duty?.id), ...endedToo(open, body.id, policy), body: body.id };
  return ok([{ type: 'told', ...who, how, when, reference, said: '', by, at }]);
}

function refer(command: CommandOf<'refer'>, open: OpenCase, { policy }: Facts): Decision {
  const { body, how, when, reference, said, by, at } = command;
  if (findBody(policy, body) === undefined) return err({ type: 'not-in-policy', field: 'body' });
  const duty = dutyEndedBy(open, body, command.duty);
  if (command.duty !== undefined && duty === undefined) return err({ type: 'no-such-duty' });
  const others = duty === undefined || body !== policy.partnerSchool ? [] : sameSchool(open, duty);
  const who = { ...named(duty?.id), ...endedToo(open, body, policy, others), body };
  return ok([{ type: 'told', ...who, how, when, reference, said, by, at }]);
}

function named(duty: string | undefined): { readonly duty?: string } {
  return duty === undefined ? {} : { duty };
}

/** Whoever can say whether a crime happened was asked, and that was still due (E40). */
function endedToo(
  open: OpenCase,
  body: string,
  { advisers }: Policy,
  others: readonly Duty[] = [],
): { readonly also?: readonly string[] } {
  const advice = hasOpenDuty(open, ADVICE.id) && advisers.includes(body) ? [ADVICE.id] : [];
  const also = [...others.map(({ id }) => id), ...advice];
  return also.length === 0 ? {} : { also };
}

/** A `must` cannot end as not done; the reason and the decider are the record of a `decide` (H15). */
function notTold(command: CommandOf<'not-told'>, open: OpenCase, { policy }: Facts): Decision {
  const { reason, by, at } = command;
  const duty = open.duties.find((one) => one.id === command.duty && one.status === 'open');
  if (duty === undefined) return err({ type: 'no-such-duty' });
  if (duty.mode === 'must')
    return err({ type: findMeasure(policy, duty.body) === undefined ? 'must-be-told' : 'must-be-done' });
  if (needsNature(duty, open, policy)) return err({ type: 'needs-nature' });
  return ok([{ type: 'not-told', duty: duty.id, reason, by, at }]);
}

/** Whether to leave out the police turns on aggravated or experimental, so somebody says that first (LTH-177). */
export function needsNature({ body }: Duty, { category, nature }: OpenCase, policy: Policy): boolean {
  const isKnown = nature === 'aggravated' || nature === 'experimental';
  const isAsked = findCategory(policy, category)?.natureFirst === true;
  return isAsked && !isKnown && findBody(policy, body)?.police === true;
}
