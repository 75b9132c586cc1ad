import type { School } from '#workflows/deps.ts';
import { SCHOOL_HINT } from '../submissions.ts';
import { DANGER_ADVICE } from '../words.ts';
import type { PostedView } from './view.ts';

export type AskedWhich = {
  readonly schools: readonly School[];
  readonly banner: string;
  /** The command that is done there next. */
  readonly say: string;
};

/** Asked once a chat, and again by **Change school** (product 2). */
export function whichSchoolView({ schools, banner, say }: AskedWhich): PostedView {
  return {
    ...{ banner, flag: '', title: 'Which school?', facts: [] },
    lines: [
      ...DANGER_ADVICE.slice(0, 1),
      'You belong to more than one school here. Choose where you want to be. Type /school to change it later.',
    ],
    buttons: schools.map(({ id, name }) => ({
      ...{ title: name, verb: 'choose-school', data: { [SCHOOL_HINT]: id, say } },
    })),
  };
}
