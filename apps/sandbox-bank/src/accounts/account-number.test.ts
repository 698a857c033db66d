import { expect, test } from 'vitest';
import { comparable, fitted, isSameNumber } from './account-number.ts';

test('a number is one account with dashes, with spaces, with neither, and in small letters', () => {
  for (const spelling of ['7730-2065-01', '7730 2065 01', '7730206501'])
    expect(comparable(spelling)).toBe('7730206501');
  expect(isSameNumber('lj-2201', 'LJ 2201')).toBe(true);
  expect(isSameNumber('7730-2065-01', '7730-2065-02')).toBe(false);
});

test('a number too long for a field loses its partings, never a digit', () => {
  const paper = 'LC55 HEMM 0001 0001 0012 0012 0002 3015';
  expect(fitted(paper, 34)).toBe('LC55HEMM000100010012001200023015');
  expect(fitted('7730-2065-01', 34)).toBe('7730-2065-01');
});
