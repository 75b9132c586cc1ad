import type { DutyRule, Policy } from '#domain/policy.ts';
import { cycleChecks } from './cycle-checks.ts';
import { toldWithoutView } from './told-without-view.ts';

/** `remedy` says what to write at `path`. */
export type Problem = { readonly path: readonly (string | number)[]; readonly remedy: string };

/** What one place of a pack asks of another: names that must exist, and orders that must hold. */
export function crossChecks(policy: Policy): readonly Problem[] {
  return [
    ...policeOnce(policy),
    ...fallbackReachesLeads(policy),
    ...debriefIsAMeasure(policy),
    ...partnerSchoolIsABody(policy),
    ...needsHaveAKind(policy),
    ...unknownBodies(policy),
    ...unknownAdvisers(policy),
    ...askedOfNothing(policy),
    ...unknownPolicies(policy),
    ...twins(policy),
    ...nobodyTold(policy),
    ...toldWithoutView(policy),
    ...ladders(policy),
    ...cycleChecks(policy),
  ];
}

function policeOnce({ bodies }: Policy): readonly Problem[] {
  const sound = bodies.filter(({ police }) => police).length === 1;
  return sound ? [] : [{ path: ['bodies'], remedy: 'mark exactly one body with "police": true' }];
}

/** What Steward opens itself is for the safeguarding leads: a picture that was sent, a stranger who wrote. */
function fallbackReachesLeads({ categories, fallbackCategory }: Policy): readonly Problem[] {
  const path = ['fallbackCategory'];
  const fallback = categories.find(({ id }) => id === fallbackCategory);
  if (fallback === undefined) return [{ path, remedy: 'name one of the categories' }];
  return fallback.channel ? [] : [{ path, remedy: 'name a category that has "channel": true' }];
}

const DUTY_LISTS = [
  'restrictedDuties',
  'childDuties',
  'vulnerableDuties',
  'seriousDuties',
  'aggravatedDuties',
  'underAgeDuties',
] as const;

function unknownBodies(policy: Policy): readonly Problem[] {
  const known = new Set([...policy.bodies, ...policy.measures].map(({ id }) => id));
  const check = (duties: readonly DutyRule[], ...path: readonly (string | number)[]): readonly Problem[] =>
    duties.flatMap(({ body }, at) => {
      const remedy = `add "${body}" to bodies or measures, or name one that is there`;
      return known.has(body) ? [] : [{ path: [...path, at, 'body'], remedy }];
    });
  return [
    ...DUTY_LISTS.flatMap((list) => check(policy[list], list)),
    ...check(policy.referral?.duties ?? [], 'referral', 'duties'),
    ...policy.categories.flatMap(({ duties, childDuties }, at) => [
      ...check(duties, 'categories', at, 'duties'),
      ...check(childDuties, 'categories', at, 'childDuties'),
    ]),
  ];
}

function debriefIsAMeasure({ measures, debriefMeasure }: Policy): readonly Problem[] {
  const isKnown = debriefMeasure === undefined || measures.some(({ id }) => id === debriefMeasure);
  return isKnown ? [] : [{ path: ['debriefMeasure'], remedy: 'name one of the measures' }];
}

function partnerSchoolIsABody({ bodies, partnerSchool }: Policy): readonly Problem[] {
  const isKnown = partnerSchool === undefined || bodies.some(({ id }) => id === partnerSchool);
  return isKnown ? [] : [{ path: ['partnerSchool'], remedy: 'name one of the bodies' }];
}

function needsHaveAKind({ book, trainingNeeds }: Policy): readonly Problem[] {
  const isKnown = trainingNeeds === undefined || book.some(({ id }) => id === trainingNeeds);
  return isKnown ? [] : [{ path: ['trainingNeeds'], remedy: 'name one of the kinds in "book"' }];
}

function unknownAdvisers({ bodies, advisers }: Policy): readonly Problem[] {
  return advisers.flatMap((adviser, at) => {
    const remedy = `add "${adviser}" to bodies, or name one that is there`;
    return bodies.some(({ id }) => id === adviser) ? [] : [{ path: ['advisers', at], remedy }];
  });
}

