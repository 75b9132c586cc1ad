import type { CaseEvent } from '#domain/case/event.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Policy } from '#domain/policy.ts';

type DeviceEvent = Extract<CaseEvent, { type: 'device-secured' | 'device-passed' | 'device-returned' }>;

/** One link of the custody chain: a device is named where it was secured, and by that entry after. */
export function deviceWords(event: DeviceEvent): readonly [string, ...string[]] {
  switch (event.type) {
    case 'device-secured':
      return [
        'Device secured',
        `Device: ${event.device}`,
        `Where is it kept: ${event.place}`,
        `Held by: ${event.heldBy}`,
        `Sealed: ${event.sealed ? 'yes' : 'no'}`,
        ...(event.taken === undefined ? [] : [`Taken by whom, and on what ground: ${event.taken}`]),
      ];
    case 'device-passed':
      return [`Device of entry ${event.device} handed over`, `To whom: ${event.toWhom}`];
    case 'device-returned':
      return [`Device of entry ${event.device} returned`, `To whom: ${event.toWhom}`];
  }
}

type SearchEvent = Extract<CaseEvent, { type: 'search-made' | 'search-not-made' }>;

export function searchWords(
  event: SearchEvent,
  { search }: Policy,
  name: (person: PersonId) => string,
): readonly [string, ...string[]] {
  const about = [`Device: ${event.device}`, `Reason: ${event.reason}`];
  if (event.type === 'search-not-made') return ['Search not carried out', ...about, `Why: ${event.why}`];
  const met = event.conditions.map((id) => search?.conditions.find((one) => one.id === id)?.title ?? id);
  return [
    'Search',
    ...about,
    `Searched by: ${name(event.searcher)}`,
    `Lead present: ${name(event.present)}`,
    ...met.map((title) => `Met: ${title}`),
  ];
}
