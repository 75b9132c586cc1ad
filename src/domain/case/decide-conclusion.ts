import type { PersonId } from '../ids.ts';
import type { Person } from '../person.ts';
import { err, ok } from '../result.ts';
import type { CommandOf, Decision, Facts } from './decide.ts';
import { waitsForLado } from './decide-review.ts';
import { whyNotSign } from './eligibility.ts';
import type { CaseEvent } from './event.ts';
import type { Draft, OpenCase, Signature } from './model.ts';
import { allSignaturesFall, coverage } from './signatures.ts';

type Command = CommandOf<'conclude' | 'hand-over' | 'sign' | 'disagree'>;

/** The conclusion and its two signatures (H1, LIN-076, STA-173). */
export function decideConclusion(command: Command, actor: Person, open: OpenCase, facts: Facts): Decision {
  const why = whyNotSign(actor, open, facts.policy);
  if (why !== undefined) return err({ type: 'not-eligible', why });
  switch (command.type) {
    case 'conclude':
      return conclude(command, open, facts);
    case 'hand-over':
      return handOver(command, open, facts);
    case 'sign':
      return sign(command, actor, open, facts);
    case 'disagree':
      return disagree(command, open);
  }
}

function conclude(command: CommandOf<'conclude'>, open: OpenCase, { policy }: Facts): Decision {
  const { status } = open.progress;
  if (open.halted) return err({ type: 'locked-after-image' });
  if (waitsForLado(open, policy)) return err({ type: 'waits-for-lado' });
  const isWritable = ['acknowledged', 'reviewing', 'drafted', 'signedOnce', 'disputed'].includes(status);
  if (!isWritable) return err({ type: 'wrong-state', status });
  if (open.progress.status === 'disputed' && open.progress.dissenter !== command.by)
    return err({ type: 'third-person-decides' });
  const wrong = whyNotExamined(command.examined, open);
  if (wrong !== undefined) return wrong;
  if (!policy.outcomes.some(({ id }) => id === command.outcome))
    return err({ type: 'not-in-policy', field: 'outcome' });
  const { caseId: _caseId, type: _type, ...words } = command;
  return ok([...fallUnlessDisputed(open, command), { ...words, type: 'concluded' }]);
}

/** What was examined is in the record row by row, or nothing was (H4, LIN-080). */
function whyNotExamined(examined: boolean, open: OpenCase): Decision | undefined {
  if (!examined) return (open.review?.findings ?? 0) > 0 ? err({ type: 'was-examined' }) : undefined;
  if (open.review?.joined !== true) return err({ type: 'not-joined' });
  if (open.review.computerProposedBy !== undefined) return err({ type: 'computer-not-agreed' });
  return open.review.findings > 0 ? undefined : err({ type: 'no-findings' });
}

/** After an illegal image there is nothing to judge: the case is handed over, and two sign that (E23). */
function handOver(command: CommandOf<'hand-over'>, open: OpenCase, { policy }: Facts): Decision {
  const { status } = open.progress;
  if (!open.halted || !['halted', 'drafted', 'signedOnce', 'disputed'].includes(status))
    return err({ type: 'wrong-state', status });
  if (open.progress.status === 'disputed' && open.progress.dissenter !== command.by)
    return err({ type: 'third-person-decides' });
  if (!policy.outcomes.some(({ id }) => id === command.outcome))
    return err({ type: 'not-in-policy', field: 'outcome' });
  const { outcome, policeReference, by, at } = command;
  return ok([
    ...fallUnlessDisputed(open, command),
    { type: 'handed-over', outcome, policeReference, by, at },
  ]);
}

/** Another text fells what was signed; in a dispute it stands beside the first text, and fells its author's own. */
function fallUnlessDisputed(
  open: OpenCase,
  command: { by: PersonId; at: CaseEvent['at'] },
): readonly CaseEvent[] {
  const { progress } = open;
  if (progress.status !== 'disputed') return allSignaturesFall(open, command);
  const own = progress.other?.signature?.by;
  const { by, at } = command;
  return own === undefined ? [] : [{ type: 'signature-fell', of: own, because: 'record-changed', by, at }];
}

