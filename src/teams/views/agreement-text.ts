import { paginate } from './pages.ts';

/** Bytes of one page’s text, so that the inputs to sign it fit below. */
const ROOM = 17_000;

/** The text to the letter, in as many parts as cards need. There is always one. */
export function textPages(text: string): readonly string[] {
  const pages = paginate([{ heading: '', entries: [{ label: '', text, meta: '' }] }], ROOM);
  return pages.map((sections) => sections.flatMap(({ entries }) => entries.map((one) => one.text)).join(''));
}
