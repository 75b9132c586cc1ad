import { kindsFor } from '#domain/book/decide.ts';
import { ORDINARY_READERS } from '#domain/case/access.ts';
import { hasRole } from '#domain/person.ts';
import { recentTerms } from '#domain/school-terms.ts';
import type { Deps } from '#workflows/deps.ts';
import type { Actor } from '../actor.ts';
import { BOOK_FORMS, kindOptions } from '../forms/book-forms.ts';
import { pick } from '../forms/fields.ts';
import { type Card, renderForm } from '../render-card.ts';
import type { Button } from '../views/view.ts';
import { refused } from './open-case.ts';

export const NOT_YOURS =
  'Only safeguarding leads, the head and the lead for online safety open the incident log.';

/** What `/log` opens for this person. */
export function mayLog({ person, school }: Actor): { readonly log: boolean; readonly book: boolean } {
  const log = hasRole(person, ORDINARY_READERS);
  return { log, book: kindsFor(person, school.policy).length > 0 };
}

/** `/log`: a harmless card that anybody may see standing there. */
export function logCard(deps: Deps, actor: Actor): Card {
  const may = mayLog(actor);
  if (!may.log && !may.book) return refused(actor, NOT_YOURS);
  const terms = recentTerms(deps.clock.now()).map(({ id, title }) => ({ value: id, title }));
  const kinds = kindOptions(kindsFor(actor.person, actor.school.policy));
  const button = (title: string, verb: string, data: Button['data'] = {}): Button => ({
    ...{ title, verb, data, takesInputs: true },
  });
  return renderForm({
    ...{ banner: actor.banner, title: may.log ? 'Incident log' : 'Record book', alarm: [], refusal: '' },
    lines: [
      ...(may.log
        ? ['The log: every report but confidential ones, newest first. Each time you open it is recorded.']
        : []),
      ...(may.book ? ['The record book: what was done that belongs to no case.'] : []),
    ],
    fields: [
      ...(may.log ? [pick('term', 'Term', terms, { value: terms[0]?.value ?? '' })] : []),
      ...(may.book ? [pick('kind', 'Kind', kinds, { value: kinds[0]?.value ?? '' })] : []),
    ],
    buttons: [
      ...(may.log ? [button('Open the log', 'log-open')] : []),
      ...(may.book
        ? [button(BOOK_FORMS.enter.title, 'book-form', { name: 'enter' }), button('Record book', 'book')]
        : []),
    ],
  });
}
