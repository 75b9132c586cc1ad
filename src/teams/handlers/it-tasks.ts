import { handleCommand } from '#workflows/handle-command.ts';
import { readTasks } from '#workflows/read-tasks.ts';
import { renderPage } from '../render-card.ts';
import { doneTask, oneCase } from '../submissions.ts';
import { answerView } from '../views/plain-views.ts';
import { outOfDate, refused } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import type { TeamsDeps } from './teams-deps.ts';

const NONE = 'There is nothing for you to do here any more. Thank you.';

/** **Read the task**: what is needed of IT, for its technicians alone. */
export async function showTasks(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = oneCase.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const caseId = asked.data.case;
  const read = await readTasks(deps, actor.school.id, caseId, actor.person);
  if (read === undefined) return refused(actor, NONE);
  const { reference, tasks } = read;
  const buttons = tasks.map(({ entry }, at) => ({
    title: tasks.length === 1 ? 'Done' : `Task ${at + 1} is done`,
    verb: 'task-done',
    data: { case: caseId, task: entry },
  }));
  const view = answerView(actor.banner, `Help for ${reference}`, {}, buttons);
  const entries = tasks.map(({ needed }, at) => ({ label: `Task ${at + 1}`, text: needed, meta: '' }));
  return renderPage({ ...view, sections: [{ heading: '', entries }] });
}

/** **Done**: idempotent by state, like every press on a card without a form. */
export async function finishTask(deps: TeamsDeps, press: Press): Answer {
  const { actor, data } = press;
  const asked = doneTask.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const { case: caseId, task } = asked.data;
  const command = { type: 'it-done', caseId, task, by: actor.person.id, at: deps.clock.now() } as const;
  const handled = await handleCommand(deps, actor.school.id, command);
  if (!handled.ok) return refused(actor, NONE);
  return renderPage(
    answerView(actor.banner, 'Thank you', { result: 'Saved: the lead is told that it is done.' }),
  );
}
