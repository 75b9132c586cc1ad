import { wallDateTime } from '#domain/calendar.ts';
import type { CaseEvent } from '#domain/case/event.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Policy } from '#domain/policy.ts';
import { assertNever } from '#domain/result.ts';
import type { StoredEvent } from '#workflows/stored.ts';
import {
  ADULT,
  areasOf,
  INTENT,
  KIND,
  NATURE,
  PART,
  SCREENSHOT,
  SOURCE,
  SUBSTANCE,
  UNDER_AGE,
} from '../words.ts';
import { clockWords } from './clock-words.ts';
import { defang } from './defang.ts';
import { deviceWords, searchWords } from './device-words.ts';
import { type Added, endedWords } from './duty-words.ts';
import { imageryWords } from './imagery-words.ts';
import { standingWords } from './standing-words.ts';
import type { Entry } from './view.ts';

/** How an entry names people, and what the policy calls things. */
export type Naming = {
  readonly name: (person: PersonId | undefined) => string;
  readonly policy: Policy;
  readonly added: Added;
};

/** One event as people read it: what it is, their own words, who and when. */
export function entryOf({ number, event }: StoredEvent, naming: Naming): Entry {
  const [title, ...lines] = wordsOf(event, naming);
  return {
    label: `${number}. ${title}`,
    text: lines.filter((line) => line !== '').join('\n'),
    meta: `${naming.name(event.by)}, ${wallDateTime(event.at)}`,
  };
}

const said = (label: string, text: string): string => (text === '' ? '' : `${label}: ${text}`);

type Words = readonly [string, ...string[]];

function wordsOf(event: CaseEvent, naming: Naming): Words {
  const { name, policy } = naming;
  const title = (list: readonly { id: string; title: string }[], id: string) =>
    list.find((one) => one.id === id)?.title ?? id;
  switch (event.type) {
    case 'reported':
      return ['Reported', ...reportWords(event, name)];
    case 'added-to':
      return ['The reporter added', event.text];
    case 'withdrawn':
      return ['The reporter asks to withdraw', event.reason];
    case 'acknowledged':
      return ['Acknowledged'];
    case 'chased':
    case 'idle-chased':
    case 'reminded':
      return clockWords(event, naming);
    case 'told':
    case 'not-told':
    case 'action-recorded':
      return endedWords(event, naming);
    case 'triaged':
      return ['Triage', ...triageWords(event, policy, title)];
    case 'person-added':
      return ['Person added', ...personWords(event)];
    case 'note-added':
      return ['Note', event.text];
    case 'reporter-asked':
      return ['Question to the reporter', event.question];
    case 'it-asked':
      return ['IT was asked', event.needed];
    case 'it-done':
      return [`IT has done entry ${event.task}`];
    case 'entry-corrected':
      return [
        `Entry ${event.entry} corrected`,
        said('Should read', event.shouldRead),
        said('Reason', event.reason),
      ];
    case 'review-started':
      return [
        'Review started',
        said('Second reviewer', name(event.second)),
        said('Reason for the review', event.reason),
        said('Computer used', event.computer),
        said('Where the computer is', event.place),
      ];
    case 'review-joined':
      return ['Review joined'];
    case 'reviewer-asked':
      return [`Reviewer asked: ${name(event.who)}`, said('Why', event.why)];
    case 'interest-declared':
      return ['Interest declared', event.reason];
    case 'finding-added':
      return [
        'Finding',
        said('Web address or device', defang(event.address)),
        said('What is it', event.what),
        said('Reason for concern', event.concern),
        said('Screenshot', SCREENSHOT.title(event.screenshot)),
      ];
    case 'computer-change-proposed':
      return [
        'Another computer proposed',
        said('Computer used', event.computer),
        said('Where the computer is', event.place),
        said('Reason', event.reason),
      ];
    case 'computer-change-agreed':
      return ['The other computer was agreed'];
    case 'halted':
      return [
        'Stopped: illegal image met',
        'Nothing more is looked at or added. The computer is left as it is.',
      ];
    case 'concluded':
      return ['Conclusion', ...conclusionWords(event, title(policy.outcomes, event.outcome))];
    case 'handed-over':
      return [
        'Handed over',
        said('Police reference', event.policeReference),
        said('Outcome', title(policy.outcomes, event.outcome)),
      ];
    case 'signed':
      return ['Signed', `${event.name}, ${event.position}`];
    case 'signature-fell': {
      const why =
        event.because === 'record-changed' ? 'the record changed' : 'this person may no longer sign';
      return [`Signature of ${name(event.of)} fell`, `Because ${why}.`];
    }
    case 'disagreed':
      return ['Disagreed', said('Reason', event.reason)];
    case 'device-secured':
    case 'device-passed':
    case 'device-returned':
      return deviceWords(event);
    case 'search-made':
    case 'search-not-made':
      return searchWords(event, policy, name);
    case 'viewing-decided':
    case 'copies-deleted':
      return imageryWords(event, name);
    case 'police-wait-asked':
      return ['The police asked us to wait', said('Their reference', event.reference)];
    case 'police-wait-ended':
      return ['The police no longer ask us to wait', said('Their reference', event.reference)];
    case 'debriefed':
      return ['Debrief', said('What was learnt', event.learnt), said('What will change', event.willChange)];
    case 'recorded-elsewhere':
      return ['Recorded elsewhere', said('System', event.system), said('Reference', event.reference)];
    case 'reopened':
      return ['Reopened', said('Reason', event.reason)];
    case 'closed':
      return ['Closed'];
    case 'taken-over':
    case 'assigned':
    case 'made-confidential':
    case 'person-excluded':
    case 're-routed':
    case 'shared':
    case 'legal-hold-set':
    case 'merged':
    case 'merged-in':
    case 'followed':
    case 'legal-hold-ended':
      return standingWords(event, naming);
    default:
      return assertNever(event, 'case event');
  }
}

