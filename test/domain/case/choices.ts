import fc from 'fast-check';
import type { CaseCommand, Report } from '#domain/case/command.ts';
import type { OpenCase, Status } from '#domain/case/model.ts';
import { coverage } from '#domain/case/signatures.ts';
import { digestOf } from '#domain/digest.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import * as stories from './stories.ts';
import { type Ask, CASE, EVERYBODY, MONDAY_10AM, OTHER_CASE, report, STRANGER_SID } from './world.ts';

/** One step of a random story. The numbers are read against the case as it then stands. */
export type Choice = {
  readonly kind: 'ask' | 'sensible' | 'directory';
  readonly who: number;
  readonly what: number;
  readonly whom: number;
  readonly variant: number;
};

const number = fc.nat(9999);
export const choice: fc.Arbitrary<Choice> = fc.record({
  kind: fc.constantFrom('ask', 'sensible', 'sensible', 'sensible', 'sensible', 'sensible', 'directory'),
  who: number,
  what: number,
  whom: number,
  variant: number,
});

const CAST: readonly Person[] = [...EVERYBODY, STRANGER_SID];

/** Mostly those who can do something: the rules must hold for them above all. */
const LEADS: readonly Person[] = CAST.filter(({ roles }) =>
  roles.some((role) => ['dsl', 'head', 'seniorLeader'].includes(role)),
);

function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new TypeError('Nothing to pick from');
  return item;
}

export const firstReport: fc.Arbitrary<Report> = fc
  .record({
    by: fc.constantFrom(...CAST),
    category: fc.constantFrom('bullying', 'bullying', 'nudes', 'indecentImages', 'staffConduct', 'other'),
    adult: fc.constantFrom('no', 'no', 'no', 'yes', 'notSure'),
    adults: fc.subarray([...EVERYBODY], { maxLength: 2 }),
    source: fc.constantFrom('sawIt', 'pupil', 'parent', undefined),
    origin: fc.constantFrom('form', 'form', 'form', 'material'),
  })
  .map(({ by, adults, source, ...rest }) => {
    const { source: _source, ...silent } = report({ ...rest, by: by.id, adults: adults.map(({ id }) => id) });
    return source === undefined ? silent : { ...silent, source };
  });

/** What usually comes next: without it no random story would ever reach a conclusion. */
const SENSIBLE: Readonly<Record<Status, readonly Ask['type'][]>> = {
  reported: ['acknowledge', 'assign', 'ask-reviewer'],
  acknowledged: ['start-review', 'start-review', 'conclude', 'refer', 'not-told', 're-route', 'share'],
  reviewing: [
    ...(['join-review', 'join-review', 'join-review', 'join-review'] as const),
    ...(['add-finding', 'add-finding', 'add-finding', 'add-finding'] as const),
    'conclude',
    'change-computer',
    'agree-computer',
    'stop-illegal-image',
  ],
  halted: ['hand-over', 'hand-over', 'police-now'],
  drafted: ['sign', 'sign', 'sign', 'sign', 'not-told', 'ask-reviewer', 'agree-computer', 'add-finding'],
  signedOnce: [
    'sign',
    'sign',
    'sign',
    'disagree',
    'ask-reviewer',
    'exclude',
    're-route',
    'change-computer',
    'add-finding',
  ],
  disputed: ['conclude', 'hand-over', 'sign', 'sign', 'sign', 'ask-reviewer'],
  concluded: ['refer', 'not-told', 'close', 'close'],
  closed: ['make-confidential', 'police-now', 'add-to-report'],
  merged: ['police-now'],
};

export function commandOf(open: OpenCase, { kind, who, what, whom, variant }: Choice): CaseCommand {
  const isSensible = kind === 'sensible';
  const usual = pick(SENSIBLE[open.progress.status], what);
  const cast = (isSensible && variant % 8 !== 0 ? LEADS : CAST).map(({ id }) => id);
  const near = nearest(open, isSensible && variant % 5 !== 0 ? usual : undefined);
  const by = near.length > 0 && variant % 3 !== 0 ? pick(near, who) : pick(cast, who);
  const asks = asksOf(open, pick(cast, whom), by, variant);
  const fitting = isSensible ? asks.filter(({ type }) => type === usual) : [];
  const ask = fitting.length > 0 ? pick(fitting, variant) : pick(asks, what);
  return { ...ask, caseId: CASE, by, at: MONDAY_10AM };
}

/** Who would usually do it: the second reviewer joins, the dissenter writes the other text. */
function nearest(open: OpenCase, usual: Ask['type'] | undefined): readonly PersonId[] {
  const { progress, review, owner, admitted, receivers } = open;
  if (usual === 'join-review' && review !== undefined) return [review.second];
  if (usual === 'conclude' && progress.status === 'disputed') return [progress.dissenter];
  return [review?.first, review?.second, owner, ...admitted, ...receivers].filter(
    (person) => person !== undefined,
  );
}

