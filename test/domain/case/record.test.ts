import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { evolve } from '#domain/case/evolve.ts';
import { caseAfter, given } from './given.ts';
import * as stories from './stories.ts';
import { ACKNOWLEDGED, ADD_PIA, CLOSED, CONCLUDED, TRIAGE } from './stories.ts';
import {
  AMINA_DSL,
  type Ask,
  AT_ONCE,
  BEN_DSL,
  CASE,
  does,
  HEAD_HANA,
  MONDAY_10AM,
  report,
  TEACHER_TOM,
} from './world.ts';

const ADD = { type: 'add-to-report', text: 'It went on' } as const;
const WITHDRAW = { type: 'withdraw', reason: 'Mistaken' } as const;
const CORRECT = {
  type: 'correct-entry',
  entry: 3,
  entryBy: AMINA_DSL.id,
  inRecord: false,
  shouldRead: 'At the bus stop',
  reason: 'Misheard',
} as const satisfies Ask;

describe('the reporter’s own report', () => {
  it('grows in every state, and stays theirs alone', () => {
    for (const story of Object.values(stories.BY_STATUS)) {
      given(...story)
        .when(does(TEACHER_TOM, ADD))
        .thenRecorded({ type: 'added-to', text: 'It went on', by: TEACHER_TOM.id, at: MONDAY_10AM });
      given(...story)
        .when(does(AMINA_DSL, ADD))
        .thenRefused({ type: 'not-found' });
    }
  });

  it('is withdrawn by a note: the record stays, and works on (E63)', () => {
    given(...ACKNOWLEDGED)
      .when(does(TEACHER_TOM, WITHDRAW))
      .thenRecorded({ type: 'withdrawn', reason: 'Mistaken', by: TEACHER_TOM.id, at: MONDAY_10AM });
    const before = caseAfter(...ACKNOWLEDGED);
    const after = caseAfter(...ACKNOWLEDGED, does(TEACHER_TOM, WITHDRAW));
    assert.deepEqual(after, { ...before, withdrawn: true });
  });

  it('is withdrawn once, by the reporter, while the case is open', () => {
    given(report(), does(TEACHER_TOM, WITHDRAW))
      .when(does(TEACHER_TOM, WITHDRAW))
      .thenRefused({ type: 'already-withdrawn' });
    given(report()).when(does(AMINA_DSL, WITHDRAW)).thenRefused({ type: 'not-found' });
    given(...CLOSED)
      .when(does(TEACHER_TOM, WITHDRAW))
      .thenRefused({ type: 'wrong-state', status: 'closed' });
  });

  it('may hold a question until the reporter writes', () => {
    const ask = does(AMINA_DSL, { type: 'ask-reporter', question: 'Where?' });
    given(report())
      .when(ask)
      .thenRecorded({ type: 'reporter-asked', question: 'Where?', by: AMINA_DSL.id, at: MONDAY_10AM });
    assert.equal(caseAfter(report(), ask).questionOpen, true);
    assert.equal(caseAfter(report(), ask, does(TEACHER_TOM, ADD)).questionOpen, false);
  });

  it('has nobody to ask where Steward made it itself', () => {
    const { by: _by, ...own } = report({ origin: 'outsider', category: 'other' });
    given(own)
      .when(does(AMINA_DSL, { type: 'ask-reporter', question: 'Where?' }))
      .thenRefused({ type: 'no-reporter' });
  });
});

describe('the record only grows', () => {
  it('takes notes, actions and people until the case is closed', () => {
    const asks: readonly Ask[] = [
      { type: 'add-note', text: 'A note' },
      { type: 'record-action', what: 'Rang home', byWhom: 'Amina' },
      { type: 'ask-reporter', question: 'Where?' },
      ADD_PIA,
      CORRECT,
    ];
    for (const ask of asks) {
      for (const [status, story] of Object.entries(stories.BY_STATUS))
        if (status !== 'closed')
          given(...story)
            .when(does(AMINA_DSL, ask))
            .thenAccepted();
      given(...CLOSED)
        .when(does(AMINA_DSL, ask))
        .thenRefused({ type: 'wrong-state', status: 'closed' });
    }
  });

  it('keeps the words of notes and actions', () => {
    const by = { by: AMINA_DSL.id, at: MONDAY_10AM };
    given(report())
      .when(does(AMINA_DSL, { type: 'add-note', text: 'A note' }))
      .thenRecorded({ type: 'note-added', text: 'A note', ...by });
    given(report())
      .when(does(AMINA_DSL, { type: 'record-action', what: 'Rang home', byWhom: 'Amina' }))
      .thenRecorded({ type: 'action-recorded', what: 'Rang home', byWhom: 'Amina', ...by });
  });
});

