import type { PublishRefusal } from '#domain/agreement/decide.ts';
import { LONGEST_TEXT } from '#domain/agreement-text.ts';
import type { Policy } from '#domain/policy.ts';
import { assertNever } from '#domain/result.ts';
import { signerWords } from '#domain/role-titles.ts';

export const NOT_A_KEEPER =
  'Only the office, the head, the leads and the lead for online safety publish agreements. Ask one of them.';

/** One plain sentence, and what to do next. */
export function publishRefusalText(refusal: PublishRefusal, policy: Policy): string {
  switch (refusal.type) {
    case 'not-keeper':
      return NOT_A_KEEPER;
    case 'no-such-kind':
      return 'The policy pack has no such kind of agreement. Choose one of those offered.';
    case 'no-text':
      return 'Please fill in “Text”, or tick “Use the text of the policy pack”.';
    case 'two-texts':
      return 'There are two texts now. Untick “Use the text of the policy pack”, or empty “Text”.';
    case 'no-pack-text':
      return 'The policy pack has no text for this kind. Write one under “Text”.';
    case 'text-too-long':
      return `“Text” is too long: it has ${refusal.length} characters and may have ${LONGEST_TEXT}. Shorten it.`;
    case 'not-its-signers':
      return `This kind is signed by ${refusal.signers.map((one) => signerWords(policy, one)).join(', ')}. Choose among them under “Who must sign”.`;
    case 'due-over':
      return '“Due date” lies in the past. Choose today or a later day.';
    case 'minor-first':
      return 'This is the first version, so everybody has to be asked. Untick “Minor edit: do not ask again”.';
    case 'what-changed':
      return 'Please fill in “What changed”: those who signed the version before will read it.';
    case 'same-text':
      return `This is the text that stands already, as version ${Number(refusal.edition)}. Change the text; or, to give more time or another title, tick “Minor edit: do not ask again”.`;
    case 'form-used':
      return 'This form was sent already. Type /publish to publish another version.';
    case 'form-too-old':
      return 'This form is more than a week old, so nothing was published. Copy your text, type /publish and send it again.';
    default:
      return assertNever(refusal, 'refusal');
  }
}
