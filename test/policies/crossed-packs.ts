import packFile from '#policies/linden.json' with { type: 'json' };
import { type Broken, chased, first, rung } from './break-pack.ts';

/** A place that names what is not there, or that breaks an order. */
export const CROSSED: readonly Broken[] = [
  [
    'a fallback that is no category',
    (pack) => ({ ...pack, fallbackCategory: 'nothing' }),
    '  fallbackCategory: name one of the categories',
  ],
  [
    'training needs in no kind of the book',
    (pack) => ({ ...pack, trainingNeeds: 'nothing' }),
    '  trainingNeeds: name one of the kinds in "book"',
  ],
  [
    'a duty to nobody',
    (pack) => first(pack, 'categories', { duties: [{ body: 'ofsted', mode: 'must' }] }),
    '  categories.0.duties.0.body: add "ofsted" to bodies or measures, or name one that is there',
  ],
  [
    'two categories of one id',
    (pack) => ({ ...pack, categories: [...pack.categories, pack.categories[0]] }),
    `  categories.${packFile.categories.length}.id: "bullying" stands twice: give each its own id`,
  ],
  [
    'two outcomes of one id',
    (pack) => ({ ...pack, outcomes: [...pack.outcomes, pack.outcomes[0]] }),
    `  outcomes.${packFile.outcomes.length}.id: "internal" stands twice`,
  ],
  [
    'two policies of one id',
    (pack) => ({ ...pack, policies: [...pack.policies, pack.policies[0]] }),
    `  policies.${packFile.policies.length}.id: "onlineSafety" stands twice`,
  ],
  [
    'two bodies of one id',
    (pack) => ({ ...pack, bodies: [...pack.bodies, pack.bodies[1]] }),
    `  bodies.${packFile.bodies.length}.id: "socialCare" stands twice`,
  ],
  [
    'no police',
    (pack) => ({ ...pack, bodies: pack.bodies.map((body) => ({ ...body, police: false })) }),
    '  bodies: mark exactly one body with "police": true',
  ],
  [
    'two police',
    (pack) => ({ ...pack, bodies: pack.bodies.map((body, at) => ({ ...body, police: at < 2 })) }),
    '  bodies: mark exactly one body with "police": true',
  ],
  [
    'advice from nobody',
    (pack) => ({ ...pack, advisers: ['ofsted'] }),
    '  advisers.0: add "ofsted" to bodies, or name one that is there',
  ],
  [
    'a restricted duty to nobody',
    (pack) => ({ ...pack, restrictedDuties: [{ body: 'ofsted', mode: 'must' }] }),
    '  restrictedDuties.0.body: add "ofsted" to bodies or measures',
  ],
  [
    'a duty of a child to nobody',
    (pack) => ({ ...pack, childDuties: [{ body: 'ofsted', mode: 'must' }] }),
    '  childDuties.0.body: add "ofsted" to bodies or measures',
  ],
  [
    'a duty of a child of one category to nobody',
    (pack) => first(pack, 'categories', { childDuties: [{ body: 'ofsted', mode: 'must' }] }),
    '  categories.0.childDuties.0.body: add "ofsted" to bodies or measures, or name one that is there',
  ],
  [
    'a duty of a vulnerable child to nobody (E27)',
    (pack) => ({ ...pack, vulnerableDuties: [{ body: 'ofsted', mode: 'must' }] }),
    '  vulnerableDuties.0.body: add "ofsted" to bodies or measures',
  ],
  [
    'two measures of one id',
    (pack) => ({ ...pack, measures: [...pack.measures, pack.measures[0]] }),
    `  measures.${packFile.measures.length}.id: "riskAssessment" stands twice`,
  ],
  [
    'a measure with the id of a body',
    (pack) => ({ ...pack, measures: [...pack.measures, { ...pack.measures[0], id: 'police' }] }),
    `  measures.${packFile.measures.length}.id: "police" is a body too: give it an id of its own`,
  ],
  [
    'a debrief that opens no measure (LAR-174)',
    (pack) => ({ ...pack, debriefMeasure: 'police' }),
    '  debriefMeasure: name one of the measures',
  ],
  [
    'a partner school that is no body (H19)',
    (pack) => ({ ...pack, partnerSchool: 'riskAssessment' }),
    '  partnerSchool: name one of the bodies',
  ],
  [
    'a serious duty to nobody (H20)',
    (pack) => ({ ...pack, seriousDuties: [{ body: 'ofsted', mode: 'must' }] }),
    '  seriousDuties.0.body: add "ofsted" to bodies or measures',
  ],
  [
    'an aggravated duty to nobody',
    (pack) => ({ ...pack, aggravatedDuties: [{ body: 'ofsted', mode: 'must' }] }),
    '  aggravatedDuties.0.body: add "ofsted" to bodies or measures',
  ],
  [
    'a duty for a child too young, to nobody (E28)',
    (pack) => ({ ...pack, underAgeDuties: [{ body: 'ofsted', mode: 'must' }] }),
    '  underAgeDuties.0.body: add "ofsted" to bodies or measures',
  ],
  [
    'a child too young that nobody is told of (E28)',
    (pack) => ({ ...pack, underAgeDuties: [] }),
    '  categories.11.underAge: name who is told in "underAgeDuties"',
  ],
  [
    'points of referral that are nowhere written',
    ({ referral: _, ...pack }) => pack,
    '  categories.1.referral: write the points into "referral" of the pack',
  ],
  [
    'a referral to nobody there is',
    (pack) => ({ ...pack, referral: { ...pack.referral, duties: [{ body: 'ofsted', mode: 'must' }] } }),
    '  referral.duties.0.body: add "ofsted" to bodies or measures',
  ],
  [
    'two points of one id',
    ({ referral, ...pack }) => ({
      ...pack,
      referral: { ...referral, choices: [...referral.choices, referral.choices[0]] },
    }),
    '  referral.choices.5.id: "adult" stands twice',
  ],
  [
    'a sanction that rests on no policy (H32)',
    (pack) => ({ ...pack, sanctions: [{ id: 'lines', title: 'Lines', policy: 'custom' }] }),
    '  sanctions.0.policy: add "custom" to policies, or name one that is there',
  ],
  [
    'a category that falls under no policy',
    (pack) => ({
      ...pack,
      categories: [{ ...pack.categories[0], policy: 'custom' }, ...pack.categories.slice(1)],
    }),
    '  categories.0.policy: add "custom" to policies, or name one that is there',
  ],
  [
    'two sanctions of one id',
    (pack) => ({ ...pack, sanctions: [...pack.sanctions, pack.sanctions[0]] }),
    `  sanctions.${packFile.sanctions.length}.id: "behaviourResponse" stands twice`,
  ],
  [
    'two search conditions of one id',
    (pack) => ({
      ...pack,
      search: { ...pack.search, conditions: [...pack.search.conditions, pack.search.conditions[0]] },
    }),
    `  search.conditions.${packFile.search.conditions.length}.id: "goodReason" stands twice`,
  ],
  [
    'a category of which nobody hears',
    (pack) => first(pack, 'categories', { channel: false, receivers: undefined }),
    '  categories.0.receivers: name who is told, for the channel is not',
  ],
  [
    'a fallback of which the channel does not hear',
    (pack) => ({ ...pack, fallbackCategory: 'plagiarism' }),
    '  fallbackCategory: name a category that has "channel": true',
  ],
  [
    'a technician who is told of cases (LAR-167)',
    (pack) => first(pack, 'categories', { receivers: ['head', 'technician'] }),
    '  categories.0.receivers.1: name another role: "technician" has no view of cases',
  ],
  [
    'an office that is told of what monitoring found',
    (pack) => ({ ...pack, receivers: { ...pack.receivers, bySource: { monitoring: ['agreements'] } } }),
    '  receivers.bySource.monitoring.0: name another role: "agreements" has no view of cases',
  ],
  [
    'an administrator who is told about an adult (STA-218)',
    (pack) => ({
      ...pack,
      receivers: { ...pack.receivers, about: [{ roles: ['head'], tell: ['chair', 'admin'] }] },
    }),
    '  receivers.about.0.tell.1: name another role: "admin" has no view of cases',
  ],
  [
    'a governor on the way of confidential cases',
    (pack) => ({ ...pack, receivers: { ...pack.receivers, restrictedNext: ['governor'] } }),
    '  receivers.restrictedNext.0: name another role: "governor" has no view of cases',
  ],
  [
    'a technician whom the ladder reaches',
    (pack) => chased(pack, { urgent: [{ afterMinutes: 15, tell: ['technician'] }] }),
    '  chase.urgent.0.tell.0: name another role: "technician" has no view of cases',
  ],
  [
    'all staff as reviewers (H1)',
    (pack) => ({ ...pack, reviewers: ['staff'] }),
    '  reviewers.0: name another role: "staff" has no view of cases',
  ],
  [
    'an urgent ladder that does not climb',
    (pack) => chased(pack, { urgent: [rung(30), rung(30)] }),
    '  chase.urgent.1.afterMinutes: write more than 30, for the step before it comes then',
  ],
  [
    'an ordinary ladder that goes down',
    (pack) =>
      chased(pack, {
        ordinary: [
          { afterSchoolHours: 4, tell: ['dsl'] },
          { afterSchoolHours: 2, tell: ['head'] },
        ],
      }),
    '  chase.ordinary.1.afterSchoolHours: write more than 4, for the step before it comes then',
  ],
  [
    'a school day that ends before it begins',
    (pack) => chased(pack, { day: { from: '16:00', to: '08:00' } }),
    '  chase.day.to: write a later time than 16:00',
  ],
  [
    'an agreement on top of one that is not there',
    (pack) => ({ ...pack, agreements: [{ ...pack.agreements[0], onTopOf: 'captain' }] }),
    '  agreements.0.onTopOf: name another agreement that is signed first, or take this out',
  ],
  [
    'a parent beside a member of staff',
    (pack) => ({ ...pack, agreements: [{ ...pack.agreements[0], parentToo: true }] }),
    '  agreements.0.parentToo: write false, or add "pupils" to signers',
  ],
  [
    'two courses of one id',
    (pack) => ({ ...pack, courses: [...pack.courses, pack.courses[0]] }),
    `  courses.${packFile.courses.length}.id: "onlineSafety" stands twice`,
  ],
];
