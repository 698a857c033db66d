import { decodeCursor, encodeCursor } from '../../platform/http/schemas.ts';
import { isUuid } from '../../platform/ids.ts';
import { badCursor } from './notifications-errors.ts';

/** Where a list ordered by id ended. @throws Problem 400 when the text is no such place. */
export function readCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const [id] = decodeCursor(cursor, 1) ?? [];
  if (typeof id !== 'string' || !isUuid(id)) throw badCursor();
  return id;
}

/** The cursor for going on below this id; null after the last page. */
export function cursorAfter(id: string | null): string | null {
  return id === null ? null : encodeCursor([id]);
}
