/** Something that somebody owes. */
export type Owing = {
  /** By when, such as `2026-11-23`; absent where it has no day. */
  readonly day?: string | undefined;
  readonly overdue: boolean;
  /** Somebody may be in danger. */
  readonly urgent: boolean;
};

/** What is urgent first, then what is overdue, then by day; what has no day comes last. */
export function inOrder<Thing extends Owing>(things: readonly Thing[]): readonly Thing[] {
  return things.toSorted(
    (one, other) =>
      Number(other.urgent) - Number(one.urgent) ||
      Number(other.overdue) - Number(one.overdue) ||
      byDay(one.day, other.day),
  );
}

function byDay(one: string | undefined, other: string | undefined): number {
  if (one === other) return 0;
  if (one === undefined) return 1;
  return other === undefined || one < other ? -1 : 1;
}
