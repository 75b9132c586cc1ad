import { openDuties } from './duties.ts';
import type { EventOf } from './evolve-conclusion.ts';
import type { EntryNumber, OpenCase } from './model.ts';

export function triage(open: OpenCase, event: EventOf<'triaged'>): OpenCase {
  const { category, area, nature, receivers = open.receivers } = event;
  const duties = open.children.reduce(
    (kept, child) => openDuties(kept, event.childDuties, { child }),
    openDuties(open.duties, event.duties),
  );
  const { offChannel, underAge: _before, ...told } = open;
  const underAge = event.underAge === true ? { underAge: event.underAge } : {};
  const stays = offChannel === true && event.toChannel !== true;
  const words = { ...underAge, category, area, nature, receivers, duties };
  return { ...told, ...(stays ? { offChannel } : {}), ...words };
}

export function addPerson(open: OpenCase, event: EventOf<'person-added'>, number: EntryNumber): OpenCase {
  const isChild = event.part === 'harmed' || event.part === 'alleged';
  const children = isChild ? [...open.children, number] : open.children;
  const schools =
    isChild && event.school !== undefined
      ? [...open.schools, { child: number, school: event.school }]
      : open.schools;
  return { ...open, children, schools, duties: openDuties(open.duties, event.duties, { child: number }) };
}
