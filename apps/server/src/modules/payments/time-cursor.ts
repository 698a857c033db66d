import { invalid } from '../../platform/errors.ts';
import { decodeCursor, encodeCursor } from '../../platform/http/schemas.ts';
import { isUuid } from '../../platform/ids.ts';

/** The end of the year 9999: PostgreSQL's instants begin and end elsewhere than those of JavaScript. */
const lastMs = 253_402_300_799_999;

/** Where a list ordered by time ended. @throws Problem 400 when the text is no such place. */
export function readCursor(cursor: string | undefined): { at: Date; id: string } | null {
  if (cursor === undefined) return null;
  const [ms, id] = decodeCursor(cursor, 2) ?? [];
  const isPlace = Number.isInteger(ms) && Number(ms) >= 0 && Number(ms) <= lastMs;
  if (!isPlace || typeof id !== 'string' || !isUuid(id)) throw invalid('cursor', 'is not one that this list gave out');
  return { at: new Date(Number(ms)), id };
}

/** The cursor for going on after this place; null after the last page. */
export function cursorAfter(at: Date | undefined, id: string | undefined): string | null {
  return at === undefined || id === undefined ? null : encodeCursor([at.getTime(), id]);
}
