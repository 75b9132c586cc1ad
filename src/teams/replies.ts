import type { NotEligible, Refusal } from '#domain/case/refusal.ts';
import { assertNever } from '#domain/result.ts';
import { STATUS } from './words.ts';

/** Names for the people and bodies that a refusal speaks of. */
export type ReplyNames = {
  readonly person: (id: string) => string;
  readonly body: (id: string) => string;
};

/** Not found and not allowed read alike (T43). */
export const NO_SUCH_CASE =
  'There is no such case that you may open. Type /cases or /mine to see what you may.';

/** One plain sentence, and what to do next. */
export function refusalText(refusal: Refusal, names: ReplyNames): string {
  switch (refusal.type) {
    case 'not-found':
      return NO_SUCH_CASE;
    case 'wrong-state':
      return `This cannot be done now: the case stands at “${STATUS.title(refusal.status)}”. Open it again to see what can.`;
    case 'already-acknowledged':
      return refusal.owner === undefined
        ? 'Somebody has taken this up already. If you know more, press Add note.'
        : `${names.person(refusal.owner)} has this already. If you know more, press Add note.`;
    case 'cannot-work-here':
      return 'You may read this case, but only its lead and reviewers change it. Tell the lead what you would add.';
    case 'not-eligible':
      return notEligibleText(refusal.why);
    case 'other-not-eligible':
      return `${names.person(refusal.who)} cannot: ${otherReason(refusal.why)} Choose somebody else.`;
    case 'needs-two-people':
      return 'A review needs two people. Choose somebody else as second reviewer.';
    case 'needs-second-person':
      return 'You have signed already. The second signature must be another person’s. Ask them to press Sign.';
    case 'third-person-decides':
      return 'The two reviewers disagree, so a third person decides. Press Ask a reviewer to bring one in.';
    case 'not-joined':
      return 'Both reviewers must be there first. Start the review, and ask the second reviewer to press Join review.';
    case 'already-joined':
      return 'That person is a reviewer of this case already. Choose somebody else, or go back to see what comes next.';
    case 'computer-not-agreed':
      return 'Another computer was proposed. The other reviewer must press Agree to the change first.';
    case 'own-proposal':
      return 'You proposed this computer, so the other reviewer must agree to it. Ask them to press Agree to the change.';
    case 'locked-after-image':
      return 'The review was stopped at an illegal image, and its record is locked. Leave the computer as it is, and press Conclude once you have the police reference.';
    case 'waits-for-lado':
      return 'A concern about an adult waits for the LADO. Press Refer, or Not told with your reason, first.';
    case 'record-changed':
      return 'The record has changed since you read it. Read it again, then sign.';
    case 'must-be-told':
      return 'This body must be told, so “not told” cannot answer it. Press Refer once it was told.';
    case 'must-be-done':
      return 'This must be done, so “not told” cannot answer it. Press Record action once it was, and choose it there.';
    case 'needs-nature':
      return 'Press Triage first, and say under “Nature” whether it is aggravated or experimental.';
    case 'duties-open':
      return `Before it closes, answer what is still open: ${refusal.bodies.map(names.body).join(', ')}. Press Refer or Not told, or Record action for what has to be done.`;
    case 'no-such-duty':
      return 'That has been answered already. Go back to see what is still open.';
    case 'not-in-policy':
      return 'That answer is not in the school’s policy. Choose another.';
    case 'not-in-directory':
      return 'That person is not in the directory. Choose somebody from the list.';
    case 'needs-school':
      return 'Choose the school on roll, so that this school is told and no other. If it is not listed or not known yet, choose “Not on this list”.';
    case 'no-reporter':
      return 'Nobody can be asked: this case has no reporter. Write what you learn another way with Add note.';
    case 'no-technician':
      return 'Nobody of IT can be asked: no technician is in the directory, or only one whom the case keeps out. Ask somebody by phone and use Record action.';
    case 'already-restricted':
      return 'This case is confidential already. To keep one more person out, press Exclude person.';
    case 'merged-away':
      return `This case was merged into ${refusal.into}. Open that one, and do it there.`;
    case 'no-such-target':
      return 'It cannot be merged into that case. Choose another that is open, that you work on, and that is as confidential as this one.';
    case 'other-edition':
      return 'That case was opened under another edition of the policy, which does not ask for all that is owed here. Do that first, or merge the other case into this one.';
    case 'on-legal-hold':
      return 'There is a legal hold on this case, so it stays a case of its own. Press Legal hold to end it first, or merge the other case into this one.';
    case 'no-such-route':
      return 'It cannot go there: nobody in that role may take it, or they have it already. Choose another under “To whom?”.';
    case 'has-it-already':
      return `${names.person(refusal.who)} can work on this case already. Choose somebody else.`;
    case 'not-across-schools':
      return 'A confidential case stays in its own school. Choose a senior person of this school, or ring the other school’s safeguarding lead.';
    case 'not-on-hold':
      return 'There is no legal hold on this case, so none can end. Go back to see how it stands.';
    case 'already-withdrawn':
      return 'You asked for this already. The lead has your note. To say more, press Add to my report.';
    case 'not-your-entry':
      return 'Only its author or a safeguarding lead corrects an entry. Add a note instead.';
    case 'needs-confidential':
      return 'A concern about an adult is handled as a confidential case. Press Make confidential first.';
    case 'no-screenshot-of-imagery':
      return 'No screenshot is ever made of such images. Describe in words only.';
    case 'was-examined':
      return 'The record lists what was examined, so the answer to “Was a device or site examined?” is Yes.';
    case 'no-findings':
      return 'Nothing is listed as examined yet. Press Add finding first, or answer No.';
    case 'author-signs-first':
      return 'The person who wrote this text must sign it first.';
    case 'no-such-entry':
      return 'That entry cannot be corrected. Choose another.';
    case 'no-such-device':
      return 'That device is not held now. Go back to see which are.';
    case 'no-power-to-search':
      return 'The school’s policy gives nobody the power to search a device. Press Secure device to keep it safe, and ask the police.';
    case 'search-incomplete':
      return 'A search needs a searcher, a lead present and every condition met. If one is not, tick “Search not carried out” and say why.';
    case 'search-needs-why':
      return 'Say under “Why?” why the search was not carried out.';
    case 'search-needs-two':
      return 'The searcher and the lead present are two people. Choose somebody else for one of them.';
    case 'may-not-search':
      return 'The policy does not name that person as one who may search. Choose another searcher.';
    case 'not-a-lead-present':
      return 'The policy asks for a lead to be present. Choose one of those it names.';
    case 'no-image-here':
      return 'This case is not about an image. If it turns out to be, press Triage and choose that category first.';
    case 'may-not-decide-viewing':
      return 'The policy lets only a few people decide whether an image has to be seen. Ask one of them.';
    case 'viewing-needs-reason':
      return 'Write down why. To look, say why there is no other way, why it will not distress the child more, and who will look.';
    case 'may-not-look':
      return 'The policy does not let that person look. Choose somebody from the list.';
    case 'never-deleted':
      return 'The school’s policy lets nobody delete such an image. Keep the device safe as it is, and press Secure device.';
    case 'needs-police-advice':
      return 'Ask the police first: nothing is deleted before they advise. Press Police now, then come back.';
    case 'copy-needs-reference':
      return 'A copy is kept only when the police ask for it. Give their reference.';
    case 'police-do-not-wait':
      return 'We are not waiting for the police in this case. Go back to see what comes next.';
    case 'police-wait':
      return 'The police asked us to wait, so the case stays open. When they no longer do, press Police asked us to wait and say so.';
    case 'needs-debrief':
      return 'Before it closes, write down what was learnt. Press Debrief.';
    case 'needs-record-elsewhere':
      return 'Before it closes, record it in the school’s other system too. Press Record elsewhere and give its reference.';
    case 'form-used':
      return 'This form was saved already. Go back and open it again to write something new.';
    case 'form-too-old':
      return 'This form is more than a week old, so nothing was saved. Your words are still here: copy them, go back, and open the form again.';
    default:
      return assertNever(refusal, 'refusal');
  }
}

