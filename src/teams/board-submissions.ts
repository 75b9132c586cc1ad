import { z } from 'zod';
import { BOARD_LISTS } from '#workflows/read-board.ts';

const page = z.number().int().min(1).max(10_000).default(1);

/** What a card of the board may name: which page, which list, which sheet of it. */
export const boardPress = z.strictObject({ page });
export const boardListPress = z.strictObject({ list: z.enum(BOARD_LISTS), sheet: page, page });
export const exportPress = z.strictObject({});
export const todoPress = z.strictObject({ page });
const sheetAfter = z.string().max(300).optional();
export const notReachedPress = z.strictObject({ after: sheetAfter, page });
export const remindNowPress = z.strictObject({ after: sheetAfter });
