import { wallDate } from '#domain/calendar.ts';
import { digestOf } from '#domain/digest.ts';
import type { FormId, SchoolId } from '#domain/ids.ts';
import { TRAINING_LEADS } from '#domain/ledger/decide-training.ts';
import { hasRole, type Person } from '#domain/person.ts';
import type { Deps } from './deps.ts';

/**
 * From today on courses and induction are asked for. Until then nobody is: a school first records what it has.
 *
 * @throws Error when storage does not answer.
 */
export async function beginTraining(
  deps: Deps,
  school: SchoolId,
  person: Person,
  form: FormId,
): Promise<'begun' | 'had-begun' | 'not-yours'> {
  if (!hasRole(person, TRAINING_LEADS)) return 'not-yours';
  const before = await deps.store.staff.publications(school);
  if (before.trainingFrom !== undefined) return 'had-begun';
  const at = deps.clock.now();
  const outcome = await deps.store.staff.commitPublication({
    ...{ school, before, event: { type: 'training-begun', at, by: person.id, from: wallDate(at) } },
    form: { id: form, person: person.id, inputs: digestOf('training-begun') },
  });
  deps.wake(school);
  return outcome.kind === 'conflict' ? await beginTraining(deps, school, person, form) : 'begun';
}