/** Why this very person does not sign or review, and what happens instead. */
export function notEligibleText(why: NotEligible): string {
  switch (why) {
    case 'not-senior':
      return 'Only senior people named in the policy review and sign. Press Ask a reviewer to bring one in.';
    case 'subject':
      return 'You are named in this case, so others review it.';
    case 'witness':
      return 'You reported what you saw yourself, so two other people must review and sign this case.';
    case 'excluded':
      return 'You have been kept out of this case, so others review it.';
    case 'interest':
      return 'You declared an interest in this case, so others review and sign it.';
    case 'not-named':
      return 'Only the two named reviewers do this, and whoever Ask a reviewer brings in.';
    case 'not-on-case':
      return 'Only people on this case do this. Press Ask a reviewer to bring somebody in.';
    case 'left':
      return 'Your account no longer belongs to this school. If that is wrong, tell the office.';
  }
}

function otherReason(why: NotEligible): string {
  switch (why) {
    case 'not-senior':
      return 'the policy does not count them as senior enough.';
    case 'subject':
      return 'the case is about them.';
    case 'witness':
      return 'they reported what they saw themselves.';
    case 'excluded':
      return 'they are kept out of this case.';
    case 'interest':
      return 'they declared an interest.';
    case 'not-named':
    case 'not-on-case':
      return 'they are not on this case.';
    case 'left':
      return 'they have left.';
  }
}
