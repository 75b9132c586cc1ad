import { CARD_LIMIT, cardSize, renderPage } from '../render-card.ts';
import type { Entry, PageView } from './view.ts';

type Section = PageView['sections'][number];

const BARE: PageView = {
  ...{ banner: '', title: '', subtitle: '', alarm: [], result: '', refusal: '' },
  ...{ sections: [], buttons: [], more: [], pager: [] },
};
const SHORT_ENTRY: Entry = { label: '-', text: '', meta: '' };

const BARE_SIZE = cardSize(renderPage(BARE));
const SHORT_ENTRY_SIZE =
  sectionsSize([{ heading: '', entries: [SHORT_ENTRY, SHORT_ENTRY] }]) -
  sectionsSize([{ heading: '', entries: [SHORT_ENTRY] }]);

const WITHOUT_HEADING = headingSize('');

/** Bytes that are left for sections on a page with this title, these buttons and so on. */
export function roomForSections(view: PageView): number {
  return CARD_LIMIT - cardSize(renderPage({ ...view, sections: [] }));
}

/**
 * Spreads sections over pages that keep to the limit, in their order; there is always one page. A section
 * that goes on has its heading again. An entry too long for a page of its own is cut into numbered parts,
 * which together are its text to the letter.
 *
 * @param limitBytes what the sections of one page may add to a card; see `roomForSections`.
 * @throws RangeError when not even a heading with a letter of text fits.
 */
export function paginate(sections: readonly Section[], limitBytes: number): readonly (readonly Section[])[] {
  if (sectionsSize(sections) <= limitBytes) return [sections];
  const pages: { bytes: number; readonly pieces: Piece[] }[] = [];
  for (const piece of sections.flatMap((section, at) => piecesOf(section, at, limitBytes))) {
    const page = pages.at(-1);
    const goesOn = page?.pieces.at(-1)?.section === piece.section;
    const bytes = piece.bytes + (goesOn ? 0 : piece.headingBytes);
    if (page !== undefined && page.bytes + bytes <= limitBytes) {
      page.pieces.push(piece);
      page.bytes += bytes;
    } else {
      pages.push({ bytes: piece.headingBytes + piece.bytes, pieces: [piece] });
    }
  }
  return pages.map(({ pieces }) => sectionsOf(pieces, sections));
}

/** An entry, or part of one, that stays whole; none for a section without entries. */
type Piece = {
  readonly section: number;
  readonly entry: Entry | undefined;
  readonly bytes: number;
  readonly headingBytes: number;
};

function piecesOf(section: Section, at: number, limitBytes: number): readonly Piece[] {
  const { heading, entries } = section;
  if (entries.length === 0)
    return [{ section: at, entry: undefined, bytes: sectionsSize([section]), headingBytes: 0 }];
  const headingBytes = headingSize(heading);
  return entries
    .flatMap((entry) => cut(entry, limitBytes - headingBytes))
    .map((entry) => ({ section: at, entry, bytes: entrySize(entry), headingBytes }));
}

function sectionsOf(pieces: readonly Piece[], sections: readonly Section[]): readonly Section[] {
  return sections.flatMap(({ heading }, at) => {
    const own = pieces.filter((piece) => piece.section === at);
    return own.length === 0 ? [] : [{ heading, entries: own.flatMap(({ entry }) => entry ?? []) }];
  });
}

function sectionsSize(sections: readonly Section[]): number {
  return cardSize(renderPage({ ...BARE, sections })) - BARE_SIZE;
}

function headingSize(heading: string): number {
  return sectionsSize([{ heading, entries: [SHORT_ENTRY] }]) - SHORT_ENTRY_SIZE;
}

function entrySize(entry: Entry): number {
  return sectionsSize([{ heading: '', entries: [entry] }]) - WITHOUT_HEADING;
}

/** Parts as long as fit into `room`; the entry itself when it fits. */
function cut(entry: Entry, room: number): readonly Entry[] {
  if (entrySize(entry) <= room) return [entry];
  const texts: string[] = [];
  for (let rest = entry.text; rest !== ''; ) {
    // The label is measured at its longest: how many parts there will be shows only at the end.
    const length = longest(rest, (text) => entrySize({ ...numbered(entry, 9999, 9999), text }) <= room);
    if (length === 0) throw new RangeError(`A page with room for ${room} bytes is too small for an entry.`);
    texts.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return texts.map((text, at) => ({ ...numbered(entry, at + 1, texts.length), text }));
}

function numbered(entry: Entry, part: number, parts: number): Entry {
  return { ...entry, label: `${entry.label} (${part} of ${parts})`.trim() };
}

/** The length of the longest beginning of the text that fits, found by halving. */
function longest(text: string, fits: (beginning: string) => boolean): number {
  let found = 0;
  let low = 0;
  let high = text.length;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const end = endBefore(text, middle);
    if (fits(text.slice(0, end))) {
      found = Math.max(found, end);
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return found;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The last good place to cut in the first `most` units: behind a word, else between characters as people count them. */
function endBefore(text: string, most: number): number {
  if (most >= text.length) return text.length;
  const space = text.slice(0, most).search(/\s\S*$/);
  if (space >= most * 0.8) return space + 1;
  const character = graphemes.segment(text).containing(most)?.index ?? 0;
  if (character > 0) return character;
  const halvesOne = /^[\uDC00-\uDFFF]/.test(text.slice(most));
  return halvesOne ? most - 1 : most;
}
