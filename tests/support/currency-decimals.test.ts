import { expect, test } from 'vitest';
import { readAmount, writeAmount } from '../../apps/sandbox-bank/src/ledger/amount.ts';
import { exponentOf, formatMoney, parseMoney } from '../../apps/server/src/platform/money.ts';
import { readTypedAmount } from '../../apps/web/src/ui/typed-amount.ts';

// ISO 4217, list one: minor units.
test.each([
  ['JPY', 0],
  ['KRW', 0],
  ['VND', 0],
  ['CLP', 0],
  ['ISK', 0],
  ['XAF', 0],
  ['CNY', 2],
  ['EUR', 2],
  ['USD', 2],
  ['BHD', 3],
  ['KWD', 3],
  ['TND', 3],
  ['LYD', 3],
  ['CLF', 4],
  ['UYW', 4],
] as const)('the network, its client and the bank agree: %s has %i decimals', (currency, decimals) => {
  const fraction = '1234'.slice(0, decimals);
  const text = decimals === 0 ? '12' : `12.${fraction}`;
  const tooFine = decimals === 0 ? '12.5' : `${text}5`;
  const minor = BigInt(`12${fraction}`);
  expect(exponentOf(currency)).toBe(decimals);
  expect(parseMoney(text, currency).amountMinor).toBe(minor);
  expect(formatMoney({ amountMinor: minor, currency })).toBe(text);
  expect(() => parseMoney(tooFine, currency)).toThrow(RangeError);
  expect(readTypedAmount(text, currency)).toBe(text);
  expect(readTypedAmount(tooFine, currency)).toBeNull();
  expect(readAmount(text, currency)).toBe(minor);
  expect(writeAmount(minor, currency)).toBe(text);
  expect(readAmount(tooFine, currency)).toBeNull();
});
