import { expect, test } from 'vitest';
import { differingPiece } from './differing-piece.ts';

test.each([
  ['Room 1204, 88 Wuchang Ave', 'Room 1402, 88 Wuchang Ave', 'Room ', '1204', ', 88 Wuchang Ave'],
  ['杭州岚溪智能有限公司', '杭州岚曦智能有限公司', '杭州岚', '溪', '智能有限公司'],
  ['Qinghe Ltd', 'Qinghe Precision Ltd', 'Qinghe ', '', 'Ltd'],
  ['A', 'B', '', 'A', ''],
  ['same', 'same', 'same', '', ''],
])('%j differs from %j in one piece', (text, other, before, differing, after) => {
  expect(differingPiece(text, other)).toEqual({ before, differing, after });
});
