import { compareRoster, type Listed, ROSTER_LISTS } from '#domain/directory/roster.ts';
import { formIdAt } from '#domain/form-age.ts';
import type { SchoolId } from '#domain/ids.ts';
import { changeDirectory } from './change-directory.ts';
import type { Sending } from './deliver.ts';
import type { StoredRoster } from './roster-ports.ts';

/** As many as one change of the directory takes. */
const ADDED_AT_A_TIME = 28;

type Ran = { readonly jobs: number; readonly more: boolean };
const NOTHING: Ran = { jobs: 0, more: false };

/**
 * What was asked of the team of the staff: compares the directory with it, or adds the next few of those who were
 * shown. Nobody is ever taken out by it.
 */
export async function runRoster(sending: Sending, school: SchoolId): Promise<Ran> {
  const stored = await sending.store.directory.roster.load(school);
  if (stored?.roster.state === 'asked') return await compare(sending, school, stored);
  if (stored?.roster.state === 'applying') return await addNext(sending, school, stored);
  return NOTHING;
}

async function compare(sending: Sending, school: SchoolId, stored: StoredRoster): Promise<Ran> {
  const { roster: store } = sending.store.directory;
  const team = await store.team(school);
  const members = team === undefined ? undefined : await sending.messenger.members(team);
  if (members === undefined || members.length === 0) {
    await store.save(school, stored, { ...stored.roster, state: 'unreadable' });
    return { jobs: 1, more: false };
  }
  const { people, owners } = await store.everybody(school);
  const lists = compareRoster(members, people, owners);
  for (const list of ROSTER_LISTS) await store.keepList(school, list, lists[list]);
  const { join, gone, guest, left } = lists;
  const counts = { join: join.length, gone: gone.length, guest: guest.length, left: left.length };
  await store.save(school, stored, { ...stored.roster, state: 'compared', counts, looked: 0, added: 0 });
  return { jobs: 1, more: false };
}

/** Who is in the directory by now is left as they are: doing this again does nothing twice. */
async function addNext(sending: Sending, school: SchoolId, stored: StoredRoster): Promise<Ran> {
  const { roster } = stored;
  const next = await sending.store.directory.roster.list(school, 'join', roster.looked, ADDED_AT_A_TIME);
  const at = sending.clock.now();
  const commands = next.flatMap(({ account, name }: Listed) =>
    account === undefined
      ? []
      : [{ type: 'add-person', person: account, words: { name, position: 'Member of staff' }, at } as const],
  );
  const form = formIdAt(at, sending.newId());
  const answers = await changeDirectory(sending, { school, actor: roster.by, commands, form });
  const looked = roster.looked + next.length;
  const added = roster.added + answers.filter(({ ok }) => ok).length;
  const more = next.length > 0 && looked < roster.counts.join;
  const state = more ? 'applying' : 'applied';
  const isSaved = await sending.store.directory.roster.save(school, stored, {
    ...roster,
    looked,
    added,
    state,
  });
  return { jobs: 1, more: more && isSaved };
}
