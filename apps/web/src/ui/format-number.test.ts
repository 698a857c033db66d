import { expect, test } from 'vitest';
import { formatCapital, formatCount, formatMoney, formatPrice, formatShare, groupDecimal } from './format-number.ts';

test('an amount keeps every digit, however long it is', () => {
  expect(groupDecimal('12345678901234567890.12')).toBe('12,345,678,901,234,567,890.12');
  expect(groupDecimal('286400.00')).toBe('286,400.00');
  expect(groupDecimal('999')).toBe('999');
});

test('a negative amount has a true minus sign', () => {
  expect(groupDecimal('-1200.50')).toBe('\u22121,200.50');
  expect(formatCapital('-20000000', 'CNY', 'en')).toBe('\u2212¥20.0\u00A0m');
});

test('what is not a decimal is shown as it came', () => {
  expect(groupDecimal('about 5')).toBe('about 5');
  expect(formatCapital('', 'CNY', 'zh-CN')).toBe(' 元');
});

test('money names its currency after the amount', () => {
  expect(formatMoney('286400.00', 'CNY')).toBe('286,400.00\u00A0CNY');
});

test('a large capital is said as people say it', () => {
  expect(formatCapital('20000000.00', 'CNY', 'zh-CN')).toBe('2,000.00 万元');
  expect(formatCapital('20000000.00', 'CNY', 'en')).toBe('¥20.0\u00A0m');
  expect(formatCapital('12500000', 'EUR', 'en')).toBe('€12.5\u00A0m');
  expect(formatCapital('5000000', 'JPY', 'en')).toBe('JPY\u00A05.0\u00A0m');
  expect(formatCapital('5000000', 'USD', 'zh-CN')).toBe('500.00 万\u00A0USD');
});

test('a capital is shortened only where the short form says exactly the same', () => {
  expect(formatCapital('20345678.90', 'CNY', 'zh-CN')).toBe('20,345,678.90 元');
  expect(formatCapital('20345678.90', 'CNY', 'en')).toBe('¥20,345,678.90');
  expect(formatCapital('8000', 'CNY', 'zh-CN')).toBe('8,000 元');
});

test('shares and counts are written in the reader’s way', () => {
  expect(formatShare('35.50')).toBe('35.5%');
  expect(formatShare('100.00')).toBe('100%');
  expect(formatCount(1290, 'en')).toBe('1,290');
});

test('a price has the decimals of its currency at least, and no zeros beyond them', () => {
  expect(formatPrice('3.5', 2)).toBe('3.50');
  expect(formatPrice('1200', 2)).toBe('1,200.00');
  expect(formatPrice('0.12340', 2)).toBe('0.1234');
  expect(formatPrice('12', 0)).toBe('12');
});
