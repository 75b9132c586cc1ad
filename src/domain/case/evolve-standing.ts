import { isBarred } from './access.ts';
import { openDuties } from './duties.ts';
import type { EventOf } from './evolve-conclusion.ts';
import type { OpenCase } from './model.ts';

export function confidential(open: OpenCase, event: EventOf<'made-confidential'>): OpenCase {
  const subjects = [...new Set([...open.subjects, ...event.adults])];
  const duties = openDuties(open.duties, event.duties);
  const sharedWith = open.sharedWith.filter((person) => event.unshared?.includes(person) !== true);
  const kept = withoutBarred({ ...open, access: 'restricted', subjects, duties, sharedWith });
  return { ...kept, visitors: [], receivers: event.receivers, chased: { step: 0, at: event.at } };
}

export function share(open: OpenCase, { who, school }: EventOf<'shared'>): OpenCase {
  if (school === undefined) return { ...open, sharedWith: [...open.sharedWith, who] };
  return { ...open, visitors: [...open.visitors, { person: who, school }] };
}

/** A case whose owner may no longer see it has none, until somebody takes it over; nor does it keep such a visitor. */
export function withoutBarred(open: OpenCase): OpenCase {
  const { owner } = open;
  const visitors = open.visitors.filter(({ person }) => !isBarred(open, person));
  const kept = { ...open, visitors };
  return owner !== undefined && isBarred(open, owner) ? withoutOwner(kept) : kept;
}

export function withoutOwner({ owner: _owner, ...rest }: OpenCase): OpenCase {
  return rest;
}

/** While nobody has taken it up, the ladder begins again with those it went to. */
export function reRoute(open: OpenCase, event: EventOf<'re-routed'>): OpenCase {
  const { offChannel, ...shown } = event.ownerLeft === true ? withoutOwner(open) : open;
  const stays = offChannel === true && event.toChannel !== true;
  const chased = { step: 0, at: event.at };
  return { ...shown, ...(stays ? { offChannel } : {}), receivers: event.receivers, chased };
}

/** Pressed again while it stands, it keeps the day it began. */
export function setHold(open: OpenCase, { by, at }: EventOf<'legal-hold-set'>): OpenCase {
  if (by === undefined) throw new TypeError('A legal hold needs somebody who set it');
  return { ...open, legalHold: open.legalHold ?? { by, at } };
}

export function endHold({ legalHold: _ended, ...open }: OpenCase): OpenCase {
  return open;
}
