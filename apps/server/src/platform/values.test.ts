import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sealer } from './crypto/seal.ts';
import { decodeCursor, encodeCursor } from './http/schemas.ts';
import { asId, isUuid, newId } from './ids.ts';
import { formatMoney, parseMoney } from './money.ts';

test('every amount survives being written and read', () => {
  const amounts = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
  fc.assert(
    fc.property(amounts, fc.constantFrom('CNY', 'JPY', 'KWD'), (amountMinor, currency) => {
      expect(parseMoney(formatMoney({ amountMinor, currency }), currency)).toEqual({ amountMinor, currency });
    }),
  );
});

test.each([
  ['1.005', 'CNY'],
  ['1.5', 'JPY'],
  ['1e3', 'CNY'],
  ['01.00', 'CNY'],
  ['', 'CNY'],
  ['1,000.00', 'CNY'],
  ['1.00', 'cny'],
  ['NaN', 'CNY'],
])('"%s" %s is refused', (amount, currency) => {
  expect(() => parseMoney(amount, currency)).toThrow(RangeError);
});

test('an amount always shows all its decimals', () => {
  expect(formatMoney({ amountMinor: 5n, currency: 'CNY' })).toBe('0.05');
  expect(formatMoney({ amountMinor: -5n, currency: 'KWD' })).toBe('-0.005');
  expect(formatMoney({ amountMinor: 1200n, currency: 'JPY' })).toBe('1200');
});

test('ids are lower-case UUIDs in the order of their making', () => {
  const ids = Array.from({ length: 1_000 }, () => newId());
  expect(ids.every(isUuid)).toBe(true);
  expect(ids.toSorted()).toEqual(ids);
  expect(() => asId('00000000-0000-0000-0000-00000000000g')).toThrow(TypeError);
  expect(isUuid(newId().toUpperCase())).toBe(false);
});

test('what is sealed opens only unchanged, with its key and for its purpose', () => {
  const sealer = new Sealer(Buffer.alloc(32, 1).toString('base64url'));
  const sealed = sealer.seal('client-key', 'secret');
  expect(sealer.open('client-key', sealed).toString()).toBe('secret');
  expect(sealed.includes(Buffer.from('secret'))).toBe(false);
  expect(() => sealer.open('other', sealed)).toThrow();
  for (let at = 0; at < sealed.length; at++) {
    const spoiled = Buffer.from(sealed);
    spoiled[at] = (spoiled[at] ?? 0) ^ 1;
    expect(() => sealer.open('client-key', spoiled), `byte ${at}`).toThrow();
  }
  expect(() => new Sealer(Buffer.alloc(32, 2).toString('base64url')).open('client-key', sealed)).toThrow();
  expect(() => new Sealer('short')).toThrow(RangeError);
});

test('a cursor comes back as it was, and anything else is no cursor', () => {
  const cursor = encodeCursor(['a', 1, null]);
  expect(decodeCursor(cursor, 3)).toEqual(['a', 1, null]);
  expect(decodeCursor(cursor, 2)).toBeNull();
  fc.assert(fc.property(fc.string(), (text) => void decodeCursor(text, 2)));
  expect(decodeCursor(Buffer.from('[{"a":1},2]').toString('base64url'), 2)).toBeNull();
});
