import { strict as assert } from 'node:assert';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { formIdAt } from '#domain/form-age.ts';
import type { CaseId } from '#domain/ids.ts';
import { ROLES, type Role } from '#domain/person.ts';
import { CASE_FORMS, type CaseFormName, DIRECT, type DirectName } from '#teams/forms/case-forms.ts';
import { PRESSES } from '#teams/handlers/presses.ts';
import { choicesIn, type Entered, pressOf, type Shown } from '#test/support/shown-card.ts';
import { SCHOOL, type TestSteward } from '#test/support/steward.ts';
import type { Sent } from '#test/support/steward-person.ts';
import { caseOf, reports, startWithChannel } from '#test/support/stories.ts';
import { type Row, VERBS } from './verb-rows.ts';

const FORMS: Readonly<Record<CaseFormName, Row>> = {
  'police-now': 'readers and reporter',
  'add-to-report': 'reporter',
  withdraw: 'reporter',
  refer: 'readers',
  'not-told': 'readers',
  triage: 'readers',
  'add-person': 'readers',
  'add-note': 'readers',
  'record-action': 'readers',
  'ask-reporter': 'readers',
  'ask-it': 'readers',
  'correct-entry': 'readers',
  assign: 'readers',
  'start-review': 'readers',
  'add-finding': 'readers',
  'change-computer': 'readers',
  conclude: 'readers',
  'hand-over': 'readers',
  disagree: 'readers',
  'declare-interest': 'readers',
  'ask-reviewer': 'readers',
  'make-confidential': 'readers',
  exclude: 'readers',
  're-route': 'readers',
  share: 'readers',
  merge: 'readers',
  'legal-hold': 'readers',
  'secure-device': 'readers',
  'pass-device': 'readers',
  'return-device': 'readers',
  'record-search': 'readers',
  'viewing-decision': 'readers',
  'delete-after-advice': 'readers',
  'police-wait': 'readers',
  debrief: 'readers',
  'record-elsewhere': 'readers',
  reopen: 'readers',
};
/** What somebody who reads but does not work a case may do to it all the same: raising never waits (H2). */
const RAISING: readonly string[] = ['police-now', 'make-confidential', 'stop-illegal-image'];

const READERS = { ordinary: ['dsl', 'head', 'onlineSafetyLead'], restricted: ['head'] } as const;
const REFUSED = /There is no such (case that you may open|report of yours)|There is no open question for you/;
const oid = (at: number) => `55555555-0000-4000-8000-${String(at).padStart(12, '0')}`;

let steward: TestSteward;
beforeEach(async () => {
  const extra = ROLES.map((role, at) => ({ oid: oid(at), name: `Holder of ${role}`, roles: [role] }));
  steward = await startWithChannel({ extra });
});
afterEach(async () => {
  await steward.close();
});

const holder = (role: Role) => steward.person(`Holder of ${role}`);
const here = { activityId: 'activity-1' };

/** Every press there is on this case, filled in as a lead would. */
async function everyPress(
  caseId: CaseId,
  lead: string,
): Promise<readonly (Sent & { name: string; row: Row })[]> {
  const form = formIdAt(steward.now(), '0'.repeat(32));
  const plain = Object.entries(VERBS)
    .filter(
      ([verb, row]) =>
        !['everybody', 'no case'].includes(row) && !['form', 'save', 'do', 'sign'].includes(verb),
    )
    .map(([verb, row]) => ({ verb, row, name: '', data: { case: caseId } }));
  const direct = (Object.keys(DIRECT) as DirectName[]).map((name) => ({
    ...{ verb: 'do', name, row: 'readers' as const, data: { case: caseId, name, from: 'view', form } },
  }));
  const sign = { verb: 'sign', name: '', row: 'readers' as const };
  const forms = [];
  const secure = { verb: 'form', data: { case: caseId, name: 'secure-device', from: 'view' } };
  const device = await steward.person(lead).sends(here, secure);
  await steward.person(lead).sends(here, pressOf(device, 'Save', filled(device)));
  for (const [name, row] of Object.entries(FORMS)) {
    const open = { verb: 'form', data: { case: caseId, name, from: 'view' } };
    const shown = await steward.person(lead).sends(here, open);
    const [save = ''] = shown.buttons;
    forms.push({ ...open, name, row }, { ...pressOf(shown, save, filled(shown)), name, row });
  }
  return [...plain, ...direct, { ...sign, data: { case: caseId, covers: 'a'.repeat(64), form } }, ...forms];
}

