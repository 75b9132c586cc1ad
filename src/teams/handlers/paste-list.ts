import type { Digest } from '#domain/digest.ts';
import { FORM_LIFE, formAge, formIdAt } from '#domain/form-age.ts';
import type { FormId } from '#domain/ids.ts';
import type { Pasted } from '#workflows/pasted.ts';
import type { Actor } from '../actor.ts';
import { PASTE_FORMS, type PastedOf, pasteFields } from '../forms/paste-forms.ts';
import { keepTyped, readForm } from '../forms/read-form.ts';
import { parsePasted, withoutTabs } from '../pasted-table.ts';
import { CARD_LIMIT, type Card, cardSize, renderForm, renderPage } from '../render-card.ts';
import { PASTE_KEYS, pastePress, pasteSent } from '../roll-submissions.ts';
import { type ListSummary, pasteView, summaryLines } from '../views/paste-view.ts';
import { answerView, notSaved } from '../views/plain-views.ts';
import type { Button, Field } from '../views/view.ts';
import { outOfDate, refused } from './open-case.ts';
import { pasteRoll } from './paste-roll.ts';
import { pasteStaff } from './paste-staff.ts';
import type { Answer, Press } from './press.ts';
import { mayKeepRoll, NOT_YOUR_ROLL } from './roll.ts';
import type { TeamsDeps } from './teams-deps.ts';

type Shown = { readonly summary: ListSummary; readonly shows: Digest | undefined };
type Outcome =
  | ({ readonly kind: 'shown' } & Shown)
  /** Not what was shown: so it is shown again, and nothing was done. */
  | ({ readonly kind: 'otherwise' } & Shown)
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'applied'; readonly result: string };

/** A kind of list: what it would do, and doing what it was shown to do. */
export type PastedList = {
  readonly check: (deps: TeamsDeps, actor: Actor, pasted: Pasted) => Promise<Outcome>;
  readonly apply: (deps: TeamsDeps, actor: Actor, pasted: Pasted, shows: Digest) => Promise<Outcome>;
};

const LISTS: Readonly<Record<PastedOf, PastedList>> = { roll: pasteRoll, staff: pasteStaff };
const BACK: Button = { title: 'Back', verb: 'roll', data: {} };
const SHOWN_AGAIN =
  'The list, or what stands, is not what was shown, so nothing was done. Read it again, then press Apply.';

/** **Import a list**: nothing is changed before it was shown. */
export async function openPaste(deps: TeamsDeps, { actor, data }: Press): Answer {
  if (!mayKeepRoll(actor)) return refused(actor, NOT_YOUR_ROLL);
  const asked = pastePress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  return formCard(actor, asked.data.of, { form: formIdAt(deps.clock.now(), deps.newId()) });
}

type Sent = {
  readonly form: FormId;
  readonly typed?: unknown;
  readonly refusal?: string;
  readonly says?: readonly string[];
  readonly shows?: Digest | undefined;
};

function formCard(actor: Actor, of: PastedOf, { form, typed, refusal = '', says, shows }: Sent): Card {
  const { title, lines } = PASTE_FORMS[of];
  const shown = { banner: actor.banner, of, title, refusal, form, shows, back: BACK };
  const card = (given: unknown, words: readonly string[], why: string) =>
    renderForm(
      pasteView({
        ...shown,
        refusal: why,
        lines: words,
        fields: keepTyped(pasteFields(of), given).map(asItIsKept),
      }),
    );
  const whole = card(typed, says ?? lines, refusal);
  if (cardSize(whole) <= CARD_LIMIT) return whole;
  return renderForm(
    pasteView({ ...shown, shows: undefined, lines, refusal: TOO_MUCH, fields: pasteFields(of) }),
  );
}

function asItIsKept(field: Field): Field {
  return field.kind === 'text' ? { ...field, value: withoutTabs(field.value) } : field;
}

const TOO_MUCH =
  'That is too much for one card, so nothing was done. Paste the list in two parts, each with the line of titles.';

/** **Check the list**, and **Apply**: what was shown is done, or it is shown again. */
export async function checkPaste(deps: TeamsDeps, press: Press): Answer {
  return await pasted(deps, press, false);
}

export async function applyPaste(deps: TeamsDeps, press: Press): Answer {
  return await pasted(deps, press, true);
}

async function pasted(deps: TeamsDeps, { actor, data }: Press, applies: boolean): Answer {
  if (!mayKeepRoll(actor)) return refused(actor, NOT_YOUR_ROLL);
  const carried = pasteSent.safeParse(data);
  if (!carried.success) return outOfDate(actor);
  const { of, form, shows } = carried.data;
  const again = (sent: Omit<Sent, 'form' | 'typed'>) => formCard(actor, of, { form, typed: data, ...sent });
  const at = deps.clock.now();
  const read = readForm(pasteFields(of), PASTE_KEYS, data, at);
  if (!read.ok)
    return read.error.kind === 'stale' ? outOfDate(actor) : again({ refusal: read.error.sentence });
  if (formAge(form, at) > FORM_LIFE)
    return again({
      refusal: 'This form is more than a week old. Go back, open it again, and paste the list there.',
    });
  const table = parsePasted(read.value.text('list'));
  if (!table.ok) return again({ refusal: tornText(table.error) });
  const missingLeave = read.value.tick('leave');
  const list = LISTS[of];
  const sent = { table: table.value, missingLeave, form, at };
  try {
    const outcome =
      applies && shows !== undefined
        ? await list.apply(deps, actor, sent, shows)
        : await list.check(deps, actor, sent);
    if (outcome.kind === 'refused') return again({ refusal: outcome.sentence });
    if (outcome.kind === 'applied')
      return renderPage(answerView(actor.banner, PASTE_FORMS[of].title, { result: outcome.result }, [BACK]));
    const says = summaryLines(outcome.summary, missingLeave);
    const refusal = outcome.kind === 'otherwise' ? SHOWN_AGAIN : '';
    return again({ says, refusal, shows: outcome.shows });
  } catch (fault) {
    deps.log.fault('list-not-saved', fault);
    return again({ refusal: notSaved(actor.school.contacts.outOfHours) });
  }
}

function tornText(
  problem: { readonly type: 'no-lines' } | { readonly type: 'torn'; readonly line: number },
): string {
  return problem.type === 'no-lines'
    ? 'There is nothing in the list. Copy the cells from the spreadsheet and paste them.'
    : `The list stops making sense at line ${problem.line}: a quotation mark is not closed. Mend that line and paste it again.`;
}
