import { foldedName } from './names.ts';
import type { RollEntry, RollKind } from './roll.ts';

/** How many of a kind and class are on the roll and have not left; `group` is empty for those without a class. */
export type RollClass = { readonly kind: RollKind; readonly group: string; readonly here: number };

/** Two spellings of a class are one: it is shown as it was written last. */
export function classKey({ kind, group = '' }: { readonly kind: RollKind; readonly group?: string }): string {
  return `${kind} ${foldedName(group)}`;
}

/** The classes after an entry was changed; one that nobody is in any more is gone. */
export function classesAfter(
  classes: readonly RollClass[],
  before: RollEntry | undefined,
  after: RollEntry,
): readonly RollClass[] {
  const without = before === undefined || before.left !== undefined ? classes : counted(classes, before, -1);
  return after.left === undefined ? counted(without, after, 1) : without;
}

function counted(classes: readonly RollClass[], entry: RollEntry, by: 1 | -1): readonly RollClass[] {
  const key = classKey(entry);
  const stands = classes.find((one) => classKey(one) === key);
  const here = (stands?.here ?? 0) + by;
  const others = classes.filter((one) => one !== stands);
  const group = by === 1 ? (entry.group ?? '') : (stands?.group ?? '');
  return here <= 0 ? others : [...others, { kind: entry.kind, group, here }].toSorted(inOrder);
}

/** `9B` before `10A`. */
function inOrder(a: RollClass, b: RollClass): number {
  return a.kind === b.kind
    ? a.group.localeCompare(b.group, 'en-GB', { numeric: true })
    : a.kind.localeCompare(b.kind);
}