/** Something in every input. */
function filled(form: Shown): Entered {
  const text = JSON.stringify(form.card);
  return Object.fromEntries(
    form.inputs.flatMap((label): [string, string][] => {
      const type = new RegExp(
        `"type":"Input\\.(\\w+)","id":"\\w+","(?:label|title)":${literalJson(label)}`,
      ).exec(text)?.[1];
      if (type === 'Text') return [[label, 'words']];
      return type === 'ChoiceSet' ? [[label, choicesIn(form, label)[0] ?? '']] : [];
    }),
  );
}

function literalJson(text: string): string {
  return JSON.stringify(text).replace(/[?()]/g, '\\$&');
}

describe('every verb for every role (LIN-044, STA-086, BRI-023, BRI-037, LTH-048, T8, T10, P5)', () => {
  it('has a row in the table', () => {
    assert.deepEqual(Object.keys(VERBS).sort(), Object.keys(PRESSES).sort());
    assert.deepEqual(Object.keys(FORMS).sort(), Object.keys(CASE_FORMS).sort());
  });

  it.each(['ordinary', 'restricted'] as const)(
    'keeps everybody else out of the %s case',
    async (access) => {
      const category = access === 'ordinary' ? 'Online bullying' : 'Concern about an adult';
      const caseId = await caseOf(steward, await reports(steward, 'Matty', { category }));
      const presses = await everyPress(caseId, 'Hana');
      assert.ok(presses.length > 50);
      const before = await steward.store.loadCase(SCHOOL, caseId);
      for (const role of ROLES) {
        const reads = READERS[access].some((reader) => reader === role);
        for (const { verb, data, name, row } of presses) {
          if (reads && row !== 'reporter') continue;
          if (reads && verb === 'form') continue; // it shows an empty form, and saving it is refused
          const answer = await holder(role).sends(here, { verb, data });
          assert.match(answer.text, REFUSED, `${verb} ${name} by ${role}: ${answer.text}`);
          if (!reads) assert.ok(!/mocked|LIN-26/.test(answer.text), `${verb} ${name} by ${role}`);
        }
      }
      assert.deepEqual(await steward.store.loadCase(SCHOOL, caseId), before);
    },
    60_000,
  );

  it('lets readers in, and lets only those who work a case change it', async () => {
    await reports(steward, 'Tess', { category: 'Nude or semi-nude images' }); // something to merge into
    const caseId = await caseOf(
      steward,
      await reports(steward, 'Matty', { category: 'Nude or semi-nude images' }),
    );
    const presses = await everyPress(caseId, 'Hana');
    for (const role of READERS.ordinary) {
      for (const { verb, data } of presses.filter((press) =>
        ['open', 'record', 'hide', 'form'].includes(press.verb),
      )) {
        const answer = await holder(role).sends(here, { verb, data });
        assert.ok(!REFUSED.test(answer.text), `${verb} by ${role}: ${answer.text}`);
      }
    }
    const before = await steward.store.loadCase(SCHOOL, caseId);
    for (const { verb, data, name, row } of presses) {
      if (!['do', 'save', 'sign', 'acknowledge'].includes(verb) || row === 'reporter') continue;
      if (RAISING.includes(name)) continue;
      const answer = await holder('onlineSafetyLead').sends(here, { verb, data });
      const says = /You may read this case, but only its lead and reviewers change it/;
      assert.match(answer.refusal, says, `${verb} ${name}: ${answer.text}`);
    }
    assert.deepEqual(await steward.store.loadCase(SCHOOL, caseId), before);
    for (const { verb, data, name } of presses.filter(
      (press) => RAISING.includes(press.name) && press.verb !== 'form',
    )) {
      const answer = await holder('onlineSafetyLead').sends(here, { verb, data });
      assert.match(answer.text, /Saved: |Done: /, `${verb} ${name}: ${answer.text}`);
    }
  });
});
