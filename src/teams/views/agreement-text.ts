import { paginate } from './pages.ts';

/** Bytes of one page’s text, so that the inputs to sign it fit below. */
const ROOM = 17_000;

/**
 * The text to the letter, in as many parts as cards need. There is always one.
 *
 * @param beside what stands above it.
 */
export function textPages(text: string, beside = ''): readonly string[] {
  const room = ROOM - Buffer.byteLength(JSON.stringify(beside), 'utf8');
  const pages = paginate([{ heading: '', entries: [{ label: '', text, meta: '' }] }], room);
  return pages.map((sections) => sections.flatMap(({ entries }) => entries.map((one) => one.text)).join(''));
}
