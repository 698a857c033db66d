import { decodeCursor, encodeCursor } from '../../platform/http/schemas.ts';
import { isUuid } from '../../platform/ids.ts';
import { badCursor } from './network-errors.ts';

/** The end of the year 9999: PostgreSQL's instants begin and end elsewhere than those of JavaScript. */
const lastMs = 253_402_300_799_999;

/** Where a list ordered by time ended. @throws Problem 400 when the text is no such place. */
export function readCursor(cursor: string | undefined): { since: Date; id: string } | null {
  if (cursor === undefined) return null;
  const [ms, id] = decodeCursor(cursor, 2) ?? [];
  if (typeof ms !== 'number' || typeof id !== 'string' || !isUuid(id)) throw badCursor();
  if (!Number.isInteger(ms) || ms < 0 || ms > lastMs) throw badCursor();
  return { since: new Date(ms), id };
}

/** The cursor for going on after this place; null after the last page. */
export function cursorAfter(since: Date | undefined, id: string | undefined): string | null {
  return since === undefined || id === undefined ? null : encodeCursor([since.getTime(), id]);
}
