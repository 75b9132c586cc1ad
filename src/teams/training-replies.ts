import type { Handled } from '#workflows/each-ledger.ts';

/** What became of a form: for many people how many, and who had it already. */
export function handledText(title: string, handled: readonly Handled[]): string {
  if (handled.length === 1) return `Saved: ${title}.`;
  const ofType = (type: string) =>
    handled.filter(({ outcome }) => outcome !== 'not-saved' && !outcome.ok && outcome.error.type === type)
      .length;
  const saved = handled.filter(({ outcome }) => outcome !== 'not-saved' && outcome.ok).length;
  const had = ofType('recorded-already');
  const others = handled.length - saved - had;
  return [
    `Saved: ${title}. ${saved} recorded.`,
    ...(had === 0 ? [] : [`${had} had it already.`]),
    ...(others === 0 ? [] : [`${others} not recorded: it is not asked of them, or it changed meanwhile.`]),
  ].join(' ');
}
