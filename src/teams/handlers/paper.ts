import { wallDate } from '#domain/calendar.ts';
import { formIdAt, openedAt } from '#domain/form-age.ts';
import type { LedgerCommand } from '#domain/ledger/command.ts';
import { handleEach, MOST_AT_ONCE } from '#workflows/each-ledger.ts';
import { readSheaves, readSheets, type Sheets, type SheetsOf } from '#workflows/paper-sheets.ts';
import type { Actor } from '../actor.ts';
import {
  PAPER_TITLE,
  paperCommands,
  paperFields,
  sheafField,
  TAKE_BACK_TITLE,
  takeBackCommand,
  takeBackFields,
} from '../forms/paper-forms.ts';
import { keepTyped, readForm } from '../forms/read-form.ts';
import { handledText, whyNone } from '../handled-replies.ts';
import { type Card, renderForm, renderPage } from '../render-card.ts';
import { PAPER_KEYS, paperPress, paperSaved } from '../submissions.ts';
import { answerView } from '../views/plain-views.ts';
import type { Button } from '../views/view.ts';
import { outOfDate, refused } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import { renderFitting } from './render-fitting.ts';
import type { TeamsDeps } from './teams-deps.ts';

const NOT_YOURS = 'Only the school office records signed sheets. Take the sheet there.';
const NOBODY_LEFT = 'Nobody is left to record: all others of this class are recorded already.';
const BACK: Button = { title: 'Back', verb: 'paper', data: {} };

/** **Record paper signatures**: whose sheets, by class or by name. */
export async function openPaper(deps: TeamsDeps, { actor }: Press): Answer {
  const { school, person, banner } = actor;
  const sheaves = await readSheaves(deps, school.id, person);
  if (sheaves === undefined) return refused(actor, NOT_YOURS);
  const press = (title: string, act: string): Button => ({
    ...{ title, verb: 'paper-form', data: { act }, takesInputs: true },
  });
  return renderForm({
    ...{ banner, title: PAPER_TITLE, alarm: [], refusal: '' },
    lines: ['Choose a class, or an agreement by name. Only people who were asked to sign are listed.'],
    fields: [sheafField(sheaves, school.policy)],
    buttons: [{ ...press('Continue', 'record'), style: 'positive' }, press(TAKE_BACK_TITLE, 'take-back')],
  });
}

type Asked = {
  readonly act: 'record' | 'take-back';
  readonly of: string;
  readonly find?: string | undefined;
};

/** `pupil 5B` is a class; `pupil` alone is somebody by name. */
function sheetsOf({ of, find = '' }: Asked): SheetsOf {
  const blank = of.indexOf(' ');
  return blank < 0 ? { kind: of, part: find } : { kind: of.slice(0, blank), group: of.slice(blank + 1) };
}

/** **Continue** and **Take back**: what is on the sheets, or which one was recorded in error. */
export async function openPaperForm(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = paperPress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const sheets = await readSheets(deps, actor.school.id, actor.person, sheetsOf(asked.data));
  return sheets === undefined ? refused(actor, NOT_YOURS) : formCard(deps, actor, asked.data, sheets);
}

function fieldsOf(deps: TeamsDeps, { school }: Actor, asked: Asked, sheets: Sheets) {
  if (asked.act === 'take-back') return takeBackFields(sheets);
  const { pupil } = school.policy.words;
  const shape = { isGroup: sheetsOf(asked).group !== undefined, pupil };
  return paperFields(sheets, shape, wallDate(deps.clock.now()));
}

function formCard(
  deps: TeamsDeps,
  actor: Actor,
  asked: Asked,
  sheets: Sheets,
  sent?: { readonly typed: unknown; readonly refusal: string },
): Card {
  const { act, of } = asked;
  const { group } = sheetsOf(asked);
  const form = formIdAt(deps.clock.now(), deps.newId());
  const fields = fieldsOf(deps, actor, asked, sheets);
  return renderFitting({
    ...{ banner: actor.banner, title: act === 'record' ? PAPER_TITLE : TAKE_BACK_TITLE, alarm: [] },
    lines: [
      group === undefined ? sheets.agreement.title : `${sheets.agreement.title}: ${group}`,
      ...(group === undefined || act !== 'record'
        ? []
        : [`Recorded for all ${sheets.missing.length} who have not signed, but for the exceptions.`]),
    ],
    refusal: sent?.refusal ?? '',
    fields: keepTyped(fields, sent?.typed),
    buttons: [
      {
        ...{ title: 'Save', verb: 'paper-save', data: { act, of, form }, style: 'positive' },
        takesInputs: true,
      },
      BACK,
    ],
  });
}

/** **Save**: a commit for each sheet; the same form sent again does what is missing, and nothing twice. */
export async function savePaper(deps: TeamsDeps, { actor, data }: Press): Answer {
  const carried = paperSaved.safeParse(data);
  if (!carried.success) return outOfDate(actor);
  const { school, person } = actor;
  const asked = { ...carried.data, find: carried.data.find };
  const sheets = await readSheets(deps, school.id, person, sheetsOf(asked));
  if (sheets === undefined) return refused(actor, NOT_YOURS);
  const again = (refusal: string) => formCard(deps, actor, asked, sheets, { typed: data, refusal });
  const at = deps.clock.now();
  const read = readForm(fieldsOf(deps, actor, asked, sheets), [...PAPER_KEYS, 'find'], data, at);
  if (!read.ok) return read.error.kind === 'stale' ? outOfDate(actor) : again(read.error.sentence);
  const base = { by: person.id, at };
  const { form } = carried.data;
  const shownAt = sheetsOf(asked).group === undefined ? undefined : openedAt(form);
  const back = asked.act === 'take-back' ? takeBackCommand(read.value, sheets, base) : undefined;
  const commands: readonly LedgerCommand[] =
    asked.act === 'record' ? paperCommands(read.value, sheets, shownAt, base) : back ? [back] : [];
  if (commands.length === 0 && shownAt !== undefined)
    return renderPage(answerView(actor.banner, PAPER_TITLE, { result: NOBODY_LEFT }, [BACK]));
  if (commands.length === 0) return again('Choose whose sheet it is, then save.');
  if (commands.length > MOST_AT_ONCE)
    return again(`These are more than ${MOST_AT_ONCE} people. Choose them by name.`);
  const handled = await handleEach(deps, deps.log, school.id, commands, {
    form: carried.data.form,
    by: person.id,
  });
  const refusal = whyNone(actor.school, handled);
  if (refusal !== undefined) return again(refusal);
  const title = asked.act === 'record' ? PAPER_TITLE : TAKE_BACK_TITLE;
  return renderPage(
    answerView(actor.banner, title, { result: handledText(title, actor.school, handled) }, [BACK]),
  );
}