type Of<Type extends CaseEvent['type']> = Extract<CaseEvent, { readonly type: Type }>;

function reportWords(event: Of<'reported'>, name: Naming['name']): readonly string[] {
  const adults = [...event.adults.map(name), event.adultUnlisted].filter((one) => one !== '').join('; ');
  return [
    event.what,
    said('When', wallDateTime(event.when)),
    said('Where', event.where),
    said('Harmed or affected', event.affected),
    said('May have caused it', event.alleged),
    said('An adult here may have done wrong', ADULT.title(event.adult)),
    said('Which adult', adults),
    said('Who told the reporter', event.source === undefined ? 'Not said' : SOURCE.title(event.source)),
    said('Signs seen', (event.signs ?? []).join('\n')),
    said('Web address or device', defang(event.evidence)),
    said('Done so far', event.done),
  ];
}

function triageWords(
  event: Of<'triaged'>,
  policy: Policy,
  title: (list: Policy['policies'], id: string) => string,
): readonly string[] {
  const { choices = [], from = '' } = policy.referral ?? {};
  const points = (event.referral ?? []).map((point) => `- ${title(choices, point)}`);
  return [
    `${title(policy.categories, event.category)}, ${areasOf(policy).title(event.area)}`,
    `${KIND.title(event.kind)}, ${INTENT.title(event.intent)}, nature: ${NATURE.title(event.nature)}`,
    said('Falls under', title(policy.policies, event.policy)),
    event.serious ? 'Serious' : '',
    event.seekAdvice ? 'Seek advice today' : '',
    event.underAge === true ? UNDER_AGE : '',
    ...(points.length === 0 ? [] : [`Refer at once (${from}):`, ...points]),
  ];
}

function personWords(event: Of<'person-added'>): readonly string[] {
  return [
    said('Name', event.name),
    said('Part in this', PART.title(event.part)),
    said('Class', event.class),
    said('Date of birth', event.dateOfBirth),
    said('School on roll', event.schoolOnRoll),
    said('Vulnerability', event.vulnerability),
  ];
}

function conclusionWords(event: Of<'concluded'>, outcome: string): readonly string[] {
  return [
    said('A device or site was examined', event.examined ? 'Yes' : 'No'),
    said('Substance', SUBSTANCE.title(event.substance)),
    said('Outcome', outcome),
    said('Conclusion', event.conclusion),
    said('Action proposed or taken', event.action),
    said('Sanction and the policy it rests on', event.sanction),
  ];
}
