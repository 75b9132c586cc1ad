import { KEEPERS } from '#domain/agreement/decide.ts';
import type { OwnerId, PersonId, SchoolId } from '#domain/ids.ts';
import type { LedgerEvent } from '#domain/ledger/event.ts';
import type { Item } from '#domain/ledger/model.ts';
import { hasRole, type Person } from '#domain/person.ts';
import type { Deps } from './deps.ts';
import { ownerNames } from './owner-names.ts';

const QUESTIONS_A_SHEET = 10;

type Said = Extract<LedgerEvent, { readonly type: 'question-asked' | 'declined' }>;
/** A question, or a no with its reason; `text` in its writer’s own words. */
export type Question = {
  readonly owner: OwnerId;
  readonly item: Item;
  readonly name: string;
  readonly declined: boolean;
  readonly text: string;
  readonly said: Said;
};
export type QuestionSheet = { readonly questions: readonly Question[]; readonly next?: string };

/** What waits for an answer. @returns nothing for whoever does not keep agreements. */
export async function readQuestions(
  deps: Deps,
  school: SchoolId,
  person: Person,
  after: string | undefined,
): Promise<QuestionSheet | undefined> {
  if (!hasRole(person, KEEPERS)) return undefined;
  const page = await deps.store.staff.waiting(school, after, QUESTIONS_A_SHEET);
  const found = await Promise.all(
    page.items.map(async ({ owner, obligation: { item } }) => await questionOf(deps, school, owner, item)),
  );
  const questions = found.filter((one) => one !== undefined);
  return { questions, ...(page.next === undefined ? {} : { next: page.next }) };
}

async function questionOf(
  deps: Deps,
  school: SchoolId,
  owner: OwnerId,
  item: Item,
): Promise<Question | undefined> {
  const [events, names] = await Promise.all([
    deps.store.staff.ledgerEvents(school, owner),
    ownerNames(deps, school, [owner]),
  ]);
  const name = names.get(owner) ?? 'Somebody';
  const said = events.map(({ event }) => event).findLast((event) => isSaid(event) && event.item === item);
  if (said === undefined || !isSaid(said)) return undefined;
  const declined = said.type === 'declined';
  return { owner, item, name, declined, text: declined ? said.reason : said.question, said };
}

function isSaid(event: LedgerEvent): event is Said {
  return event.type === 'question-asked' || event.type === 'declined';
}

/** The last answer to a question of one’s own, with what was asked. */
export type OwnAnswer = { readonly item: Item; readonly asked: string; readonly answer: string };

export async function readAnswers(
  deps: Deps,
  school: SchoolId,
  person: PersonId,
): Promise<readonly OwnAnswer[]> {
  const events = (await deps.store.staff.ledgerEvents(school, person)).map(({ event }) => event);
  return events.flatMap((event, at): readonly OwnAnswer[] => {
    if (event.type !== 'question-answered') return [];
    const said = events.slice(0, at).findLast((one) => isSaid(one) && one.item === event.item);
    if (said === undefined || !isSaid(said)) return [];
    const asked = said.type === 'declined' ? said.reason : said.question;
    return [{ item: event.item, asked, answer: event.answer }];
  });
}
