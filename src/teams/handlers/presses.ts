import type { Card } from '../render-card.ts';
import { exportFromBoard, openBoard, openBoardList } from './board.ts';
import { openCaseForm, saveCaseForm } from './case-forms.ts';
import { acknowledge, direct, showQuestion, showReceipt, sign } from './case-presses.ts';
import { openPeople, openPerson, openRoles, openUnreached, rolesCard } from './directory.ts';
import { openPersonForm, savePersonForm } from './directory-form.ts';
import { openLog } from './incident-log.ts';
import { finishTask, showTasks } from './it-tasks.ts';
import { turnList } from './lists.ts';
import { logCard } from './log-card.ts';
import { helpCard } from './messages.ts';
import { openNotReached, sendRemindNow } from './not-reached.ts';
import { hideCase, openCase, openRecord, outOfDate } from './open-case.ts';
import { openOwnForm, saveOwnForm } from './own-forms.ts';
import { openPaper, openPaperForm, savePaper } from './paper.ts';
import { applyPaste, checkPaste, openPaste } from './paste-list.ts';
import { openBodyGuide, openPolicyPage } from './policy-pages.ts';
import type { Press } from './press.ts';
import { openPackTexts, openPublish, openText, openVersions, savePublication } from './publish.ts';
import { openAnswerForm, openQuestions, saveAnswer } from './questions.ts';
import { openBook, openBookForm, saveBookForm } from './record-book.ts';
import { continueReport, sendReport, startReport } from './report.ts';
import { findInRoll, openRollClass, openRollEntry, rollCard } from './roll.ts';
import { openRollForm, saveRollForm } from './roll-forms.ts';
import { addFromRoster, compareRoster, openRoster } from './roster.ts';
import { openSetup, openTermDates, openTermDatesForm, saveTermDates, settingsCard } from './settings.ts';
import { openToSign, saveSignature } from './sign.ts';
import { openSnooze, saveSnooze, showReminder } from './snooze.ts';
import type { TeamsDeps } from './teams-deps.ts';
import { openTodo, todoCard } from './todo.ts';
import {
  openInduction,
  openTraining,
  openTrainingForm,
  openWaiting,
  saveTrainingForm,
  trainingCard,
} from './training.ts';
import { changeSchool, chooseSchool } from './which-school.ts';

type Handler = (deps: TeamsDeps, press: Press) => Promise<Card>;

/** Every verb that a card of ours carries. A verb that is not here does nothing (T10). */
export const PRESSES: Readonly<Record<string, Handler>> = {
  help: async (_deps, { actor }) => helpCard(actor),
  page: openPolicyPage,
  bodies: openBodyGuide,
  report: startReport,
  'report-continue': continueReport,
  'report-send': sendReport,
  open: openCase,
  record: openRecord,
  hide: hideCase,
  receipt: showReceipt,
  question: showQuestion,
  task: showTasks,
  'task-done': finishTask,
  acknowledge,
  do: direct,
  form: openCaseForm,
  save: saveCaseForm,
  sign,
  list: turnList,
  log: async (deps, { actor }) => logCard(deps, actor),
  'log-open': openLog,
  book: openBook,
  'book-form': openBookForm,
  'book-save': saveBookForm,
  roll: async (deps, { actor }) => await rollCard(deps, actor),
  'roll-class': openRollClass,
  'roll-find': findInRoll,
  'roll-entry': openRollEntry,
  'roll-form': openRollForm,
  'roll-save': saveRollForm,
  todo: async (_deps, { actor }) => todoCard(actor),
  'todo-open': openTodo,
  board: openBoard,
  'board-list': openBoardList,
  'not-reached': openNotReached,
  'remind-now': sendRemindNow,
  'board-export': exportFromBoard,
  paste: openPaste,
  'paste-check': checkPaste,
  'paste-apply': applyPaste,
  settings: async (_deps, { actor }) => settingsCard(actor),
  'setup-check': openSetup,
  'term-dates': openTermDates,
  'term-dates-form': openTermDatesForm,
  'term-dates-save': saveTermDates,
  roles: async (_deps, { actor }) => rolesCard(actor),
  'roles-open': openRoles,
  people: openPeople,
  person: openPerson,
  'person-form': openPersonForm,
  'person-save': savePersonForm,
  unreached: openUnreached,
  reminder: showReminder,
  'snooze-form': openSnooze,
  'snooze-save': saveSnooze,
  'training-card': async (deps, { actor }) => await trainingCard(deps, actor),
  training: openTraining,
  induction: openInduction,
  'training-waiting': openWaiting,
  'training-form': openTrainingForm,
  'training-save': saveTrainingForm,
  roster: openRoster,
  'roster-ask': compareRoster,
  'roster-apply': addFromRoster,
  'sign-open': openToSign,
  'sign-save': saveSignature,
  'own-form': openOwnForm,
  'own-save': saveOwnForm,
  'agreement-text': openText,
  publish: openPublish,
  'publish-save': savePublication,
  versions: openVersions,
  'pack-texts': openPackTexts,
  questions: openQuestions,
  paper: openPaper,
  'paper-form': openPaperForm,
  'paper-save': savePaper,
  'answer-form': openAnswerForm,
  'answer-save': saveAnswer,
  school: changeSchool,
  'choose-school': chooseSchool,
};

export async function answerPress(deps: TeamsDeps, press: Press): Promise<Card> {
  const handler = Object.hasOwn(PRESSES, press.verb) ? PRESSES[press.verb] : undefined;
  return handler === undefined ? outOfDate(press.actor) : await handler(deps, press);
}
