import { expect, it } from 'vitest';
import { reminderCardView } from '#teams/views/reminder-view.ts';

const buttonsOf = (seesBoard: boolean) =>
  reminderCardView({ kind: 'late', whose: 'all', count: 2, seesBoard }, '').buttons;

it('leads from the count of those who are late to the board, whoever may see it', () => {
  expect(buttonsOf(true)).toEqual([{ title: 'Open board', verb: 'board', data: {} }]);
  expect(buttonsOf(false)).toEqual([]);
});
