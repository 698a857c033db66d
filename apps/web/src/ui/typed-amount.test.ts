import { expect, test } from 'vitest';
import { readTypedAmount, showTypedAmount } from './typed-amount.ts';

test.each([
  ['80000', 'CNY', '80000.00'],
  ['80,000.5', 'CNY', '80000.50'],
  [' 1 200 ', 'CNY', '1200.00'],
  ['００8０', 'CNY', '80.00'],
  ['１，２００．５０', 'CNY', '1200.50'],
  ['12。5', 'CNY', '12.50'],
  ['007', 'JPY', '7'],
  ['12.', 'CNY', '12.00'],
])('"%s" %s is %s', (text, currency, amount) => {
  expect(readTypedAmount(text, currency)).toBe(amount);
});

test.each([
  ['', 'CNY'],
  ['0', 'CNY'],
  ['0.00', 'CNY'],
  ['1.234', 'CNY'],
  ['1.5', 'JPY'],
  ['-5', 'CNY'],
  ['1e5', 'CNY'],
  ['1234567890123456', 'CNY'],
])('"%s" %s is no amount', (text, currency) => {
  expect(readTypedAmount(text, currency)).toBeNull();
  expect(showTypedAmount(text, currency)).toBe(text);
});

test('an amount is shown with thousands apart', () => {
  expect(showTypedAmount('1234567.8', 'CNY')).toBe('1,234,567.80');
});
