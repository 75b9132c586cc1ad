import { isKeptOut, maySee } from '#domain/case/access.ts';
import type { OpenCase } from '#domain/case/model.ts';
import type { SchoolId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import type { Store } from './ports.ts';

/**
 * May read the case. One that was merged into another is read by whoever reads that one and was kept out
 * of neither: what happens to the other, such as *Make confidential*, holds here at once.
 */
export async function seesCase(
  store: Pick<Store, 'loadCase'>,
  school: SchoolId,
  person: Person,
  open: OpenCase,
): Promise<boolean> {
  if (open.progress.status !== 'merged') return maySee(person, open);
  if (person.left !== undefined || isKeptOut(open, person)) return false;
  const target = await store.loadCase(school, open.progress.into);
  return target !== undefined && (await seesCase(store, school, person, target.state));
}
