import { dayText } from '#domain/calendar.ts';
import type { Signatory } from '#domain/ledger/model.ts';
import type { LedgerRefusal } from '#domain/ledger/refusal.ts';
import type { Agreement } from '#domain/policy-cycles.ts';
import { assertNever } from '#domain/result.ts';

/** One plain sentence, and what to do next. @param agreements of the school: a refusal may name one by its id. */
export function ledgerRefusalText(
  refusal: LedgerRefusal,
  agreements: readonly Pick<Agreement, 'id' | 'title'>[],
): string {
  switch (refusal.type) {
    case 'not-known':
      return 'Nobody who is here now owes this. Look at who it is for, and ask the office if that is wrong.';
    case 'form-used':
      return 'This form was saved already. Go back and open it again to write something new.';
    case 'form-too-old':
      return 'This form is more than a week old, so nothing was saved. Go back and open it again.';
    case 'not-yours':
      return 'Everybody signs for themselves alone. Type /sign to see what you have to sign.';
    case 'not-asked':
      return 'This is not asked of this person. Ask the office if that is wrong.';
    case 'signed-already':
      return `This was signed already, on ${dayText(refusal.on) ?? refusal.on}. Nothing more is needed.`;
    case 'other-version':
      return 'Another version was published since you opened this. Read the new text below, then sign it.';
    case 'sign-first':
      return `First sign “${agreements.find(({ id }) => id === refusal.kind)?.title ?? refusal.kind}”: this agreement comes on top of it. Go back and open that one.`;
    case 'not-ticked':
      return 'Tick both boxes to sign. If you cannot, press “I have a question” or “I decline”.';
    case 'name-differs':
      return `Type your name as the school has it: ${refusal.name}. If that is wrong, tell the office.`;
    case 'question-waits':
      return 'Your question is waiting for an answer already. You will be told as soon as it is there.';
    case 'declined-already':
      return 'You have declined this already. The lead will talk to you, and you can still sign it.';
    case 'not-keeper':
      return 'Only the office, the head, the leads and the lead for online safety answer this. Ask one of them.';
    case 'nothing-to-answer':
      return 'There is nothing to answer here any more: somebody answered it, or it was signed. Go back to the list.';
    case 'own-question':
      return 'Somebody else has to answer your own question. Ask a colleague who sees this list.';
    case 'no-such-version':
      return 'That version is not asked for any more. Choose the one on the sheet that counts now, or have that one signed.';
    case 'ran-out':
      return 'A signature so old counts no longer. Have the sheet signed again.';
    case 'nobody-signed':
      return 'Tick who has signed the sheet.';
    case 'on-sheet-already':
      return `That signature is recorded already. ${missingText(refusal.missing)}`;
    case 'signed-themselves':
      return 'They signed this themselves, so it stands. If they did not, tell a safeguarding lead.';
    case 'not-for-you-to-record':
      return 'This is not for you to record. Ask the office or a safeguarding lead.';
    case 'needs-somebody-else':
      return 'Somebody else has to do this for you. Ask a colleague who may.';
    case 'day-in-future':
      return 'That day lies in the future. Choose the day on which it happened.';
    case 'day-too-long-ago':
      return 'That day is too long ago. Check the year.';
    case 'recorded-already':
      return `This is recorded already for ${dayText(refusal.on) ?? refusal.on}. Nothing more is needed.`;
    case 'statement-not-ticked':
      return 'Tick the statement to say that you have read it.';
    case 'edition-changed':
      return `There is a newer edition now: ${refusal.edition}. Read that one, then tick it.`;
    case 'not-as-shown':
      return 'This has changed since it was shown to you. Go back and look again.';
    case 'nothing-owed':
      return 'You owe nothing now, so there is nothing to put off.';
    case 'snoozed-already':
      return 'You have put this off once already. Do it now, or tell the school office why you cannot.';
    default:
      return assertNever(refusal, 'ledger refusal');
  }
}

/** To whoever owes it themselves, about what they pressed. */
export function ownRefusalText(
  refusal: LedgerRefusal,
  agreements: Parameters<typeof ledgerRefusalText>[1],
): string {
  return refusal.type === 'not-asked' || refusal.type === 'not-known'
    ? 'You are not asked to sign this now. What you have to sign stands under /sign. Ask the office if that is wrong.'
    : ledgerRefusalText(refusal, agreements);
}

function missingText(missing: readonly Signatory[]): string {
  const who = missing.map((one) => (one === 'parent' ? 'a parent or carer' : 'the pupil'));
  return who.length === 0 ? 'Nothing more is needed.' : `Still missing: ${who.join(' and ')}.`;
}
