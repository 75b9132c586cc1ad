import type { Measure } from './policy.ts';

/** Asking whether a crime happened, which triage opens for today: in no pack, for every school has it (E40). */
export const ADVICE: Measure = {
  id: 'advice',
  title: 'Advice on whether it is a crime',
  covers: 'Ask somebody who can say, and press Refer. Or press Not told, with your reason.',
};
