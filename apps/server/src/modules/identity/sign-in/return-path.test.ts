import { expect, test } from 'vitest';
import { isReturnPath } from './return-path.ts';

test.each([
  '/',
  '/enterprise',
  '/enterprises/1?fact=city#history',
  '/search?q=%E7%9B%9B%E8%BE%BE',
  '/search?q=盛达',
  '/a//b',
])('the path %s is one of ours', (path) => expect(isReturnPath(path)).toBe(true));

test.each([
  '',
  'enterprise',
  'https://evil.example',
  'HTTPS://evil.example',
  'javascript:alert(1)',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '\\\\evil.example',
  '/a\\b',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\nset-cookie: a=b',
  '\u0000/x',
  '/x\u007f',
  '/x\u0085',
  ' /x',
  `/${'x'.repeat(2_000)}`,
])('%j leads elsewhere and is refused', (path) => expect(isReturnPath(path)).toBe(false));
