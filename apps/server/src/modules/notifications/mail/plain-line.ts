/** Signs that would end a line, hide text or turn its direction: none belongs into a name on one line. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;
const mostCharacters = 200;

/** A name as it may stand in a header and in a sentence: one line, printable, not too long. */
export function plainLine(text: string): string {
  const line = text.toWellFormed().replaceAll(unprintable, ' ').replaceAll(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= mostCharacters ? line : `${characters.slice(0, mostCharacters - 1).join('')}…`;
}
