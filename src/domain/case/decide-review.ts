import type { PersonId } from '../ids.ts';
import type { Person } from '../person.ts';
import { type DutyRule, findCategory, type Policy } from '../policy.ts';
import { err, ok } from '../result.ts';
import { isInvestigator, reviewersOf } from './access.ts';
import type { CommandOf, Decision, Facts } from './decide.ts';
import { hasOpenDuty } from './duties.ts';
import { whyNotAdmit, whyNotReview, whyNotSign } from './eligibility.ts';
import type { CaseEvent } from './event.ts';
import type { OpenCase, Status } from './model.ts';
import type { NotEligible } from './refusal.ts';
import { allSignaturesFall, signaturesOfFall } from './signatures.ts';

type Command = CommandOf<
  | 'start-review'
  | 'join-review'
  | 'ask-reviewer'
  | 'declare-interest'
  | 'add-finding'
  | 'change-computer'
  | 'agree-computer'
  | 'stop-illegal-image'
>;

/** While these last, the review record may still grow. */
const RECORD_OPEN: readonly Status[] = ['reviewing', 'drafted', 'signedOnce', 'disputed'];

/** Looking at devices and sites: two people, one computer, and an end at the first illegal image. */
export function decideReview(command: Command, actor: Person, open: OpenCase, facts: Facts): Decision {
  const { by, at } = command;
  switch (command.type) {
    case 'start-review':
      return startReview(command, actor, open, facts);
    case 'join-review':
      return joinReview(command, actor, open, facts);
    case 'ask-reviewer':
      return askReviewer(command, open, facts);
    case 'declare-interest':
      return ok([
        { type: 'interest-declared', reason: command.reason, by, at },
        ...signaturesOfFall(open, [by], command),
      ]);
    case 'add-finding':
      return addFinding(command, actor, open, facts);
    case 'change-computer':
    case 'agree-computer':
      return changeComputer(command, actor, open, facts);
    case 'stop-illegal-image':
      return stop(command, open, facts);
  }
}

/** Two senior people, neither of them touched by the matter (H1); about an adult, LADO advice first. */
function startReview(
  command: CommandOf<'start-review'>,
  actor: Person,
  open: OpenCase,
  facts: Facts,
): Decision {
  const { second, reason, computer, place, by, at } = command;
  if (open.halted) return err({ type: 'locked-after-image' });
  const { status } = open.progress;
  if (!mayBeginReview(open)) return err({ type: 'wrong-state', status });
  if (waitsForLado(open, facts.policy)) return err({ type: 'waits-for-lado' });
  const why = whyNotReview(actor, open, facts.policy);
  if (why !== undefined) return err({ type: 'not-eligible', why });
  if (second === by) return err({ type: 'needs-two-people' });
  const other = facts.people.get(second);
  if (other === undefined) return err({ type: 'not-in-directory' });
  const whyOther = whyNotReview(other, open, facts.policy);
  if (whyOther !== undefined)
    return err({ type: 'other-not-eligible', who: second, why: sayable(whyOther, by, open) });
  const started: CaseEvent = { type: 'review-started', second, reason, computer, place, by, at };
  return ok([...allSignaturesFall(open, command), started]);
}

/** Also after a text that says nothing was examined: something has turned up, and the text is written anew. */
function mayBeginReview({ progress, review }: OpenCase): boolean {
  if (progress.status === 'acknowledged') return true;
  return review === undefined && (progress.status === 'drafted' || progress.status === 'signedOnce');
}

/** A reporter who asked to be kept back is not found out by asking for one reviewer after another (E30). */
function sayable(why: NotEligible, by: PersonId, open: OpenCase): NotEligible {
  return why === 'witness' && open.reporterHidden && !isInvestigator(by, open) ? 'excluded' : why;
}

/** A restricted case waits for LADO advice, or for a recorded low-level decision (product 4). */
export function waitsForLado(open: OpenCase, policy: Policy): boolean {
  return open.access === 'restricted' && policy.restrictedDuties.some(({ body }) => hasOpenDuty(open, body));
}

