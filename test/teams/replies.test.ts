import { strict as assert } from 'node:assert';
import { describe, expect, it } from 'vitest';
import type { NotEligible, Refusal } from '#domain/case/refusal.ts';
import { parsePersonId, parseReference } from '#domain/ids.ts';
import { notEligibleText, refusalText } from '#teams/replies.ts';

const DORA = parsePersonId('33333333-3333-3333-3333-333333333333') ?? assert.fail();
const MERGED = parseReference('LIN-26-0001') ?? assert.fail();

type OneOfEach = { readonly [Type in Refusal['type']]: Extract<Refusal, { readonly type: Type }> };

/** A new refusal does not compile until it stands here. */
const REFUSALS: OneOfEach = {
  'not-found': { type: 'not-found' },
  'wrong-state': { type: 'wrong-state', status: 'closed' },
  'already-acknowledged': { type: 'already-acknowledged', owner: DORA },
  'cannot-work-here': { type: 'cannot-work-here' },
  'not-eligible': { type: 'not-eligible', why: 'not-senior' },
  'other-not-eligible': { type: 'other-not-eligible', who: DORA, why: 'left' },
  'needs-two-people': { type: 'needs-two-people' },
  'needs-second-person': { type: 'needs-second-person' },
  'third-person-decides': { type: 'third-person-decides' },
  'not-joined': { type: 'not-joined' },
  'already-joined': { type: 'already-joined' },
  'computer-not-agreed': { type: 'computer-not-agreed' },
  'own-proposal': { type: 'own-proposal' },
  'locked-after-image': { type: 'locked-after-image' },
  'waits-for-lado': { type: 'waits-for-lado' },
  'record-changed': { type: 'record-changed' },
  'must-be-told': { type: 'must-be-told' },
  'must-be-done': { type: 'must-be-done' },
  'needs-nature': { type: 'needs-nature' },
  'duties-open': { type: 'duties-open', bodies: ['police'] },
  'no-such-duty': { type: 'no-such-duty' },
  'not-in-policy': { type: 'not-in-policy', field: 'outcome' },
  'not-in-directory': { type: 'not-in-directory' },
  'needs-school': { type: 'needs-school' },
  'no-reporter': { type: 'no-reporter' },
  'no-technician': { type: 'no-technician' },
  'already-restricted': { type: 'already-restricted' },
  'merged-away': { type: 'merged-away', into: MERGED },
  'no-such-target': { type: 'no-such-target' },
  'other-edition': { type: 'other-edition' },
  'on-legal-hold': { type: 'on-legal-hold' },
  'no-such-route': { type: 'no-such-route' },
  'has-it-already': { type: 'has-it-already', who: DORA },
  'not-across-schools': { type: 'not-across-schools' },
  'not-on-hold': { type: 'not-on-hold' },
  'already-withdrawn': { type: 'already-withdrawn' },
  'not-your-entry': { type: 'not-your-entry' },
  'needs-confidential': { type: 'needs-confidential' },
  'no-screenshot-of-imagery': { type: 'no-screenshot-of-imagery' },
  'was-examined': { type: 'was-examined' },
  'no-findings': { type: 'no-findings' },
  'author-signs-first': { type: 'author-signs-first' },
  'no-such-entry': { type: 'no-such-entry' },
  'no-such-device': { type: 'no-such-device' },
  'no-power-to-search': { type: 'no-power-to-search' },
  'search-incomplete': { type: 'search-incomplete' },
  'search-needs-why': { type: 'search-needs-why' },
  'search-needs-two': { type: 'search-needs-two' },
  'may-not-search': { type: 'may-not-search' },
  'not-a-lead-present': { type: 'not-a-lead-present' },
  'no-image-here': { type: 'no-image-here' },
  'may-not-decide-viewing': { type: 'may-not-decide-viewing' },
  'viewing-needs-reason': { type: 'viewing-needs-reason' },
  'may-not-look': { type: 'may-not-look' },
  'never-deleted': { type: 'never-deleted' },
  'needs-police-advice': { type: 'needs-police-advice' },
  'copy-needs-reference': { type: 'copy-needs-reference' },
  'police-do-not-wait': { type: 'police-do-not-wait' },
  'police-wait': { type: 'police-wait' },
  'needs-debrief': { type: 'needs-debrief' },
  'needs-record-elsewhere': { type: 'needs-record-elsewhere' },
  'form-used': { type: 'form-used' },
  'form-too-old': { type: 'form-too-old' },
};

const WHY: { readonly [Why in NotEligible]: Why } = {
  'not-senior': 'not-senior',
  subject: 'subject',
  witness: 'witness',
  excluded: 'excluded',
  interest: 'interest',
  'not-named': 'not-named',
  'not-on-case': 'not-on-case',
  left: 'left',
};

/** It tells somebody to do something, or that others do it. */
const NEXT =
  /\b(add|answer|ask|choose|describe|give|go back|others|open|press|read|say|sign it first|tell|tick|two other people|type|until|use|write)\b/i;

describe('a refused press says what to do next', () => {
  it.each(Object.values(REFUSALS))('$type', (refusal) => {
    expect(refusalText(refusal, { person: () => 'Dora', body: () => 'Police' })).toMatch(NEXT);
  });

  it.each(Object.values(WHY))('not eligible: %s', (why) => {
    expect(notEligibleText(why)).toMatch(NEXT);
  });
});
