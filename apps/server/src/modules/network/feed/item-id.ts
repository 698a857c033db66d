/**
 * Item ids and log positions are integers of 53 bits, exact in JavaScript and as JSON text: 41 bits of milliseconds
 * since the beginning of 2000, which last until 2069, and 12 bits of sequence.
 */
const epochMs = Date.UTC(2000, 0, 1);
/** Ids that one author has in a millisecond. */
export const idsPerMs = 4_096;

export const maxItemId = Number.MAX_SAFE_INTEGER;
/** The id that comes after every item in the order (item id, author), where a first page begins. */
export const lastAuthor = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The first id of a moment. Moments before 2000 count as its beginning, those after 2069 as its end. */
export function firstIdAt(time: Date): number {
  const ms = Math.min(Math.max(time.getTime() - epochMs, 0), Math.floor(maxItemId / idsPerMs));
  return ms * idsPerMs;
}

/** The moment to which an id belongs. */
export function timeOfId(id: number): Date {
  return new Date(Math.floor(id / idsPerMs) + epochMs);
}

/** @returns the id, or null when the text is none. */
export function parseItemId(text: string): number | null {
  if (!/^\d{1,16}$/.test(text)) return null;
  const id = Number(text);
  return Number.isSafeInteger(id) ? id : null;
}
