import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { maySee, mayWork, peopleOnCase } from '#domain/case/access.ts';
import { isInChannel } from '#domain/case/face.ts';
import { routesOf } from '#domain/case/routes.ts';
import { caseAfter, given } from './given.ts';
import * as stories from './stories.ts';
import * as world from './world.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  CHAIR_CHIDI,
  does,
  FACTS,
  HEAD_HANA,
  idsOf,
  MANAGER_MIA,
  MONDAY_10AM,
  OSL_OLA,
  report,
  SENIOR_SAM,
  TEACHER_TESS,
  TRUST_TARIQ,
} from './world.ts';

const PLAGIARISM = [report({ category: 'plagiarism' })] as const;
const ABOUT_TESS = [report({ adult: 'yes', adults: [TEACHER_TESS.id] })] as const;
const to = (role: 'dsl' | 'head' | 'chair' | 'lineManager' | 'technician') =>
  ({ type: 're-route', role, reason: 'It is theirs' }) as const;

describe('re-route', () => {
  it('makes copying that turns out to be safeguarding a case of the leads and of their channel (E33, BRI-018)', () => {
    given(...PLAGIARISM)
      .when(does(HEAD_HANA, to('dsl')))
      .thenRecorded({
        ...{ type: 're-routed', role: 'dsl', reason: 'It is theirs', by: HEAD_HANA.id, at: MONDAY_10AM },
        ...{ receivers: idsOf(AMINA_DSL, BEN_DSL), toChannel: true },
      });
    const open = caseAfter(...PLAGIARISM, does(HEAD_HANA, to('dsl')));
    assert.equal(isInChannel(open), true);
    assert.equal(maySee(MANAGER_MIA, open), false);
  });

  it('keeps the channel out where it does not go to the leads, and in where they had it', () => {
    assert.equal(isInChannel(caseAfter(...PLAGIARISM, does(AMINA_DSL, to('head')))), false);
    const back = caseAfter(report(), does(AMINA_DSL, to('lineManager')));
    assert.deepEqual(peopleOnCase(back), [MANAGER_MIA.id]);
    assert.equal(isInChannel(back), true);
    assert.equal(maySee(AMINA_DSL, back), true);
  });

  it('takes it from an owner whom it left, and leaves it with one who has it by role', () => {
    const taken = [...PLAGIARISM, does(MANAGER_MIA, { type: 'acknowledge' })];
    given(...taken)
      .when(does(AMINA_DSL, to('dsl')))
      .thenCase((open) => assert.equal(open.owner, undefined));
    given(...PLAGIARISM, does(AMINA_DSL, { type: 'acknowledge' }))
      .when(does(AMINA_DSL, to('head')))
      .thenCase((open) => assert.equal(open.owner, AMINA_DSL.id));
  });

  it('lets whoever it left sign no more, and says so', () => {
    const signed = [
      ...[...ABOUT_TESS, does(HEAD_HANA, { type: 'acknowledge' })],
      does(HEAD_HANA, { type: 'not-told', duty: 'lado', reason: 'Low level' }),
      ...[does(HEAD_HANA, stories.CONCLUDE_UNSEEN), stories.signing(HEAD_HANA)],
    ];
    given(...signed)
      .when(does(HEAD_HANA, to('chair')))
      .thenCase((open, [, fell]) => {
        assert.ok(fell?.type === 'signature-fell' && fell.of === HEAD_HANA.id);
        assert.equal(open.progress.status, 'drafted');
        assert.deepEqual(peopleOnCase(open), [CHAIR_CHIDI.id]);
      });
  });

  it('begins the ladder again with those it went to (H18)', () => {
    given(...PLAGIARISM)
      .when(does(AMINA_DSL, to('head'), world.MONDAY_11AM))
      .thenCase((open) => assert.deepEqual(open.chased, { step: 0, at: world.MONDAY_11AM }));
  });

  it('offers the receiving roles of the pack that somebody holds, less those who have it', () => {
    const roles = (open: Parameters<typeof routesOf>[0], facts = FACTS) =>
      routesOf(open, facts).map(({ role }) => role);
    assert.deepEqual(roles(caseAfter(report())), ['dsl', 'lineManager']);
    assert.deepEqual(roles(caseAfter(...PLAGIARISM)), ['dsl', 'head']);
    const nobody = world.factsWith({ ...MANAGER_MIA, left: MONDAY_10AM });
    assert.deepEqual(roles(caseAfter(report()), nobody), ['dsl']);
    assert.deepEqual(roles(caseAfter(...ABOUT_TESS)), ['chair']);
  });

  it('goes to the reporter’s own line manager, where there is one who holds that role (BRI-017)', () => {
    const tom = { ...world.TEACHER_TOM, manager: MANAGER_MIA.id };
    const facts = world.factsWith(tom, { ...SENIOR_SAM, roles: ['seniorLeader', 'lineManager'] });
    given(report())
      .when(does(AMINA_DSL, to('lineManager')), facts)
      .thenCase((open) => assert.deepEqual(open.receivers, [MANAGER_MIA.id]));
  });

  it('never goes to nobody, nor to a role that receives no cases', () => {
    const nobody = world.factsWith({ ...MANAGER_MIA, left: MONDAY_10AM });
    for (const [role, facts] of [
      ['lineManager', nobody],
      ['technician', FACTS],
    ] as const)
      given(report())
        .when(does(AMINA_DSL, to(role)), facts)
        .thenRefused({ type: 'no-such-route' });
    const excluded = does(AMINA_DSL, { type: 'exclude', who: MANAGER_MIA.id, reason: 'Her aunt' });
    given(report(), excluded)
      .when(does(AMINA_DSL, to('lineManager')))
      .thenRefused({ type: 'no-such-route' });
  });

  it('keeps a confidential case among those who receive confidential ones, and from the subject (E2, H33)', () => {
    for (const role of ['dsl', 'lineManager'] as const)
      given(...ABOUT_TESS)
        .when(does(HEAD_HANA, to(role)))
        .thenRefused({ type: 'no-such-route' });
    given(report({ adult: 'yes', adults: [HEAD_HANA.id] }))
      .when(does(CHAIR_CHIDI, to('head')))
      .thenRefused({ type: 'no-such-route' });
    const heads = world.factsWith({ ...SENIOR_SAM, roles: ['head'] });
    given(report({ adult: 'yes', adults: [HEAD_HANA.id] }))
      .when(does(CHAIR_CHIDI, to('head')), heads)
      .thenRefused({ type: 'no-such-route' });
  });

  it('is for the leads and the head, and not for a closed case', () => {
    for (const person of [OSL_OLA, MANAGER_MIA])
      given(...PLAGIARISM)
        .when(does(person, to('dsl')))
        .thenRefused({ type: 'cannot-work-here' });
    given(...stories.CLOSED)
      .when(does(AMINA_DSL, to('lineManager')))
      .thenRefused({ type: 'wrong-state', status: 'closed' });
  });
});

