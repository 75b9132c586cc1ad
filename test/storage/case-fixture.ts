import type { CaseEvent } from '#domain/case/event.ts';
import { evolve } from '#domain/case/evolve.ts';
import type { EventOf } from '#domain/case/evolve-conclusion.ts';
import type { CaseState } from '#domain/case/model.ts';
import { digestOf } from '#domain/digest.ts';
import {
  type CaseId,
  type FormId,
  type PersonId,
  parseCaseId,
  parseFormId,
  parsePersonId,
  parseSchoolId,
  parseTenantId,
  type Reference,
  reference,
  type SchoolId,
  type TenantId,
} from '#domain/ids.ts';
import { type Instant, parseInstant } from '#domain/time.ts';
import type { Change, StoredCase } from '#workflows/stored.ts';

function sure<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new TypeError('A fixture is wrong');
  return value;
}

export const personNumber = (number: number): PersonId =>
  sure(parsePersonId(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`));
export const caseNumber = (number: number): CaseId =>
  sure(parseCaseId(`case${String(number).padStart(28, '0')}`));
export const formNumber = (number: number): FormId =>
  sure(parseFormId(`form${String(number).padStart(28, '0')}`));
export const linReference = (number: number): Reference => reference('LIN', '26', number);
const moment = (text: string): Instant => sure(parseInstant(text));

export const TENANT: TenantId = sure(parseTenantId('11111111-1111-4111-8111-111111111111'));
export const AMINA = personNumber(1);
export const BEN = personNumber(2);
export const CARYS = personNumber(3);
export const DAN = personNumber(4);
export const TEN = moment('2026-11-23T10:00:00Z');
export const ELEVEN = moment('2026-11-23T11:00:00Z');

let schools = 0;
/** A school nobody has used yet, so that tests on one table do not meet. */
export function freshSchool(): SchoolId {
  return sure(parseSchoolId(`linden-${++schools}`));
}

export function reported(changed: Partial<EventOf<'reported'>> = {}): CaseEvent {
  return {
    type: 'reported',
    by: AMINA,
    at: TEN,
    reference: linReference(1),
    pack: digestOf('a pack'),
    access: 'ordinary',
    receivers: [BEN],
    category: 'bullying',
    area: 'conduct',
    urgent: false,
    origin: 'form',
    what: 'Messages after school',
    when: TEN,
    where: 'At home',
    affected: 'A pupil in 8B',
    alleged: '',
    adult: 'no',
    adults: [],
    adultUnlisted: '',
    source: 'pupil',
    evidence: '',
    done: '',
    hideReporter: false,
    duties: [],
    ...changed,
  };
}

export const note = (text: string, by = BEN): CaseEvent => ({ type: 'note-added', by, at: ELEVEN, text });

/** One command's change, its state folded from the events as the workflow does it. */
export function changeOf(
  school: SchoolId,
  before: StoredCase | undefined,
  events: readonly CaseEvent[],
  rest: Partial<Change> = {},
): Change {
  const caseId = rest.caseId ?? before?.state.id ?? caseNumber(1);
  let state: CaseState = before?.state ?? { progress: { status: 'none' } };
  for (const [index, event] of events.entries())
    state = evolve(state, event, (before?.version ?? 0) + index + 1, caseId);
  if (state.progress.status === 'none' || !('id' in state)) throw new TypeError('A fixture is wrong');
  return {
    school,
    caseId,
    at: TEN,
    before,
    after: state,
    events,
    form: {
      id: formNumber(before === undefined ? 0 : before.version),
      person: AMINA,
      inputs: digestOf('inputs'),
    },
    cards: [],
    effects: [],
    unchanged: [],
    ...rest,
  };
}

/** The whole way of a case from a report to its closing. */
export function untilClosed(): readonly CaseEvent[] {
  const covers = digestOf('record');
  const signed = { type: 'signed', at: ELEVEN, name: 'Someone', position: 'Senior leader', covers } as const;
  return [
    { type: 'acknowledged', by: BEN, at: ELEVEN },
    {
      type: 'review-started',
      by: BEN,
      at: ELEVEN,
      second: CARYS,
      reason: 'Rumour',
      computer: 'PC 4',
      place: 'B2',
    },
    {
      type: 'concluded',
      by: BEN,
      at: ELEVEN,
      examined: false,
      substance: 'no',
      outcome: 'none',
      conclusion: 'Unfounded',
      action: '',
      sanction: '',
    },
    { ...signed, by: BEN },
    { ...signed, by: CARYS },
    { type: 'closed', by: BEN, at: ELEVEN },
  ];
}
