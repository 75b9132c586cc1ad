import type { PersonId, Reference } from '../ids.ts';
import type { Status } from './model.ts';

/** Why somebody may not sign (H1, P4). */
export type NotEligible =
  | 'not-senior'
  | 'subject'
  | 'witness'
  | 'excluded'
  | 'interest'
  | 'not-named'
  | 'not-on-case'
  | 'left';

/** Why the answer is no. `teams/replies.ts` has one plain sentence for each. */
export type Refusal =
  | { readonly type: 'not-found' }
  | { readonly type: 'wrong-state'; readonly status: Status }
  | { readonly type: 'already-acknowledged'; readonly owner: PersonId | undefined }
  | { readonly type: 'cannot-work-here' }
  | { readonly type: 'not-eligible'; readonly why: NotEligible }
  | { readonly type: 'other-not-eligible'; readonly who: PersonId; readonly why: NotEligible }
  | { readonly type: 'needs-two-people' }
  | { readonly type: 'needs-second-person' }
  | { readonly type: 'third-person-decides' }
  | { readonly type: 'not-joined' }
  | { readonly type: 'already-joined' }
  | { readonly type: 'computer-not-agreed' }
  | { readonly type: 'own-proposal' }
  | { readonly type: 'locked-after-image' }
  | { readonly type: 'waits-for-lado' }
  | { readonly type: 'record-changed' }
  | { readonly type: 'must-be-told' }
  | { readonly type: 'must-be-done' }
  | { readonly type: 'needs-nature' }
  | { readonly type: 'duties-open'; readonly bodies: readonly string[] }
  | { readonly type: 'no-such-duty' }
  | {
      readonly type: 'not-in-policy';
      readonly field: 'category' | 'outcome' | 'body' | 'policy' | 'system' | 'referral' | 'kind';
    }
  | { readonly type: 'not-in-directory' }
  | { readonly type: 'needs-school' }
  | { readonly type: 'no-reporter' }
  | { readonly type: 'no-technician' }
  | { readonly type: 'already-restricted' }
  | { readonly type: 'merged-away'; readonly into: Reference }
  | { readonly type: 'no-such-target' }
  | { readonly type: 'other-edition' }
  | { readonly type: 'on-legal-hold' }
  | { readonly type: 'no-such-route' }
  | { readonly type: 'has-it-already'; readonly who: PersonId }
  | { readonly type: 'not-across-schools' }
  | { readonly type: 'not-on-hold' }
  | { readonly type: 'already-withdrawn' }
  | { readonly type: 'not-your-entry' }
  | { readonly type: 'needs-confidential' }
  | { readonly type: 'no-screenshot-of-imagery' }
  | { readonly type: 'was-examined' }
  | { readonly type: 'no-findings' }
  | { readonly type: 'author-signs-first' }
  | { readonly type: 'no-such-entry' }
  | { readonly type: 'no-such-device' }
  | { readonly type: 'no-power-to-search' }
  | { readonly type: 'search-incomplete' }
  | { readonly type: 'search-needs-why' }
  | { readonly type: 'search-needs-two' }
  | { readonly type: 'may-not-search' }
  | { readonly type: 'not-a-lead-present' }
  | { readonly type: 'no-image-here' }
  | { readonly type: 'may-not-decide-viewing' }
  | { readonly type: 'viewing-needs-reason' }
  | { readonly type: 'may-not-look' }
  | { readonly type: 'never-deleted' }
  | { readonly type: 'needs-police-advice' }
  | { readonly type: 'copy-needs-reference' }
  | { readonly type: 'police-do-not-wait' }
  | { readonly type: 'police-wait' }
  | { readonly type: 'needs-debrief' }
  | { readonly type: 'needs-record-elsewhere' }
  | { readonly type: 'form-used' }
  | { readonly type: 'form-too-old' };