describe('share', () => {
  const share = (who: typeof BEN_DSL) =>
    ({ type: 'share', who: who.id, reason: 'Knows the family' }) as const;

  it('lets a named senior person see the case and work on it, but not sign it (H1)', () => {
    given(...stories.ACKNOWLEDGED)
      .when(does(AMINA_DSL, share(SENIOR_SAM)))
      .thenRecorded({ ...share(SENIOR_SAM), type: 'shared', by: AMINA_DSL.id, at: MONDAY_10AM });
    const story = [...stories.ACKNOWLEDGED, does(AMINA_DSL, share(SENIOR_SAM))];
    assert.equal(mayWork(SENIOR_SAM, caseAfter(...story)), true);
    given(...story)
      .when(does(SENIOR_SAM, { type: 'add-note', text: 'Rang home' }))
      .thenAccepted();
    given(...story, does(AMINA_DSL, stories.CONCLUDE_UNSEEN))
      .when(stories.signing(SENIOR_SAM))
      .thenRefused({ type: 'not-eligible', why: 'not-on-case' });
  });

  it('brings in the trust lead for an ordinary case, and for no confidential one', () => {
    given(report())
      .when(does(AMINA_DSL, share(TRUST_TARIQ)))
      .thenCase((open) => assert.equal(mayWork(TRUST_TARIQ, open), true));
    given(...ABOUT_TESS)
      .when(does(HEAD_HANA, share(TRUST_TARIQ)))
      .thenRefused({ type: 'other-not-eligible', who: TRUST_TARIQ.id, why: 'not-senior' });
    given(...ABOUT_TESS)
      .when(does(HEAD_HANA, share(SENIOR_SAM)))
      .thenAccepted();
  });

  it('is over for the trust lead once the case is confidential, and stays with senior people of the school', () => {
    const both = [does(AMINA_DSL, share(TRUST_TARIQ)), does(AMINA_DSL, share(SENIOR_SAM))];
    const open = caseAfter(report(), ...both, does(AMINA_DSL, stories.CONFIDENTIAL));
    assert.equal(maySee(TRUST_TARIQ, open), false);
    assert.deepEqual(open.sharedWith, [SENIOR_SAM.id]);
  });

  it('is refused for anybody who is not senior: a governor, a teacher, the office', () => {
    for (const who of [world.GOVERNOR_GITA, TEACHER_TESS, world.OFFICE_OLGA, OSL_OLA])
      given(report())
        .when(does(AMINA_DSL, share(who)))
        .thenRefused({ type: 'other-not-eligible', who: who.id, why: 'not-senior' });
  });

  it('is refused for the subject, the excluded, leavers and strangers (E1, E6)', () => {
    given(report({ adult: 'yes', adults: [SENIOR_SAM.id] }))
      .when(does(HEAD_HANA, share(SENIOR_SAM)))
      .thenRefused({ type: 'other-not-eligible', who: SENIOR_SAM.id, why: 'subject' });
    given(report(), does(AMINA_DSL, { type: 'exclude', who: SENIOR_SAM.id, reason: 'An uncle' }))
      .when(does(AMINA_DSL, share(SENIOR_SAM)))
      .thenRefused({ type: 'other-not-eligible', who: SENIOR_SAM.id, why: 'excluded' });
    given(report())
      .when(does(AMINA_DSL, share(world.LEAVER_LEE)))
      .thenRefused({ type: 'other-not-eligible', who: world.LEAVER_LEE.id, why: 'left' });
    given(report())
      .when(does(AMINA_DSL, share(world.STRANGER_SID)))
      .thenRefused({ type: 'not-in-directory' });
  });

  it('is refused for who has it already, from those who only read it, and once the case is closed', () => {
    given(report())
      .when(does(AMINA_DSL, share(BEN_DSL)))
      .thenRefused({ type: 'has-it-already', who: BEN_DSL.id });
    given(report())
      .when(does(OSL_OLA, share(SENIOR_SAM)))
      .thenRefused({ type: 'cannot-work-here' });
    given(...stories.CLOSED)
      .when(does(AMINA_DSL, share(SENIOR_SAM)))
      .thenRefused({ type: 'wrong-state', status: 'closed' });
  });

  it('ends when that person is excluded', () => {
    const open = caseAfter(
      ...[report(), does(AMINA_DSL, share(SENIOR_SAM))],
      does(AMINA_DSL, { type: 'exclude', who: SENIOR_SAM.id, reason: 'An uncle' }),
    );
    assert.equal(maySee(SENIOR_SAM, open), false);
  });
});