function sign(command: CommandOf<'sign'>, actor: Person, open: OpenCase, facts: Facts): Decision {
  const { progress } = open;
  const { covers, by, at } = command;
  const early = whyTooEarly(open, facts);
  if (early !== undefined && 'draft' in progress && !('signatures' in progress)) return early;
  const { name, position } = actor;
  const signed: CaseEvent = { type: 'signed', name, position, covers, by, at };
  switch (progress.status) {
    case 'drafted':
      return covers === coverage(open, progress.draft) ? ok([signed]) : err({ type: 'record-changed' });
    case 'signedOnce':
      if (progress.signature.by === by) return err({ type: 'needs-second-person' });
      if (covers !== coverage(open, progress.draft)) return err({ type: 'record-changed' });
      return ok([...fallenBefore(progress.signature, open, facts, command), signed]);
    case 'disputed':
      return signInDispute(command, open, progress, signed, facts);
    default:
      return err({ type: 'wrong-state', status: progress.status });
  }
}

/** What conclude asks for may have come up since: LADO advice, a computer that only one agreed to. */
function whyTooEarly(open: OpenCase, { policy }: Facts): Decision | undefined {
  if (open.halted) return undefined;
  if (waitsForLado(open, policy)) return err({ type: 'waits-for-lado' });
  return open.review?.computerProposedBy === undefined ? undefined : err({ type: 'computer-not-agreed' });
}

/** Both are eligible when the conclusion is stored: a first signer who no longer is has not signed (T54). */
function fallenBefore(
  first: Signature,
  open: OpenCase,
  { people, policy }: Facts,
  { by, at }: CommandOf<'sign'>,
): readonly CaseEvent[] {
  const signer = people.get(first.by);
  const stands = signer !== undefined && whyNotSign(signer, open, policy) === undefined;
  return stands ? [] : [{ type: 'signature-fell', of: first.by, because: 'no-longer-eligible', by, at }];
}

type Disputed = Extract<OpenCase['progress'], { status: 'disputed' }>;

/** Each of the two signs only their own text; a third person settles it by signing either (product 5). */
function signInDispute(
  command: CommandOf<'sign'>,
  open: OpenCase,
  { draft, signature, dissenter, other }: Disputed,
  signed: CaseEvent,
  facts: Facts,
): Decision {
  const { covers, by } = command;
  if (by === signature.by) return err({ type: 'third-person-decides' });
  const text = textUnder(covers, open, draft, other?.draft);
  if (text === undefined) return err({ type: 'record-changed' });
  if (text === 'first') {
    if (by === dissenter) return err({ type: 'third-person-decides' });
    return ok([...fallenBefore(signature, open, facts, command), signed]);
  }
  const first = other?.signature;
  if (first === undefined) return by === dissenter ? ok([signed]) : err({ type: 'author-signs-first' });
  if (first.by === by) return err({ type: 'needs-second-person' });
  return ok([...fallenBefore(first, open, facts, command), signed]);
}

function textUnder(
  covers: string,
  open: OpenCase,
  first: Draft,
  other: Draft | undefined,
): 'first' | 'other' | undefined {
  if (covers === coverage(open, first)) return 'first';
  return other !== undefined && covers === coverage(open, other) ? 'other' : undefined;
}

function disagree({ reason, by, at }: CommandOf<'disagree'>, open: OpenCase): Decision {
  const { progress } = open;
  if (progress.status !== 'signedOnce') return err({ type: 'wrong-state', status: progress.status });
  if (progress.signature.by === by) return err({ type: 'needs-second-person' });
  return ok([{ type: 'disagreed', reason, by, at }]);
}
