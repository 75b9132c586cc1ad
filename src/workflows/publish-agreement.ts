import { decidePublish, type Publish, type PublishRefusal } from '#domain/agreement/decide.ts';
import { currentPublications, type Publication } from '#domain/agreement/model.ts';
import { digestOf } from '#domain/digest.ts';
import { FORM_LIFE, formAge } from '#domain/form-age.ts';
import type { FormId, SchoolId } from '#domain/ids.ts';
import type { Person } from '#domain/person.ts';
import { err, ok, type Result } from '#domain/result.ts';
import type { Deps } from './deps.ts';

const TRIES = 8;

/**
 * Keeps the version with its text and a job that asks everybody, in one commit: it takes no longer where there are
 * ten thousand to ask. The same form sent again is the same version.
 *
 * @throws Error when storage does not answer: then nothing may be promised.
 */
export async function publishAgreement(
  deps: Deps,
  school: SchoolId,
  person: Person,
  command: Publish,
  form: FormId,
): Promise<Result<Publication, PublishRefusal>> {
  if (formAge(form, command.at) > FORM_LIFE) return err({ type: 'form-too-old' });
  const { at, ...inputs } = command;
  const sent = { id: form, person: person.id, inputs: digestOf(inputs) };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await deps.store.staff.publications(school);
    const standing = currentPublications(before).find(({ kind }) => kind === command.kind);
    const decision = decidePublish(command, before, person, deps.school(school).policy);
    if (!decision.ok) {
      const attempt = { person: person.id, at, command: 'publish', refusal: decision.error.type };
      await deps.store.recordAttempt(school, attempt);
      return decision;
    }
    if (decision.value === 'repeat' && standing !== undefined) return ok(standing);
    if (decision.value === 'repeat') throw new TypeError('Nothing was published that could be repeated');
    const event = { type: 'published', at, ...decision.value } as const;
    const outcome = await deps.store.staff.commitPublication({ school, before, event, form: sent });
    deps.wake(school);
    if (outcome.kind === 'committed') return ok(decision.value.published);
    if (outcome.kind === 'repeat' && outcome.done.inputs !== sent.inputs) return err({ type: 'form-used' });
    if (outcome.kind === 'repeat' && standing !== undefined) return ok(standing);
  }
  throw new Error('Too many people published at once');
}
