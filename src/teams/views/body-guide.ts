import { type Body, guideLines } from '#domain/policy.ts';
import type { Contact, School } from '#workflows/deps.ts';
import { paged } from './paging.ts';
import type { Button, PageView } from './view.ts';

const TITLE = 'Who takes what';

/** Every outside body of the policy; no word of it is about a case. */
export function bodyGuide(
  { policy, bodyContacts }: School,
  banner: string,
  page: number,
  data: Button['data'],
  back: Button,
): PageView {
  const entries = policy.bodies.map((body) => ({
    label: body.title,
    text: bodyWords(body, bodyContacts).join('\n'),
    meta: '',
  }));
  const view = paged(
    {
      ...{ banner, title: TITLE, subtitle: '', alarm: [], result: '', refusal: '' },
      ...{ sections: [{ heading: '', entries }], buttons: [back], more: [] },
    },
    page,
    { verb: 'bodies', data },
  );
  const turnsBack = view.pager.some(({ title }) => title === back.title);
  return turnsBack ? { ...view, buttons: [] } : view;
}

export function guideButton(data: Button['data'] = {}): Button {
  return { title: TITLE, verb: 'bodies', data };
}

/** Characters of guidance that a form has room for, beside what is typed. */
const ROOM_IN_FORM = 8_000;

/** For the form that records who was told: these bodies, as many as there is room for. */
export function guideToBodies(bodies: readonly Body[], contacts: School['bodyContacts']): readonly string[] {
  const texts = bodies.map((body) => [body.title, ...bodyWords(body, contacts)].join('\n'));
  const fitting = texts.filter((_text, at) => texts.slice(0, at + 1).join('').length <= ROOM_IN_FORM);
  return fitting.length === texts.length
    ? fitting
    : [...fitting, `The others stand in the case, behind More: ${TITLE}.`];
}

/** What the policy says of the body, and whom this school rings there. */
function bodyWords(body: Body, contacts: School['bodyContacts']): readonly string[] {
  const contact = contacts[body.id];
  return [...guideLines(body), ...(contact === undefined ? [] : [contactWords(contact)])];
}

function contactWords({ text, checked }: Contact): string {
  const seen =
    checked === undefined
      ? 'nobody wrote down when it was last checked, so check it first'
      : `last checked on ${checked}`;
  return `Contact: ${text} (${seen})`;
}
