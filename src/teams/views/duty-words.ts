import { wallDateTime } from '#domain/calendar.ts';
import type { CaseEvent } from '#domain/case/event.ts';
import type { Duty, EntryNumber } from '#domain/case/model.ts';
import { findMeasure, findOwed, type Policy } from '#domain/policy.ts';
import type { StoredEvent } from '#workflows/stored.ts';
import { HOW } from '../words.ts';

/** Everybody added to the case, by the entry that added them. */
export type Added = ReadonlyMap<EntryNumber, { readonly name: string; readonly school: string }>;
type Known = { readonly policy: Policy; readonly added: Added };

export function addedIn(events: readonly StoredEvent[]): Added {
  return new Map(
    events.flatMap(({ number, event }) =>
      event.type === 'person-added'
        ? [[number, { name: event.name, school: event.schoolOnRoll }] as const]
        : [],
    ),
  );
}

/** `Parents or carers of Pia`, `Partner school of Pia: Oak School`, `Risk assessment for Pia`. Two of one name are told apart by their entries. */
export function dutyTitle({ body, child, debrief }: Omit<Duty, 'id' | 'mode' | 'status'>, known: Known) {
  const title = findOwed(known.policy, body)?.title ?? body;
  if (debrief !== undefined) return `${title} (entry ${debrief})`;
  if (child === undefined) return title;
  const school = body === known.policy.partnerSchool ? known.added.get(child)?.school : undefined;
  const link = findMeasure(known.policy, body) === undefined ? 'of' : 'for';
  return `${title} ${link} ${childName(child, known.added)}${school === undefined ? '' : `: ${shortened(school)}`}`;
}

const LONGEST_NAME = 60;

function childName(child: EntryNumber, added: Added): string {
  const name = added.get(child)?.name;
  if (name === undefined) return `the child in entry ${child}`;
  const short = shortened(name);
  const isTwin = [...added.values()].filter((one) => one.name === name).length > 1;
  return isTwin ? `${short} (entry ${child})` : short;
}

const shortened = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;

type Ended = Extract<CaseEvent, { type: 'told' | 'not-told' | 'action-recorded' }>;

/** How a duty ended, or whom somebody told without one. */
export function endedWords(event: Ended, known: Known): readonly [string, ...string[]] {
  switch (event.type) {
    case 'told':
      return [
        `Told: ${event.duty === undefined ? dutyTitle(event, known) : titleOf(event.duty, known)}`,
        `${HOW.title(event.how)}, ${wallDateTime(event.when)}`,
        ...(event.also ?? []).map((duty) => said('Told at the same time', titleOf(duty, known))),
        said('Their reference', event.reference),
        said('What they said', event.said),
      ];
    case 'not-told': {
      const isMeasure = findMeasure(known.policy, partsOf(event.duty).body) !== undefined;
      return [
        `${isMeasure ? 'Not done' : 'Not told'}: ${titleOf(event.duty, known)}`,
        said('Reason', event.reason),
      ];
    }
    case 'action-recorded':
      return [
        event.duty === undefined ? 'Action' : `Done: ${titleOf(event.duty, known)}`,
        said('What was done', event.what),
        said('By whom', event.byWhom),
      ];
  }
}

/** The id of a duty is what it asks for, and the entry that it comes from. */
function partsOf(duty: string): { readonly body: string; readonly entry: number | undefined } {
  const [body = duty, entry] = duty.split('-');
  return { body, entry: entry === undefined ? undefined : Number(entry) };
}

export function titleOf(duty: string, known: Known): string {
  const { body, entry } = partsOf(duty);
  if (entry === undefined) return dutyTitle({ body }, known);
  return dutyTitle(known.added.has(entry) ? { body, child: entry } : { body, debrief: entry }, known);
}

const said = (label: string, text: string): string => (text === '' ? '' : `${label}: ${text}`);
