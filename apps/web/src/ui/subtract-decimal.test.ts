import { expect, test } from 'vitest';
import { subtractDecimal } from './subtract-decimal.ts';

test('a difference of amounts is exact, whatever their size and sign', () => {
  expect(subtractDecimal('150.00', '102.00')).toBe('48.00');
  expect(subtractDecimal('0.10', '0.30')).toBe('-0.20');
  expect(subtractDecimal('-5', '5.005')).toBe('-10.005');
  expect(subtractDecimal('90071992547409930.01', '0.02')).toBe('90071992547409929.99');
  expect(subtractDecimal('7', '7')).toBe('0');
});

test('what is no decimal has no difference', () => {
  expect(subtractDecimal('many', '1.00')).toBeNull();
});