/** Every command, filled in: some of it right, some of it wrong. */
export function asksOf(open: OpenCase, whom: PersonId, by: PersonId, variant: number): readonly Ask[] {
  const { progress, duties } = open;
  const drafts = 'draft' in progress ? [progress.draft] : [];
  const others = progress.status === 'disputed' && progress.other ? [progress.other.draft] : [];
  const covers = [...drafts, ...others].map((draft) => coverage(open, draft));
  const duty = duties.length === 0 ? 'none' : pick(duties, variant).id;
  const body = duties.length === 0 ? 'police' : pick(duties, variant).body;
  const examined = (open.review?.findings ?? 0) > 0 ? variant % 9 !== 0 : variant % 9 === 0;
  const words = { conclusion: `Text ${variant % 4}` };
  const entry = { entry: 2, entryBy: variant % 2 ? by : whom, inRecord: variant % 3 === 0 };
  return [
    ...[...covers, digestOf('forged')].map((digest): Ask => ({ type: 'sign', covers: digest })),
    { type: 'add-to-report', text: 'More' },
    { type: 'withdraw', reason: 'Mistake' },
    { type: 'acknowledge' },
    { type: 'take-over' },
    { type: 'assign', to: whom },
    stories.POLICE_NOW,
    {
      ...stories.TRIAGE,
      kind: variant % 5 ? 'inappropriate' : 'illegal',
      category: pick(['bullying', 'nudes', 'staffConduct'], variant),
    },
    stories.ADD_PIA,
    { type: 'add-note', text: 'A note' },
    { type: 'record-action', what: 'Rang', byWhom: 'Somebody' },
    { type: 'ask-reporter', question: 'Where?' },
    { type: 'ask-it', needed: 'A log' },
    { type: 'correct-entry', ...entry, shouldRead: 'Other', reason: 'Wrong' },
    { ...stories.START, second: whom },
    { type: 'join-review' },
    { type: 'ask-reviewer', who: whom, why: 'Too few' },
    { type: 'declare-interest', reason: 'Cousin' },
    { ...stories.FINDING, screenshot: variant % 2 ? 'none' : 'held', what: `Finding ${variant}` },
    stories.CHANGE_COMPUTER,
    { type: 'agree-computer' },
    { type: 'stop-illegal-image' },
    { ...stories.CONCLUDE, examined, ...words },
    stories.HAND_OVER,
    { type: 'disagree', reason: 'No' },
    { type: 'refer', body, duty, how: 'phone', when: MONDAY_10AM, reference: '', said: '' },
    { type: 'refer', body: 'socialCare', how: 'phone', when: MONDAY_10AM, reference: '', said: '' },
    { type: 'not-told', duty, reason: 'No need' },
    { ...stories.CONFIDENTIAL, adults: variant % 2 ? [whom] : [] },
    { type: 'exclude', who: whom, reason: 'Aunt' },
    { type: 're-route', role: pick(['dsl', 'head', 'chair', 'lineManager'], variant), reason: 'Theirs' },
    { type: 'merge', into: OTHER_CASE, reason: 'The same event' },
    { type: 'share', who: whom, reason: 'Knows them' },
    { type: 'legal-hold', reason: 'An inquiry', stillHold: variant % 2 === 0 },
    stories.SECURE,
    { type: 'pass-device', device: open.custody[variant % 2] ?? variant % 7, toWhom: 'Police' },
    { type: 'return-device', device: open.custody[variant % 2] ?? variant % 7, toWhom: 'Pupil' },
    { type: 'record-search', device: 'd', reason: 'r', search: { why: variant % 2 ? 'No' : '' } },
    {
      type: 'viewing-decision',
      decision: { look: true, noOtherWay: 'n', noDistress: 'd', viewer: whom },
    },
    {
      ...{ type: 'delete-after-advice', what: 'w', advice: 'a', reference: '', deletedBy: 'd' },
      copyHeldBy: variant % 2 ? 'Lead' : '',
    },
    { type: 'police-wait', reference: '', stillWait: variant % 4 === 0 },
    { type: 'debrief', learnt: 'Much', willChange: 'Little' },
    { type: 'record-elsewhere', system: 'CPOMS', reference: '12' },
    { type: 'close' },
    stories.REOPEN,
  ];
}

/** Somebody leaves, comes back, or changes roles while the case runs (T54). */
export function changed(people: readonly Person[], { who, variant }: Choice): readonly Person[] {
  const person = pick(people, who);
  const { left, ...here } = person;
  const now: Person =
    variant % 3 === 0
      ? { ...here, roles: variant % 2 ? [] : ['dsl'] }
      : left === undefined && variant % 3 === 1
        ? { ...here, left: MONDAY_10AM }
        : { ...here, roles: CAST.find(({ id }) => id === here.id)?.roles ?? [] };
  return people.map((one) => (one.id === person.id ? now : one));
}
