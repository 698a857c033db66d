import { expect, test } from 'vitest';
import { formatFileSize } from './file-size.ts';

test.each([
  [512, '512\u00A0B'],
  [340_123, '340\u00A0kB'],
  [999_600, '1\u00A0MB'],
  [1_840_000, '1.8\u00A0MB'],
])('%i bytes are %s', (bytes, text) => {
  expect(formatFileSize(bytes, 'en')).toBe(text);
});
