import type { Digest } from '#domain/digest.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Policy } from '#domain/policy.ts';
import type { Deps, School } from '#workflows/deps.ts';
import { policyOrCurrent } from '#workflows/kept-policies.ts';
import { openCasesFor, reportsOf } from '#workflows/list-cases.ts';
import { visitsOf } from '#workflows/shared-cases.ts';
import { trustCounts } from '#workflows/trust-counts.ts';
import type { Actor } from '../actor.ts';
import { renderPage } from '../render-card.ts';
import { listPress } from '../submissions.ts';
import { casesView, reportsView } from '../views/list-view.ts';
import { trustSections } from '../views/trust-sections.ts';
import { outOfDate } from './open-case.ts';
import type { Answer, Press } from './press.ts';

/** `/cases`. */
export async function casesCard(deps: Deps, actor: Actor, after?: string): Answer {
  const { school, person, standings, banner } = actor;
  const page = await openCasesFor(deps, school.id, person, after);
  const owners = new Set(page.items.map((line) => line.owner).filter((owner) => owner !== undefined));
  const people = await Promise.all([...owners].map((owner) => deps.store.person(school.id, owner)));
  const names = new Map(
    people.filter((one) => one !== undefined).map((one) => [one.person.id, one.person.name]),
  );
  const ownerName = (owner: PersonId): string => names.get(owner) ?? 'somebody who has left';
  const visits = after === undefined ? await visitsOf(deps, school, person) : [];
  const counts = after === undefined ? await trustCounts(deps, standings) : [];
  const policyOf = await policiesOf(deps, school, page.items);
  const view = casesView(page, visits, policyOf, ownerName, banner);
  return renderPage({ ...view, sections: [...view.sections, ...trustSections(counts)] });
}

/** `/mine`. */
export async function myReportsCard(deps: Deps, { school, person, banner }: Actor, after?: string): Answer {
  const page = await reportsOf(deps, school.id, person, after);
  return renderPage(reportsView(page, person.id, await policiesOf(deps, school, page.items), banner));
}

/** Each row in the words of its own pack; where that cannot be read, in those of now. */
export async function policiesOf(
  deps: Deps,
  school: School,
  items: readonly { readonly pack: Digest }[],
): Promise<(pack: Digest) => Policy> {
  const packs = [...new Set(items.map(({ pack }) => pack))];
  const found = await Promise.all(packs.map((pack) => policyOrCurrent(deps, school.id, { pack })));
  const policies = new Map(packs.map((pack, i) => [pack, found[i] ?? school.policy]));
  return (pack) => policies.get(pack) ?? school.policy;
}

/** **Next** of a list. */
export async function turnList(deps: Deps, { actor, data }: Press): Answer {
  const asked = listPress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const { list, after } = asked.data;
  return list === 'cases' ? await casesCard(deps, actor, after) : await myReportsCard(deps, actor, after);
}
