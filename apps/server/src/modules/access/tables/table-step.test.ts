import { expect, test } from 'vitest';
import { tableStep, type TableStep } from './table-step.ts';

/** The whole table: what is held in force, what is held of the version that arrives, what arrives. */
const cases: [inForce: bigint | null, heldText: 'same' | 'other' | null, arriving: bigint, step: TableStep][] = [
  [null, null, 1n, 'apply'],
  [null, null, 7n, 'apply'],
  [3n, null, 4n, 'apply'],
  [3n, null, 9n, 'apply'],
  [3n, 'same', 3n, 'duplicate'],
  [3n, 'other', 3n, 'contradiction'],
  [3n, null, 3n, 'contradiction'],
  [3n, 'same', 2n, 'duplicate'],
  [3n, 'other', 2n, 'older'],
  [3n, null, 2n, 'history'],
  [3n, null, 1n, 'history'],
];

test.each(cases)('in force %s, held of it %s, arrives %s: %s', (version, heldText, arriving, step) => {
  const digestOfArriving = heldText === null ? null : heldText === 'same' ? 'aa' : 'bb';
  const held = version === null ? null : { version, digestOfArriving };
  expect(tableStep(held, { version: arriving, digest: 'aa' })).toBe(step);
});
