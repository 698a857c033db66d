import { invalid, type Problem } from '../errors.ts';
import { isUuid } from '../ids.ts';
import { decodeCursor, encodeCursor } from './schemas.ts';

/** The end of the year 9999: PostgreSQL's instants begin and end elsewhere than those of JavaScript. */
const lastMs = 253_402_300_799_999;
const lastInteger = 2_147_483_647;

/** For a text that is no place in a list. */
export function strangeCursor(): Problem {
  return invalid('query.cursor', 'is not one that this list gave: take it from nextCursor of the page before');
}

/** Where a list ordered by a UUID ended; null for its beginning. @throws Problem 400 when the text is no such place. */
export function readIdCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const [id] = decodeCursor(cursor, 1) ?? [];
  if (typeof id !== 'string' || !isUuid(id)) throw strangeCursor();
  return id;
}

/** Where a list ordered by a whole number from 0 ended; null for its beginning. @throws Problem 400 when the text is no such place. */
export function readNumberCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  const [place] = decodeCursor(cursor, 1) ?? [];
  if (typeof place !== 'number' || !Number.isInteger(place) || place < 0 || place > lastInteger) throw strangeCursor();
  return place;
}

/** Where a list ordered by time ended; null for its beginning. @throws Problem 400 when the text is no such place. */
export function readTimeCursor(cursor: string | undefined): { at: Date; id: string } | null {
  if (cursor === undefined) return null;
  const [ms, id] = decodeCursor(cursor, 2) ?? [];
  const isTime = typeof ms === 'number' && Number.isInteger(ms) && ms >= 0 && ms <= lastMs;
  if (!isTime || typeof id !== 'string' || !isUuid(id)) throw strangeCursor();
  return { at: new Date(ms), id };
}

/** The cursor for going on after this place of a list ordered by time; null after the last page. */
export function timeCursorAfter(at: Date | undefined, id: string | undefined): string | null {
  return at === undefined || id === undefined ? null : encodeCursor([at.getTime(), id]);
}
