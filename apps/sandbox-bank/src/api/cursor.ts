import { invalidField } from './problem.ts';

/** Makes the opaque text that a list goes on from. */
export function encodeCursor(place: Record<string, string | number>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Reads a cursor. Throws a 400 that names `cursor` when it is none of ours. */
export function decodeCursor(cursor: string): Map<string, unknown> {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (typeof place === 'object' && place !== null && !Array.isArray(place)) return new Map(Object.entries(place));
  } catch {
    // Falls through to the one answer for every unreadable cursor.
  }
  throw invalidField('cursor', 'is not one that this bank gave');
}
