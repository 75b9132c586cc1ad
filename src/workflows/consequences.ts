import { isBarred, peopleOnCase } from '#domain/case/access.ts';
import type { CaseEvent } from '#domain/case/event.ts';
import { faceOf, isInChannel, type Place } from '#domain/case/face.ts';
import type { OpenCase } from '#domain/case/model.ts';
import { stillToSign } from '#domain/case/owed.ts';
import { signersOf } from '#domain/case/signatures.ts';
import { canonical } from '#domain/digest.ts';
import type { PersonId } from '#domain/ids.ts';
import { holdersOf, type RoleHolders } from '#domain/person.ts';
import type { Effect, Notice, PostedCard } from './stored.ts';

/** The cards whose words change with this version, and those that it asks for first. */
export function cardsAfter(
  before: OpenCase | undefined,
  after: OpenCase,
  standing: readonly PostedCard[],
  version: number,
): readonly PostedCard[] {
  const changed = standing
    .filter(
      ({ place }) =>
        before === undefined ||
        faceText(before, place) !== faceText(after, place) ||
        isOnIt(before, place) !== isOnIt(after, place),
    )
    .map((card) => ({ ...card, wanted: version }));
  const asked = placesOf(after)
    .filter((place) => !standing.some((card) => samePlace(card.place, place)))
    .map((place) => ({ place, wanted: version, shown: 0 }));
  return [...changed, ...asked];
}

/** Who came on the case or went off it: whether a role still shows it to them is asked when the card is sent. */
function isOnIt(open: OpenCase, place: Place): boolean {
  return place.kind === 'person' && peopleOnCase(open).includes(place.person);
}

function faceText(open: OpenCase, place: Place): string {
  return canonical(faceOf(open, place));
}

/** Where a case shows itself unasked: the channel only while it is ordinary (H33) and a safeguarding matter. */
function placesOf(open: OpenCase): readonly Place[] {
  const people = [...new Set([...open.receivers, ...open.sharedWith])]
    .filter((person) => peopleOnCase(open).includes(person))
    .map((person): Place => ({ kind: 'person', person }));
  if (open.progress.status === 'merged') return [];
  return isInChannel(open) ? [{ kind: 'channel' }, ...people] : people;
}

function samePlace(one: Place, other: Place): boolean {
  return canonical(one) === canonical(other);
}

/** Everything to be sent after these events: cards brought up to date, and who is told what. */
export function effectsOf(
  events: readonly CaseEvent[],
  after: OpenCase,
  cards: readonly PostedCard[],
  holders: RoleHolders,
): readonly Effect[] {
  const bring = cards.map(({ place }): Effect => ({ type: 'bring-card', place }));
  const tell = events.flatMap((event) => noticesOf(event, after, holders));
  const once = new Map(tell.map((effect) => [canonical(effect), effect]));
  return [...bring, ...once.values()];
}

/** Who came in from another academy with this version, or went: their school's list follows (E34). */
export function shareEffects(before: OpenCase | undefined, after: OpenCase): readonly Effect[] {
  const were = before?.visitors ?? [];
  const only = (some: OpenCase['visitors'], others: OpenCase['visitors']) =>
    some.filter(
      ({ person, school }) => !others.some((one) => one.person === person && one.school === school),
    );
  return [...only(were, after.visitors), ...only(after.visitors, were)].map(
    (visitor): Effect => ({ type: 'index-share', ...visitor }),
  );
}

function noticesOf(event: CaseEvent, after: OpenCase, holders: RoleHolders): readonly Effect[] {
  const tell = (people: readonly (PersonId | undefined)[], notice: Notice): readonly Effect[] =>
    people
      .filter((person) => person !== undefined)
      .filter((person) => person !== event.by || notice === 'signature-fell')
      .map((person) => ({ type: 'tell', person, notice }));
  switch (event.type) {
    case 'reported':
    case 'made-confidential': {
      const empty = after.access === 'restricted' && peopleOnCase(after).length === 0;
      const owner = event.type === 'made-confidential' ? [after.owner] : [];
      return [
        ...tell(owner, 'made-confidential'),
        ...tell(
          empty ? holdersOf(holders, ['admin']).filter((id) => !isBarred(after, id)) : [],
          'role-empty',
        ),
      ];
    }
    case 'acknowledged':
      return tell([after.reporter], 'acknowledged');
    case 'assigned':
      return tell([event.to], 'assigned');
    case 're-routed':
      return tell(event.receivers, 're-routed');
    case 'shared':
      return tell([event.who], 'shared');
    case 'reopened':
      return tell([after.owner], 'assigned');
    case 'closed':
      return tell([after.reporter], 'closed');
    case 'reporter-asked':
      return tell([after.reporter], 'question');
    case 'it-asked':
      return tell(event.people, 'it-asked');
    case 'it-done':
      return tell(leadOf(after), 'it-done');
    case 'added-to':
      return tell(leadOf(after), 'added-to');
    case 'withdrawn':
    case 'told': // of a merged report only its reporter records anything, where nobody would look for it
      return after.progress.status === 'merged' ? tell(leadOf(after), 'added-to') : [];
    case 'followed':
      if (event.is === event.was || event.is === 'received') return [];
      return event.is === 'acknowledged' && event.was === 'closed' ? [] : tell([after.reporter], event.is);
    case 'review-started':
      return tell([event.second], 'review-requested');
    case 'reviewer-asked':
      return tell([event.who], 'reviewer-asked');
    case 'signature-fell':
      return tell([event.of], 'signature-fell');
    case 'disagreed':
      return tell([...signersOf(after), after.owner], 'disagreed');
    case 'halted':
      return tell(peopleOnCase(after), 'halted');
    case 'signed':
      return tell(stillToSign(after), 'sign-requested');
    default:
      return [];
  }
}

function leadOf({ owner, receivers }: OpenCase): readonly PersonId[] {
  return owner === undefined ? receivers : [owner];
}
