import type { LedgerRefusal } from '#domain/ledger/refusal.ts';
import type { School } from '#workflows/deps.ts';
import type { Handled } from '#workflows/each-ledger.ts';
import { ledgerRefusalText } from './ledger-replies.ts';
import { notSaved } from './views/plain-views.ts';

/** Why the form stays: nothing was stored by it, or not all. Sent again, it does what is missing and nothing twice. */
export function whyNone(school: School, handled: readonly Handled[]): string | undefined {
  const lost = handled.filter(({ outcome }) => outcome === 'not-saved').length;
  if (lost === handled.length) return notSaved(school.contacts.outOfHours);
  if (lost > 0)
    return `${lost} of ${handled.length} were NOT saved: the store did not answer. Send it again: nobody is recorded twice.`;
  const refusals = refusalsOf(handled);
  if (refusals.length < handled.length) return undefined;
  const words = new Set(refusals.map((one) => ledgerRefusalText(one, school.policy.agreements)));
  return [...words].join(' ');
}

/** What became of a form: for many people how many, and why the others were not recorded. */
export function handledText(title: string, school: School, handled: readonly Handled[]): string {
  if (handled.length === 1) return `Saved: ${title}.`;
  const refusals = refusalsOf(handled);
  const had = refusals.filter(({ type }) => type === 'recorded-already').length;
  const others = refusals.filter(({ type }) => type !== 'recorded-already');
  const words = others.map((one) => ledgerRefusalText(one, school.policy.agreements));
  const counted = [...new Set(words)].map(
    (one) => `${words.filter((other) => other === one).length} not recorded: ${one}`,
  );
  return [
    `Saved: ${title}. ${handled.length - refusals.length} recorded.`,
    ...(had === 0 ? [] : [`${had} had it already.`]),
    ...counted,
  ].join(' ');
}

function refusalsOf(handled: readonly Handled[]): readonly LedgerRefusal[] {
  return handled.flatMap(({ outcome }) => (outcome === 'not-saved' || outcome.ok ? [] : [outcome.error]));
}
