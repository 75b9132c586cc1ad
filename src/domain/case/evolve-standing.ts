import { openDuties } from './duties.ts';
import type { EventOf } from './evolve-conclusion.ts';
import type { OpenCase } from './model.ts';

export function confidential(open: OpenCase, event: EventOf<'made-confidential'>): OpenCase {
  const subjects = [...new Set([...open.subjects, ...event.adults])];
  const duties = openDuties(open.duties, event.duties);
  const kept = withoutBarredOwner({ ...open, access: 'restricted', subjects, duties });
  return { ...kept, receivers: event.receivers, chased: { step: 0, at: event.at } };
}

/** A case whose owner may no longer see it has none, until somebody takes it over. */
export function withoutBarredOwner(open: OpenCase): OpenCase {
  const { owner } = open;
  const barred = owner !== undefined && (open.subjects.includes(owner) || open.excluded.includes(owner));
  return barred ? withoutOwner(open) : open;
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