/** What triage asks for a category has to lead somewhere. */
function askedOfNothing({ categories, referral, underAgeDuties }: Policy): readonly Problem[] {
  return categories.flatMap((category, at) => [
    ...(category.referral === true && referral === undefined
      ? [{ path: ['categories', at, 'referral'], remedy: 'write the points into "referral" of the pack' }]
      : []),
    ...(category.underAge === true && underAgeDuties.length === 0
      ? [{ path: ['categories', at, 'underAge'], remedy: 'name who is told in "underAgeDuties"' }]
      : []),
  ]);
}

/** A sanction rests on a published policy (H32), and so does a category that names one. */
function unknownPolicies({ sanctions, categories, policies }: Policy): readonly Problem[] {
  const known = new Set(policies.map(({ id }) => id));
  const check = (list: string, named: readonly { readonly policy?: string | undefined }[]) =>
    named.flatMap(({ policy }, at) => {
      const remedy = `add "${policy}" to policies, or name one that is there`;
      return policy === undefined || known.has(policy) ? [] : [{ path: [list, at, 'policy'], remedy }];
    });
  return [...check('sanctions', sanctions), ...check('categories', categories)];
}

const ID_LISTS = [
  'categories',
  'policies',
  'outcomes',
  'bodies',
  'measures',
  'sanctions',
  'book',
  'pages',
  'agreements',
  'courses',
  'induction',
  'nudges',
  'cycles',
] as const;

function twins(policy: Policy): readonly Problem[] {
  const conditions = policy.search?.conditions ?? [];
  return [
    ...ID_LISTS.flatMap((list) => twinsIn(policy[list], list)),
    ...twinsIn(conditions, 'search', 'conditions'),
    ...twinsIn(policy.referral?.choices ?? [], 'referral', 'choices'),
    ...bothBodyAndMeasure(policy),
  ];
}

/** A duty names one of them by its id. */
function bothBodyAndMeasure({ bodies, measures }: Policy): readonly Problem[] {
  return measures.flatMap(({ id }, at) => {
    const remedy = `"${id}" is a body too: give it an id of its own`;
    return bodies.some((body) => body.id === id) ? [{ path: ['measures', at, 'id'], remedy }] : [];
  });
}

function twinsIn(list: readonly { readonly id: string }[], ...path: readonly string[]): readonly Problem[] {
  const ids = list.map(({ id }) => id);
  return ids.flatMap((id, at) => {
    const remedy = `"${id}" stands twice: give each its own id`;
    return ids.indexOf(id) === at ? [] : [{ path: [...path, at, 'id'], remedy }];
  });
}

function nobodyTold({ categories }: Policy): readonly Problem[] {
  return categories.flatMap(({ channel, receivers }, at) => {
    const remedy = 'name who is told, for the channel is not';
    return channel || receivers !== undefined ? [] : [{ path: ['categories', at, 'receivers'], remedy }];
  });
}

function ladders({ chase: { urgent, ordinary, day } }: Policy): readonly Problem[] {
  const remedy = `write a later time than ${day.from}`;
  return [
    ...climbs(
      urgent.map(({ afterMinutes }) => afterMinutes),
      'urgent',
      'afterMinutes',
    ),
    ...climbs(
      ordinary.map(({ afterSchoolHours }) => afterSchoolHours),
      'ordinary',
      'afterSchoolHours',
    ),
    ...(day.from < day.to ? [] : [{ path: ['chase', 'day', 'to'], remedy }]),
  ];
}

function climbs(steps: readonly number[], ladder: string, field: string): readonly Problem[] {
  return steps.flatMap((step, at) => {
    const before = steps[at - 1] ?? 0;
    const remedy = `write more than ${before}, for the step before it comes then`;
    return step > before ? [] : [{ path: ['chase', ladder, at, field], remedy }];
  });
}
