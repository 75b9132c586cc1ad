import { wallDateTime } from '#domain/calendar.ts';
import { maySee, mayWork } from '#domain/case/access.ts';
import { whyNotSign } from '#domain/case/eligibility.ts';
import type { OpenCase, Status } from '#domain/case/model.ts';
import { signersOf } from '#domain/case/signatures.ts';
import type { Person } from '#domain/person.ts';
import type { Policy } from '#domain/policy.ts';
import type { Instant } from '#domain/time.ts';
import type { CaseFile } from '#workflows/read-case.ts';
import { notEligibleText } from '../replies.ts';
import { areasOf } from '../words.ts';
import type { Naming } from './entries.ts';
import { paceWords } from './pace-words.ts';
import type { Entry } from './view.ts';

/** While these last, signatures are what the case waits for. */
const SIGNING: readonly Status[] = ['drafted', 'signedOnce', 'disputed'];

/** Who has the case, who reviews it, who has signed, and why the viewer may not. */
export function nowEntries(
  { open, viewer, events }: CaseFile,
  { name, policy }: Naming,
  now: Instant,
): readonly Entry[] {
  const owner = open.owner === undefined ? 'Nobody yet' : name(open.owner);
  const reported = `Reported ${wallDateTime(open.reportedAt)}. ${areasOf(policy).title(open.area)}.`;
  return [
    ...merges(open),
    { label: 'Owner', text: owner, meta: `${reported} ${paceWords(open, events, now)}` },
    ...reviewers(open, name),
    ...hold(open, name),
    ...(SIGNING.includes(open.progress.status) ? [signatures(open, viewer, policy, name)] : []),
    ...(maySee(viewer, open) && !mayWork(viewer, open) ? [READ_ONLY] : []),
  ];
}

const READ_ONLY: Entry = {
  label: 'You may read this case',
  text: '',
  meta: 'Its lead and reviewers change it. Tell the lead what you would add.',
};

function merges({ progress, mergedFrom }: OpenCase): readonly Entry[] {
  const from = mergedFrom.map(({ reference }) => reference).join(', ');
  return [
    ...(progress.status === 'merged'
      ? [{ label: `Merged into ${progress.intoReference}`, text: '', meta: 'Work goes on there.' }]
      : []),
    ...(from === '' ? [] : [{ label: 'Merged into this case', text: from, meta: '' }]),
  ];
}

function hold({ legalHold }: OpenCase, name: Naming['name']): readonly Entry[] {
  if (legalHold === undefined) return [];
  const meta = `Since ${wallDateTime(legalHold.at)}, by ${name(legalHold.by)}.`;
  return [{ label: 'Legal hold', text: 'Nothing of this case may be deleted.', meta }];
}

function reviewers({ review, admitted }: OpenCase, name: Naming['name']): readonly Entry[] {
  const asked = admitted.map((person) => `${name(person)} (asked to help decide)`);
  if (review === undefined)
    return asked.length === 0 ? [] : [{ label: 'Reviewers', text: asked.join('\n'), meta: '' }];
  const second = `${name(review.second)}${review.joined ? '' : ' (has not joined yet)'}`;
  const isNamed = (line: string) => line.startsWith(name(review.second));
  const lines = [name(review.first), second, ...asked.filter((line) => !isNamed(line))];
  return [{ label: 'Reviewers', text: lines.join('\n'), meta: '' }];
}

function signatures(open: OpenCase, viewer: Person, policy: Policy, name: Naming['name']): Entry {
  const signed = signersOf(open);
  const lines =
    signed.length === 0 ? ['Nobody has signed yet.'] : signed.map((person) => `${name(person)}: signed`);
  return { label: 'Signatures', text: lines.join('\n'), meta: whyNot(open, viewer, policy) };
}

/** The rule in a sentence, before somebody looks for a button that is not there. */
function whyNot(open: OpenCase, viewer: Person, policy: Policy): string {
  if (signersOf(open).includes(viewer.id))
    return 'You have signed. The second signature must be another person’s.';
  const why = whyNotSign(viewer, open, policy);
  return why === undefined ? 'Two different people sign. You may be one of them.' : notEligibleText(why);
}
