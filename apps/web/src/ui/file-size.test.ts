import { expect, test } from 'vitest';
import { formatFileLimit, formatFileSize } from './file-size.ts';

test.each([
  [512, '512\u00A0B'],
  [340_123, '340\u00A0kB'],
  [999_600, '1\u00A0MB'],
  [1_840_000, '1.8\u00A0MB'],
])('%i bytes are %s', (bytes, text) => {
  expect(formatFileSize(bytes, 'en')).toBe(text);
});

test.each([
  [10_485_760, '10\u00A0MB'],
  [1_572_864, '1.5\u00A0MB'],
  [4_999, '4\u00A0kB'],
])('a limit of %i bytes is said as %s, which is taken', (bytes, text) => {
  expect(formatFileLimit(bytes, 'en')).toBe(text);
});
