import { describe, it } from 'vitest';
import type { Viewing } from '#domain/case/model.ts';
import { given } from './given.ts';
import { BY_STATUS, CLOSED, POLICE_NOW } from './stories.ts';
import {
  AMINA_DSL,
  type Ask,
  BEN_DSL,
  does,
  EVERYBODY,
  factsOf,
  HEAD_HANA,
  MONDAY_10AM,
  POLICY,
  report,
  SENIOR_SAM,
  TEACHER_TOM,
} from './world.ts';

const by = { by: AMINA_DSL.id, at: MONDAY_10AM };
const IMAGES = report({ category: 'nudes' });
const LOOK: Viewing = {
  ...{ look: true, noOtherWay: 'The child cannot say which of two it is' },
  ...{ noDistress: 'She asked for it herself', viewer: BEN_DSL.id },
};
const decides = (decision: Viewing): Ask => ({ type: 'viewing-decision', decision });
const NO = decides({ look: false, reason: 'What was said is enough' });

describe('the viewing decision (H8)', () => {
  it('is recorded either way, with its reasons and who looks (LTH-196, LTH-202, LAR-189)', () => {
    given(IMAGES)
      .when(does(AMINA_DSL, NO))
      .thenRecorded({
        ...{ type: 'viewing-decided', ...by },
        decision: { look: false, reason: 'What was said is enough' },
      });
    given(IMAGES)
      .when(does(AMINA_DSL, decides(LOOK)))
      .thenRecorded({ type: 'viewing-decided', decision: LOOK, ...by });
  });

  it('needs each of its reasons', () => {
    const silent: readonly Viewing[] = [
      { look: false, reason: ' ' },
      { ...LOOK, noOtherWay: ' ' },
      { ...LOOK, noDistress: '' },
    ];
    for (const decision of silent)
      given(IMAGES)
        .when(does(AMINA_DSL, decides(decision)))
        .thenRefused({ type: 'viewing-needs-reason' });
  });

  it('is for those whom the policy names, and so is looking (LAR-190)', () => {
    given(IMAGES).when(does(HEAD_HANA, NO)).thenRefused({ type: 'may-not-decide-viewing' });
    for (const viewer of [HEAD_HANA.id, TEACHER_TOM.id])
      given(IMAGES)
        .when(does(AMINA_DSL, decides({ ...LOOK, viewer })))
        .thenRefused({ type: 'may-not-look' });
    const excluded = does(AMINA_DSL, { type: 'exclude', who: BEN_DSL.id, reason: 'Her uncle' });
    given(IMAGES, excluded)
      .when(does(AMINA_DSL, decides(LOOK)))
      .thenRefused({ type: 'may-not-look' });
  });

  it('is for a case about an image, and over once an illegal one was met (H6)', () => {
    given(report()).when(does(AMINA_DSL, NO)).thenRefused({ type: 'no-image-here' });
    given(IMAGES, does(AMINA_DSL, { type: 'stop-illegal-image' }))
      .when(does(AMINA_DSL, decides(LOOK)))
      .thenRefused({ type: 'locked-after-image' });
    given(...CLOSED)
      .when(does(AMINA_DSL, NO))
      .thenRefused({ type: 'wrong-state', status: 'closed' });
  });
});

const DELETE = {
  ...{ type: 'delete-after-advice', what: 'Two mails', advice: 'Delete both', reference: 'CAD 9' },
  ...{ deletedBy: 'Network manager', copyHeldBy: '' },
} as const satisfies Ask;
const { type: _type, ...DELETED } = DELETE;
const ADVISED = does(AMINA_DSL, POLICE_NOW);

describe('deleting copies (E22)', () => {
  it('waits for the police, whom either way of telling them records (LAR-212, LAR-215)', () => {
    given(IMAGES).when(does(AMINA_DSL, DELETE)).thenRefused({ type: 'needs-police-advice' });
    const referred = { how: 'phone101', when: MONDAY_10AM, reference: '', said: '' } as const;
    const other = does(AMINA_DSL, { type: 'refer', body: 'socialCare', ...referred });
    given(IMAGES, other).when(does(AMINA_DSL, DELETE)).thenRefused({ type: 'needs-police-advice' });
    const police = does(AMINA_DSL, { type: 'refer', body: 'police', ...referred });
    for (const advised of [ADVISED, police])
      given(IMAGES, advised)
        .when(does(AMINA_DSL, DELETE))
        .thenRecorded({ type: 'copies-deleted', ...DELETED, ...by });
  });

  it('keeps a copy only when the police ask for it, with one person (LAR-217, H9)', () => {
    const kept = { ...DELETE, copyHeldBy: 'Amina' };
    given(IMAGES, ADVISED)
      .when(does(AMINA_DSL, { ...kept, reference: ' ' }))
      .thenRefused({ type: 'copy-needs-reference' });
    given(IMAGES, ADVISED).when(does(AMINA_DSL, kept)).thenAccepted();
    given(IMAGES, ADVISED)
      .when(does(AMINA_DSL, { ...DELETE, reference: '' }))
      .thenAccepted();
  });

  it('is done by nobody where the policy forbids it, police or not (LTH-182)', () => {
    const never = factsOf(EVERYBODY, { ...POLICY, deletesAfterAdvice: false });
    given(IMAGES, ADVISED).when(does(AMINA_DSL, DELETE), never).thenRefused({ type: 'never-deleted' });
  });

  it('is for a lead or the head, in every state but a closed one', () => {
    const asked = { type: 'ask-reviewer', who: SENIOR_SAM.id, why: 'Too few' } as const;
    given(IMAGES, ADVISED, does(AMINA_DSL, asked))
      .when({ ...does(AMINA_DSL, DELETE), by: asked.who })
      .thenRefused({ type: 'cannot-work-here' });
    for (const [status, story] of Object.entries(BY_STATUS)) {
      const after = given(...story, ADVISED).when(does(AMINA_DSL, DELETE));
      if (status === 'closed') after.thenRefused({ type: 'wrong-state', status });
      else after.thenAccepted();
    }
  });
});
