import type { School } from '#workflows/deps.ts';
import { SCHOOL_HINT } from '../submissions.ts';
import { DANGER_ADVICE } from '../words.ts';
import type { PostedView } from './view.ts';

export type AskedWhich = {
  readonly standings: readonly { readonly school: School }[];
  readonly banner: string;
  /** The command that is done there next. */
  readonly say: string;
  /** What is kept of a message that is to be reported there. */
  readonly message?: string | undefined;
};

/** Asked once a chat, and again by **Change school** (product 2). */
export function whichSchoolView({ standings, banner, say, message }: AskedWhich): PostedView {
  const then = message === undefined ? { say } : { say, message };
  return {
    ...{ banner, flag: '', title: 'Which school?', facts: [] },
    lines: [
      ...DANGER_ADVICE.slice(0, 1),
      'You belong to more than one school here. Choose where you want to be. Type /school to change it later.',
    ],
    buttons: standings.map(({ school }) => ({
      ...{ title: school.name, verb: 'choose-school', data: { [SCHOOL_HINT]: school.id, ...then } },
    })),
  };
}
