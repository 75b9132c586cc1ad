import { digestOf } from '../digest.ts';
import type { CaseEvent } from './event.ts';
import type { Draft, OpenCase, Progress, Signature } from './model.ts';
import { coverage } from './signatures.ts';

export type EventOf<Type extends CaseEvent['type']> = Extract<CaseEvent, { readonly type: Type }>;

/** A conclusion was written: it stands unsigned, or beside the first text where the reviewers disagree. */
export function drafted(open: OpenCase, event: EventOf<'concluded' | 'handed-over'>): OpenCase {
  const { by, at: _at, ...words } = event;
  if (by === undefined) throw new TypeError(`${event.type} needs its author`);
  const draft: Draft = { by, words: digestOf(words), handedOver: event.type === 'handed-over' };
  const { progress } = open;
  if (progress.status === 'disputed') return { ...open, progress: { ...progress, other: { draft } } };
  if (progress.status === 'reported' || 'signature' in progress || 'signatures' in progress)
    throw outOfOrder(open, event);
  return { ...open, progress: { status: 'drafted', draft } };
}

export function signed(open: OpenCase, event: EventOf<'signed'>): OpenCase {
  if (event.by === undefined) throw new TypeError('A signature needs its signer');
  const signature: Signature = { by: event.by, at: event.at, covers: event.covers };
  return { ...open, progress: afterSignature(open, signature) };
}

function afterSignature(open: OpenCase, signature: Signature): Progress {
  const { progress } = open;
  switch (progress.status) {
    case 'drafted':
      return { status: 'signedOnce', draft: progress.draft, signature };
    case 'signedOnce':
      return concluded(progress.draft, progress.signature, signature);
    case 'disputed': {
      if (coverage(open, progress.draft) === signature.covers)
        return concluded(progress.draft, progress.signature, signature);
      if (progress.other === undefined) throw new TypeError('There is no other text to sign');
      const { draft, signature: first } = progress.other;
      if (first !== undefined) return concluded(draft, first, signature);
      return { ...progress, other: { draft, signature } };
    }
    default:
      throw new TypeError(`Nobody signs a case that is ${progress.status}`);
  }
}

function concluded(draft: Draft, first: Signature, second: Signature): Progress {
  if (first.by === second.by) throw new TypeError('One person never signs twice');
  return { status: 'concluded', draft, signatures: [first, second] };
}

/** A signature fell: the text stands, and both sign again. A case that was halted meanwhile stays so. */
export function fall(open: OpenCase, event: EventOf<'signature-fell'>): OpenCase {
  const { progress } = open;
  if (progress.status === 'disputed' && progress.other?.signature?.by === event.of) {
    return { ...open, progress: { ...progress, other: { draft: progress.other.draft } } };
  }
  const standing = 'draft' in progress && 'signature' in progress && progress.signature.by === event.of;
  return standing ? { ...open, progress: { status: 'drafted', draft: progress.draft } } : open;
}

export function outOfOrder(open: OpenCase, event: CaseEvent): TypeError {
  return new TypeError(`${event.type} cannot follow ${open.progress.status}`);
}
