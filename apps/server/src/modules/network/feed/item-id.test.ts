import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstIdAt, maxItemId, parseItemId, timeOfId } from './item-id.ts';

test('an id says its millisecond, from 2000 to 2069', () => {
  const moments = fc.date({
    min: new Date('2000-01-01T00:00:00Z'),
    max: new Date('2069-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, fc.integer({ min: 0, max: 4_095 }), (time, sequence) => {
      const id = firstIdAt(time) + sequence;
      expect(Number.isSafeInteger(id)).toBe(true);
      expect(timeOfId(id)).toEqual(time);
      expect(parseItemId(String(id))).toBe(id);
    }),
  );
});

test('later moments have greater ids', () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true }), fc.date({ noInvalidDate: true }), (a, b) => {
      if (a <= b) expect(firstIdAt(a)).toBeLessThanOrEqual(firstIdAt(b));
    }),
  );
});

test('moments outside the span of the ids are taken for its ends', () => {
  expect(firstIdAt(new Date('1997-05-03'))).toBe(0);
  expect(firstIdAt(new Date('2400-01-01'))).toBeLessThanOrEqual(maxItemId);
});

test('only whole numbers of 53 bits are ids', () => {
  for (const text of ['', '-1', '1.5', '1e3', '0x10', ' 1', '9007199254740992', '99999999999999999', 'NaN'])
    expect(parseItemId(text)).toBeNull();
});
