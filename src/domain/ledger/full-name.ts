/** Letters that Unicode does not take apart into a letter and its accent. */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
};

/** Whether somebody typed their own name: capitals, accents, hyphens, blanks and the order of the parts do not matter. */
export function isSameName(typed: string, name: string): boolean {
  const parts = partsOf(typed);
  return parts !== '' && parts === partsOf(name);
}

function partsOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => ALIKE[letter] ?? letter)
    .replace(/['’ʼ`\p{M}\p{Cf}]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .toSorted()
    .join(' ');
}