/** The second reviewer, or whoever *Ask a reviewer* brought in their place (E9). */
function joinReview(
  { by, at }: CommandOf<'join-review'>,
  actor: Person,
  open: OpenCase,
  facts: Facts,
): Decision {
  const { status } = open.progress;
  if (open.review === undefined || status !== 'reviewing') return err({ type: 'wrong-state', status });
  if (open.review.joined) return err({ type: 'already-joined' });
  if (open.review.first === by) return err({ type: 'not-eligible', why: 'not-named' });
  const why = whyNotSign(actor, open, facts.policy);
  return why === undefined ? ok([{ type: 'review-joined', by, at }]) : err({ type: 'not-eligible', why });
}

function askReviewer(
  { who, why, by, at }: CommandOf<'ask-reviewer'>,
  open: OpenCase,
  facts: Facts,
): Decision {
  const { status } = open.progress;
  if (status === 'closed' || status === 'concluded') return err({ type: 'wrong-state', status });
  const asked = facts.people.get(who);
  if (asked === undefined) return err({ type: 'not-in-directory' });
  if (reviewersOf(open).includes(who)) return err({ type: 'already-joined' });
  const whyNot = whyNotAdmit(asked, open, facts.policy);
  if (whyNot !== undefined) return err({ type: 'other-not-eligible', who, why: sayable(whyNot, by, open) });
  return ok([{ type: 'reviewer-asked', who, why, by, at }]);
}

function addFinding(
  command: CommandOf<'add-finding'>,
  actor: Person,
  open: OpenCase,
  facts: Facts,
): Decision {
  const { address, what, concern, screenshot, by, at } = command;
  const no = whyRecordIsShut(actor, open, facts);
  if (no !== undefined) return no;
  if (open.review?.computerProposedBy !== undefined) return err({ type: 'computer-not-agreed' });
  const guarded = findCategory(facts.policy, open.category)?.imageGuard === true;
  if (guarded && screenshot !== 'none') return err({ type: 'no-screenshot-of-imagery' });
  const finding: CaseEvent = { type: 'finding-added', address, what, concern, screenshot, by, at };
  return ok([finding, ...allSignaturesFall(open, command)]);
}

/** The same computer from start to end, or both agree to another and say why (H3, LIN-078). */
function changeComputer(
  command: CommandOf<'change-computer' | 'agree-computer'>,
  actor: Person,
  open: OpenCase,
  facts: Facts,
): Decision {
  const no = whyRecordIsShut(actor, open, facts);
  if (no !== undefined) return no;
  const { by, at } = command;
  const proposer = open.review?.computerProposedBy;
  const fallen = allSignaturesFall(open, command);
  if (command.type === 'change-computer') {
    const { computer, place, reason } = command;
    return ok([{ type: 'computer-change-proposed', computer, place, reason, by, at }, ...fallen]);
  }
  if (proposer === undefined) return err({ type: 'wrong-state', status: open.progress.status });
  if (proposer === by) return err({ type: 'own-proposal' });
  return ok([{ type: 'computer-change-agreed', by, at }, ...fallen]);
}

function whyRecordIsShut(actor: Person, open: OpenCase, facts: Facts): Decision | undefined {
  if (open.halted) return err({ type: 'locked-after-image' });
  const { status } = open.progress;
  if (!RECORD_OPEN.includes(status) || open.review === undefined) return err({ type: 'wrong-state', status });
  if (!open.review.joined) return err({ type: 'not-joined' });
  if (waitsForLado(open, facts.policy)) return err({ type: 'waits-for-lado' });
  const why = whyNotSign(actor, open, facts.policy);
  return why === undefined ? undefined : err({ type: 'not-eligible', why });
}

/** One person stops everything at once, and the police duty opens (H6, LIN-090, LIN-091). */
function stop({ by, at }: CommandOf<'stop-illegal-image'>, open: OpenCase, { policy }: Facts): Decision {
  const { status } = open.progress;
  if (status === 'closed' || open.halted) return err({ type: 'wrong-state', status });
  const duties: readonly DutyRule[] = policy.bodies
    .filter(({ police }) => police)
    .map(({ id }) => ({ body: id, mode: 'must', clock: { kind: 'atOnce' } }));
  return ok([...allSignaturesFall(open, { by, at }), { type: 'halted', duties, by, at }]);
}
