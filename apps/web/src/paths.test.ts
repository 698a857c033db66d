import { expect, test } from 'vitest';
import { safeReturnTo } from './paths.ts';

test('only a path of this site is returned to', () => {
  expect(safeReturnTo('/enterprises/1?fact=city')).toBe('/enterprises/1?fact=city');
  for (const elsewhere of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'evil',
    '/a\nb',
    '/a\\b',
    7,
    undefined,
  ]) {
    expect(safeReturnTo(elsewhere)).toBeUndefined();
  }
});
