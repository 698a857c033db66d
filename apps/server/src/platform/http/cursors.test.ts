import { expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { readIdCursor, readNumberCursor, readTimeCursor, timeCursorAfter } from './cursors.ts';
import { encodeCursor } from './schemas.ts';

const id = newId();
const refused = expect.objectContaining({ status: 400, errors: [expect.objectContaining({ field: 'query.cursor' })] });

test('a place goes out and comes back, and no cursor is the beginning', () => {
  const at = new Date('2026-11-22T12:00:00.123Z');
  expect(readIdCursor(encodeCursor([id]))).toBe(id);
  expect(readNumberCursor(encodeCursor([7]))).toBe(7);
  expect(readTimeCursor(timeCursorAfter(at, id) ?? undefined)).toEqual({ at, id });
  expect([readIdCursor(undefined), readNumberCursor(undefined), readTimeCursor(undefined)]).toEqual([null, null, null]);
  expect(timeCursorAfter(undefined, undefined)).toBeNull();
});

test.each([
  [readIdCursor, ['x']],
  [readIdCursor, [7]],
  [readIdCursor, [id, id]],
  [readNumberCursor, [-1]],
  [readNumberCursor, [1.5]],
  [readNumberCursor, [2 ** 31]],
  [readNumberCursor, ['7']],
  [readTimeCursor, [Number.MAX_SAFE_INTEGER, id]],
  [readTimeCursor, [-1, id]],
  [readTimeCursor, [0, 'x']],
] as const)('what no list gave is refused, and the field is named: %o %o', (read, parts) => {
  const text = encodeCursor([...parts]);
  let thrown: unknown = null;
  try {
    read(text);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toEqual(refused);
});
