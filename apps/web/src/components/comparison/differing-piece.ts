/** A text in three parts: what two texts share at the start, what differs, what they share at the end. */
export type Pieces = { before: string; differing: string; after: string };

/**
 * Where a text differs from another one, by whole words or, in Chinese, by characters. A text that shares nothing differs whole.
 */
export function differingPiece(text: string, other: string): Pieces {
  const mine = parts(text);
  const others = parts(other);
  const shortest = Math.min(mine.length, others.length);
  let start = 0;
  while (start < shortest && mine[start] === others[start]) start += 1;
  let end = 0;
  while (end < shortest - start && mine.at(-1 - end) === others.at(-1 - end)) end += 1;
  return {
    before: mine.slice(0, start).join(''),
    differing: mine.slice(start, mine.length - end).join(''),
    after: mine.slice(mine.length - end).join(''),
  };
}

/** Words and numbers whole, everything else character by character. */
function parts(text: string): string[] {
  return text.match(/[\p{Script=Latin}\p{M}]+|\p{N}+|[\s\S]/gu) ?? [];
}
