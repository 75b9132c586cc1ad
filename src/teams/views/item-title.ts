import type { Policy } from '#domain/policy.ts';

/** What the pack calls an agreement, a course or an induction item. */
export function titleOfItem(item: string, { agreements, courses, induction }: Policy): string {
  const [kind = '', id = ''] = item.split(/-(.*)/);
  const all = kind === 'agreement' ? agreements : kind === 'course' ? courses : induction;
  return all.find((one) => one.id === id)?.title ?? id;
}
