import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { type Face, faceOf, type Place } from '#domain/case/face.ts';
import type { OpenCase } from '#domain/case/model.ts';
import { caseAfter, type Step } from './given.ts';
import * as stories from './stories.ts';
import { ACKNOWLEDGED, CONFIDENTIAL, REPORTED, TRIAGE } from './stories.ts';
import * as world from './world.ts';
import {
  AMINA_DSL,
  BEN_DSL,
  does,
  HEAD_HANA,
  MONDAY_10AM,
  report,
  TEACHER_TESS,
  TEACHER_TOM,
} from './world.ts';

const CHANNEL: Place = { kind: 'channel' };
const RECEIPT: Place = { kind: 'receipt', person: TEACHER_TOM.id };
const chatOf = ({ id }: typeof AMINA_DSL): Place => ({ kind: 'person', person: id });
const BLANK: Face = { kind: 'blank' };

/** Every state, ordinary and made confidential, with all that people write in between. */
const CASES: readonly OpenCase[] = Object.values(stories.BY_STATUS).flatMap((story) => {
  const words: readonly Step[] = [
    ...story,
    does(TEACHER_TOM, { type: 'add-to-report', text: 'Zebra words' }),
    does(HEAD_HANA, { ...CONFIDENTIAL, reason: 'Zebra words' }),
  ];
  return [caseAfter(...story), caseAfter(...words)];
});

describe('what a posted card says (product 1.3)', () => {
  it('shows state, category, times and the owner of an ordinary case', () => {
    const face = {
      kind: 'case',
      origin: 'form',
      urgent: false,
      category: 'bullying',
      reportedAt: MONDAY_10AM,
    } as const;
    assert.deepEqual(faceOf(caseAfter(...REPORTED), CHANNEL), { ...face, status: 'reported' });
    assert.deepEqual(faceOf(caseAfter(...ACKNOWLEDGED), CHANNEL), {
      ...face,
      status: 'acknowledged',
      owner: AMINA_DSL.id,
    });
    assert.deepEqual(faceOf(caseAfter(...ACKNOWLEDGED), chatOf(HEAD_HANA)), {
      ...face,
      status: 'acknowledged',
      owner: AMINA_DSL.id,
    });
  });

  it('never holds a word that somebody wrote, nor anybody’s name, in any state and place (H24, H35)', () => {
    const places = [CHANNEL, RECEIPT, ...world.EVERYBODY.map(chatOf)];
    const allowed = new Set([
      'kind',
      'origin',
      'urgent',
      'category',
      'status',
      'reportedAt',
      'owner',
      'stage',
      'withdrawn',
      'nobodyLeft',
    ]);
    const categories = world.POLICY.categories.map(({ id }) => id);
    for (const open of CASES)
      for (const place of places)
        for (const [field, value] of Object.entries(faceOf(open, place))) {
          assert.ok(allowed.has(field), field);
          if (field === 'category') assert.ok(categories.includes(String(value)));
          if (field === 'owner') assert.equal(value, open.owner);
          assert.doesNotMatch(JSON.stringify(value), /Zebra|Pia|Pat|unkind|example|Tom|Amina|Ben|Hana/);
        }
  });

  it('is edited only when its own words change: notes, findings and signatures of others do not count', () => {
    const before = caseAfter(...stories.FOUND);
    const after = caseAfter(
      ...stories.FOUND,
      does(BEN_DSL, stories.FINDING),
      does(AMINA_DSL, { type: 'add-note', text: 'Hi' }),
    );
    assert.deepEqual(faceOf(after, CHANNEL), faceOf(before, CHANNEL));
  });
});

describe('a restricted case shows', () => {
  const restricted = caseAfter(report({ adult: 'yes', adults: [TEACHER_TESS.id] }));

  it('nothing in the channel, and no category to its receiver (H33)', () => {
    assert.deepEqual(faceOf(restricted, CHANNEL), BLANK);
    assert.deepEqual(faceOf(restricted, chatOf(HEAD_HANA)), {
      kind: 'confidential',
      urgent: false,
      status: 'reported',
      reportedAt: MONDAY_10AM,
    });
  });

  it('nothing to anybody else, the subject least of all (T19)', () => {
    for (const person of world.EVERYBODY)
      if (person !== HEAD_HANA) assert.deepEqual(faceOf(restricted, chatOf(person)), BLANK, person.name);
  });

  it('nothing on the cards it posted while it was ordinary (E10)', () => {
    const open = caseAfter(...ACKNOWLEDGED, does(BEN_DSL, { ...CONFIDENTIAL, adults: [HEAD_HANA.id] }));
    assert.deepEqual(faceOf(open, CHANNEL), BLANK);
    assert.deepEqual(faceOf(open, chatOf(HEAD_HANA)), BLANK);
    assert.equal(faceOf(open, chatOf(AMINA_DSL)).kind, 'confidential');
  });

  it('blank to an excluded person, also where the case is ordinary', () => {
    const open = caseAfter(
      ...ACKNOWLEDGED,
      does(AMINA_DSL, { type: 'exclude', who: HEAD_HANA.id, reason: 'Her aunt' }),
    );
    assert.deepEqual(faceOf(open, chatOf(HEAD_HANA)), BLANK);
    assert.equal(faceOf(open, chatOf(BEN_DSL)).kind, 'case');
  });
});

describe('the receipt', () => {
  const stage = (...story: readonly Step[]) => {
    const face = faceOf(caseAfter(...story), RECEIPT);
    assert.ok(face.kind === 'receipt');
    return face;
  };

  it('says received, acknowledged or closed, and never more (H30, H31)', () => {
    const stages = Object.entries(stories.BY_STATUS).map(([status, story]) => [
      status,
      stage(...story).stage,
    ]);
    assert.deepEqual(Object.fromEntries(stages), {
      reported: 'received',
      acknowledged: 'acknowledged',
      reviewing: 'acknowledged',
      halted: 'acknowledged',
      drafted: 'acknowledged',
      signedOnce: 'acknowledged',
      disputed: 'acknowledged',
      concluded: 'acknowledged',
      closed: 'closed',
    });
  });

  it('keeps the category that the reporter chose, whatever the leads make of it (H30)', () => {
    const triaged = does(AMINA_DSL, { ...TRIAGE, category: 'nudes' });
    assert.deepEqual(stage(...ACKNOWLEDGED, triaged), stage(...ACKNOWLEDGED));
    assert.deepEqual(stage(...ACKNOWLEDGED, does(AMINA_DSL, CONFIDENTIAL)), stage(...ACKNOWLEDGED));
  });

  it('says that it was withdrawn', () => {
    assert.equal(stage(report()).withdrawn, false);
    assert.equal(
      stage(report(), does(TEACHER_TOM, { type: 'withdraw', reason: 'Mistaken' })).withdrawn,
      true,
    );
  });

  it('says when nobody eligible is left, so that outside contacts are shown (E3)', () => {
    const both = world.idsOf(HEAD_HANA, world.CHAIR_CHIDI);
    assert.equal(stage(report({ adult: 'yes', adults: both })).nobodyLeft, true);
    assert.equal(stage(report({ adult: 'yes', adults: [HEAD_HANA.id] })).nobodyLeft, false);
    assert.equal(stage(report()).nobodyLeft, false);
  });
});
