import { agreementText, LONGEST_TEXT } from '../agreement-text.ts';
import { wallDate } from '../calendar.ts';
import { canonical, textDigest } from '../digest.ts';
import { hasRole, type Person, type Role } from '../person.ts';
import type { Policy } from '../policy.ts';
import type { Agreement, Signer } from '../policy-cycles.ts';
import { err, ok, type Result } from '../result.ts';
import type { Instant } from '../time.ts';
import { currentPublications, type Publication, type Publications } from './model.ts';
import { plainText } from './plain-text.ts';

/** The office runs agreements; the others answer for what they say (LTH-060, STA-056). */
export const KEEPERS: readonly Role[] = ['agreements', 'head', 'dsl', 'onlineSafetyLead'];

export type Publish = {
  readonly at: Instant;
  readonly kind: string;
  readonly title: string;
  /** Empty where the pack's own text is taken. */
  readonly text: string;
  readonly fromPack: boolean;
  readonly whatChanged: string;
  readonly signers: readonly Signer[];
  /** Such as `2026-12-04`. */
  readonly due: string;
  readonly minor: boolean;
};

export type PublishRefusal =
  | { readonly type: 'not-keeper' }
  | { readonly type: 'no-such-kind' }
  | { readonly type: 'no-text' }
  | { readonly type: 'two-texts' }
  | { readonly type: 'no-pack-text' }
  | { readonly type: 'text-too-long'; readonly length: number }
  | { readonly type: 'not-its-signers'; readonly signers: readonly Signer[] }
  | { readonly type: 'due-over' }
  | { readonly type: 'minor-first' }
  | { readonly type: 'what-changed' }
  | { readonly type: 'same-text'; readonly edition: string }
  | { readonly type: 'form-used' }
  | { readonly type: 'form-too-old' };

export type Published = { readonly published: Publication; readonly text: string };

/** Whom the pack has sign this kind, out of those that were chosen; all of them where nobody was. */
function signersIn({ signers }: Agreement, chosen: readonly Signer[]): readonly Signer[] {
  if (chosen.length === 0) return signers;
  return signers.filter((one) => chosen.includes(one));
}

/**
 * One more version of one kind: it is asked for from now on.
 *
 * @returns `repeat` where this person has just published this very version.
 */
export function decidePublish(
  command: Publish,
  publications: Publications,
  actor: Person,
  policy: Policy,
): Result<Published | 'repeat', PublishRefusal> {
  if (!hasRole(actor, KEEPERS)) return err({ type: 'not-keeper' });
  const kind = policy.agreements.find(({ id }) => id === command.kind);
  if (kind === undefined) return err({ type: 'no-such-kind' });
  const text = textOf(command, policy);
  if (!text.ok) return text;
  const signers = signersIn(kind, command.signers);
  if (signers.length === 0) return err({ type: 'not-its-signers', signers: kind.signers });
  if (command.due < wallDate(command.at)) return err({ type: 'due-over' });
  const { at, title, whatChanged, due, minor } = command;
  const published: Publication = {
    ...{ kind: kind.id, title: title.trim(), whatChanged: whatChanged.trim(), signers, due, minor, at },
    ...{ edition: nextEdition(publications, kind.id), text: textDigest(text.value), by: actor.id },
  };
  const standing = currentPublications(publications).find((one) => one.kind === kind.id);
  if (standing !== undefined && isSame(standing, published)) return ok('repeat');
  const refusal = whyNotAfter(standing, published);
  return refusal === undefined ? ok({ published, text: text.value }) : err(refusal);
}

function textOf({ kind, text, fromPack }: Publish, policy: Policy): Result<string, PublishRefusal> {
  const typed = plainText(text);
  if (fromPack && typed !== '') return err({ type: 'two-texts' });
  if (!fromPack && typed === '') return err({ type: 'no-text' });
  if (typed.length > LONGEST_TEXT) return err({ type: 'text-too-long', length: typed.length });
  if (!fromPack) return ok(typed);
  const own = agreementText(policy, kind);
  return own === undefined ? err({ type: 'no-pack-text' }) : ok(plainText(own));
}

function nextEdition({ versions }: Publications, kind: string): string {
  const earlier = versions.filter((one) => one.kind === kind).length;
  return String(earlier + 1).padStart(4, '0');
}

/** The same words again ask nobody anything new, unless as a minor edit that puts something else right. */
function whyNotAfter(standing: Publication | undefined, next: Publication): PublishRefusal | undefined {
  if (standing === undefined) return next.minor ? { type: 'minor-first' } : undefined;
  if (standing.text === next.text && !(next.minor && isOtherwise(standing, next)))
    return { type: 'same-text', edition: standing.edition };
  return next.whatChanged === '' ? { type: 'what-changed' } : undefined;
}

/** The same press twice, and no other change in between. */
function isSame(standing: Publication, next: Publication): boolean {
  const { at: _at, edition: _edition, ...words } = standing;
  const { at: _later, edition: _next, ...others } = next;
  return canonical(words) === canonical(others);
}

function isOtherwise(a: Publication, b: Publication): boolean {
  return a.due !== b.due || a.title !== b.title || a.signers.join() !== b.signers.join();
}
