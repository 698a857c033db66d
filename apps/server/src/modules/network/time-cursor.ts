import { decodeCursor, encodeCursor } from '../../platform/http/schemas.ts';
import { isUuid } from '../../platform/ids.ts';
import { badCursor } from './network-errors.ts';

/** Where a list ordered by time ended. @throws Problem 400 when the text is no such place. */
export function readCursor(cursor: string | undefined): { since: Date; id: string } | null {
  if (cursor === undefined) return null;
  const [ms, id] = decodeCursor(cursor, 2) ?? [];
  if (typeof ms !== 'number' || typeof id !== 'string' || !isUuid(id)) throw badCursor();
  const since = new Date(ms);
  if (Number.isNaN(since.getTime())) throw badCursor();
  return { since, id };
}

/** The cursor for going on after this place; null after the last page. */
export function cursorAfter(since: Date | undefined, id: string | undefined): string | null {
  return since === undefined || id === undefined ? null : encodeCursor([since.getTime(), id]);
}
