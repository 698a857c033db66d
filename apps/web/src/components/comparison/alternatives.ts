import { differingPiece } from './differing-piece.ts';
import type { Pieces } from './differing-piece.ts';

/** How the server joins a value that stands in two languages, or of two parts. */
const SEPARATOR = ' / ';

/** Of the spellings that a value has, the one that shares most with another text. */
export function closestSpelling(value: string, other: string): string {
  const spellings = value.split(SEPARATOR);
  return spellings.toSorted((a, b) => sharedLength(b, other) - sharedLength(a, other))[0] ?? value;
}

/** A value in its spellings, each with where it differs; those that the other side does not have differ nowhere. */
export function comparedSpellings(value: string, other: string | null): Pieces[] {
  const mine = value.split(SEPARATOR);
  const others = other?.split(SEPARATOR) ?? [];
  const plain = (spelling: string): Pieces => ({ before: spelling, differing: '', after: '' });
  if (other === null) return mine.map(plain);
  if (mine.length === others.length)
    return mine.map((spelling, place) => differingPiece(spelling, others[place] ?? ''));
  if (mine.length === 1) return mine.map((spelling) => differingPiece(spelling, closestSpelling(other, spelling)));
  const closest = closestSpelling(value, other);
  return mine.map((spelling) => (spelling === closest ? differingPiece(spelling, other) : plain(spelling)));
}

function sharedLength(spelling: string, other: string): number {
  const { before, after } = differingPiece(spelling, other);
  return before.length + after.length;
}
