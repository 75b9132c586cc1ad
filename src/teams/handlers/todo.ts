import { wallDate } from '#domain/calendar.ts';
import { readTodo } from '#workflows/read-todo.ts';
import type { Actor } from '../actor.ts';
import { todoPress } from '../board-submissions.ts';
import { type Card, renderPage, renderPosted } from '../render-card.ts';
import { todoFace, todoView } from '../views/todo-view.ts';
import { outOfDate } from './open-case.ts';
import type { Answer, Press } from './press.ts';
import type { TeamsDeps } from './teams-deps.ts';

/** `/todo`, and **Hide** on what it showed. */
export function todoCard({ banner }: Actor): Card {
  return renderPosted(todoFace(banner));
}

/** **Show what I owe**, and its pages. */
export async function openTodo(deps: TeamsDeps, { actor, data }: Press): Answer {
  const asked = todoPress.safeParse(data);
  if (!asked.success) return outOfDate(actor);
  const { school, person, banner } = actor;
  const todo = await readTodo(deps, school.id, person);
  const today = wallDate(deps.clock.now());
  return renderPage(todoView(todo, { banner, today, page: asked.data.page }));
}