describe('correcting an entry (E43)', () => {
  it('says what it should read, and why; the old text stays (STA-139)', () => {
    const { entryBy: _entryBy, ...correction } = CORRECT;
    given(report())
      .when(does(AMINA_DSL, CORRECT))
      .thenRecorded({ ...correction, type: 'entry-corrected', by: AMINA_DSL.id, at: MONDAY_10AM });
  });

  it('is for its author or a lead', () => {
    given(report()).when(does(BEN_DSL, CORRECT)).thenAccepted();
    given(report()).when(does(HEAD_HANA, CORRECT)).thenRefused({ type: 'not-your-entry' });
    given(report())
      .when(does(HEAD_HANA, { ...CORRECT, entryBy: undefined }))
      .thenRefused({ type: 'not-your-entry' });
    given(report())
      .when(does(HEAD_HANA, { ...CORRECT, entryBy: HEAD_HANA.id }))
      .thenAccepted();
  });

  it('does not touch what two people signed (T22)', () => {
    given(...CONCLUDED)
      .when(does(AMINA_DSL, { ...CORRECT, inRecord: true }))
      .thenRefused({ type: 'wrong-state', status: 'concluded' });
  });

  it('changes the digest of the record only where it corrects a row of it', () => {
    const before = caseAfter(...stories.DRAFTED).record;
    assert.equal(caseAfter(...stories.DRAFTED, does(AMINA_DSL, CORRECT)).record, before);
    assert.notEqual(
      caseAfter(...stories.DRAFTED, does(AMINA_DSL, { ...CORRECT, inRecord: true })).record,
      before,
    );
  });
});

describe('triage', () => {
  it('records every answer and opens the duties of the category', () => {
    const ask = { ...TRIAGE, category: 'nudes', serious: true } as const;
    given(report())
      .when(does(AMINA_DSL, ask))
      .thenRecorded({
        ...ask,
        type: 'triaged',
        duties: [
          { body: 'police', mode: 'decide' },
          { body: 'socialCare', mode: 'decide' },
        ],
        childDuties: [],
        by: AMINA_DSL.id,
        at: MONDAY_10AM,
      });
  });

  it('makes the police a must where it is illegal (LIN-073, LIN-098, STA-170, STA-192, BRI-054, LTH-152, LAR-152, LAR-238, H14)', () => {
    given(report())
      .when(does(AMINA_DSL, { ...TRIAGE, kind: 'illegal' }))
      .thenCase((open) =>
        assert.deepEqual(open.duties, [
          { id: 'police', body: 'police', mode: 'must', status: 'open', ...AT_ONCE },
        ]),
      );
  });

  it('sends a concern about an adult to Make confidential first (H33)', () => {
    const ask = { ...TRIAGE, category: 'staffConduct' } as const;
    given(report()).when(does(AMINA_DSL, ask)).thenRefused({ type: 'needs-confidential' });
    given(...ACKNOWLEDGED, does(AMINA_DSL, stories.CONFIDENTIAL))
      .when(does(AMINA_DSL, ask))
      .thenCase((open) => assert.equal(open.category, 'staffConduct'));
  });

  it('is refused outside the policy, and after the conclusion', () => {
    given(report())
      .when(does(AMINA_DSL, { ...TRIAGE, category: 'weather' }))
      .thenRefused({ type: 'not-in-policy', field: 'category' });
    given(report())
      .when(does(AMINA_DSL, { ...TRIAGE, policy: 'weather' }))
      .thenRefused({ type: 'not-in-policy', field: 'policy' });
    given(report())
      .when(does(AMINA_DSL, { ...TRIAGE, kind: 'banned' }))
      .thenRefused({ type: 'not-in-policy', field: 'kind' });
    given(...CONCLUDED)
      .when(does(AMINA_DSL, TRIAGE))
      .thenRefused({ type: 'wrong-state', status: 'concluded' });
    given(...CLOSED)
      .when(does(AMINA_DSL, TRIAGE))
      .thenRefused({ type: 'wrong-state', status: 'closed' });
  });
});

describe('events out of order', () => {
  const by = { by: AMINA_DSL.id, at: MONDAY_10AM };

  it('stop the case instead of showing a guess', () => {
    const open = caseAfter(...CONCLUDED);
    const draft = caseAfter(...stories.DRAFTED);
    const { type: _type, ...words } = stories.CONCLUDE;
    const [reported] = given().when(report()).recorded();
    assert.ok(reported);
    for (const event of [
      reported,
      { type: 'acknowledged', ...by },
      { type: 'review-started', second: BEN_DSL.id, reason: 'r', computer: 'c', place: 'p', ...by },
      { ...words, type: 'concluded', ...by },
      { type: 'signed', name: 'A', position: 'B', covers: open.record, ...by },
      { type: 'disagreed', reason: 'r', ...by },
    ] as const)
      assert.throws(() => evolve(open, event, 20, CASE), TypeError, event.type);
    assert.throws(() => evolve(draft, { type: 'closed', ...by }, 20, CASE), TypeError);
    assert.throws(
      () => evolve({ progress: { status: 'none' } }, { type: 'closed', ...by }, 1, CASE),
      TypeError,
    );
  });

  it('include one person signing twice, whatever decided it (H1)', () => {
    const open = caseAfter(...stories.SIGNED_ONCE);
    const again = { type: 'signed', name: 'A', position: 'B', covers: open.record, ...by } as const;
    assert.throws(() => evolve(open, again, 20, CASE), /never signs twice/);
  });

  it('include one from a newer release', () => {
    const newer = JSON.parse('{"type":"hologram-added","at":0}');
    assert.throws(() => evolve(caseAfter(report()), newer, 2, CASE), /Unknown case event: hologram-added/);
  });
});
