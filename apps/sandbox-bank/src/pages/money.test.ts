import { expect, test } from 'vitest';
import { formatAmount } from './money.ts';

test.each([
  [138621490n, 'CNY', '1,386,214.90'],
  [5n, 'CNY', '0.05'],
  [0n, 'USD', '0.00'],
  [-100000n, 'EUR', '\u22121,000.00'],
  [1234567n, 'JPY', '1,234,567'],
  [1234567n, 'BHD', '1,234.567'],
  [90071992547409931234n, 'CNY', '900,719,925,474,099,312.34'],
])('%s minor units of %s read %s', (minor, currency, expected) => {
  expect(formatAmount(minor, currency)).toBe(expected);
});
