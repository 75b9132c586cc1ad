import { NO_CASE_ROLES, type Role } from '#domain/person.ts';
import type { Policy } from '#domain/policy.ts';
import type { Problem } from './cross-checks.ts';

/** A governor reads approved reports only, or signs where *Ask a reviewer* admits one. */
const WITHOUT_VIEW: readonly Role[] = [...NO_CASE_ROLES, 'governor'];

/** Whoever is sent a case, chased with it or signs it has to open it (product 2). */
export function toldWithoutView({
  receivers,
  categories,
  chase,
  reviewers,
  viewing,
}: Policy): readonly Problem[] {
  const { bySource, about, ...levels } = receivers;
  const lists: readonly (readonly [Problem['path'], readonly Role[] | undefined])[] = [
    ...Object.entries(levels).map(([level, roles]) => [['receivers', level], roles] as const),
    ...Object.entries(bySource).map(([source, roles]) => [['receivers', 'bySource', source], roles] as const),
    ...about.map(({ tell }, at) => [['receivers', 'about', at, 'tell'], tell] as const),
    ...categories.map(({ receivers }, at) => [['categories', at, 'receivers'], receivers] as const),
    ...chase.urgent.map(({ tell }, at) => [['chase', 'urgent', at, 'tell'], tell] as const),
    ...chase.ordinary.map(({ tell }, at) => [['chase', 'ordinary', at, 'tell'], tell] as const),
    [['reviewers'], reviewers],
    [['viewing'], viewing],
  ];
  return lists.flatMap(([path, roles = []]) =>
    roles.flatMap((role, at) => {
      const remedy = `name another role: "${role}" has no view of cases`;
      return WITHOUT_VIEW.includes(role) ? [{ path: [...path, at], remedy }] : [];
    }),
  );
}
