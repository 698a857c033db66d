import { expect, test } from 'vitest';
import { accountKey, isSameAccount } from './account-number.ts';

test('however a number is parted, it is one account', () => {
  for (const spelling of ['7730-2065-01', '7730 2065 01', ' 7730  2065-01 ', '77302065-01', '7730\u00A02065\u201101'])
    expect(accountKey(spelling)).toBe('7730206501');
});

test('an IBAN on paper and in a file are one account, in whatever letters', () => {
  expect(isSameAccount('DE75 5121 0800 1245 1261 99', 'de75512108001245126199')).toBe(true);
});

test('another digit, or one in another place, is another account', () => {
  expect(isSameAccount('7730-2065-01', '7730-2065-10')).toBe(false);
  expect(isSameAccount('7730-2065-01', '7730-2065-010')).toBe(false);
  expect(isSameAccount('7730.2065.01', '7730206501')).toBe(false);
});

test('what is only partings is no account', () => {
  expect(accountKey(' - ')).toBe('');
});
