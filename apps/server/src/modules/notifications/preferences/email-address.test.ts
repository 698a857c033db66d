import { expect, test } from 'vitest';
import { complaintOfAddress, hashOfCode, newCode, spelledCode } from './email-address.ts';

test('a plain address is taken', () => {
  for (const address of [
    'li.wei@qinghe.example',
    'a@b.cn',
    "o'brien+guildhall@sub.domain.example",
    'x_1@xn--fiqs8s.example',
  ])
    expect(complaintOfAddress(address), address).toBeNull();
});

test('what could be a header, a list, a comment or no address at all is refused with its reason', () => {
  for (const address of [
    'nobody',
    'a@b',
    '@b.example',
    'a@',
    'a@b.example,c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example\nX: y',
    '"a b"@c.example',
    'a(comment)@b.example',
    'Name <a@b.example>',
    'a@[127.0.0.1]',
    'a..b@c.example',
    '.a@c.example',
    'a@b@c.example',
    'a@-b.example',
    'a@b.123',
    `${'a'.repeat(65)}@b.example`,
    `a@${'b'.repeat(64)}.example`,
    `a@${'b.'.repeat(130)}example`,
    '李伟@qinghe.example',
    'a@b.example\0',
  ])
    expect(complaintOfAddress(address), address).toMatch(/^(has|holds|is) /);
});

test('a code is read as it was typed: case, spaces, dashes and look-alikes do not matter', () => {
  const hash = hashOfCode('0123456789'.slice(0, 5) + 'ABCDE', 'a@b.example');
  for (const typed of ['01234ABCDE', '01234-abcde', ' o1234 abcde ', 'O-I-2-3-4-a-b-c-d-e', 'ol234ABCDE'])
    expect(hashOfCode(typed, 'A@b.example').equals(hash), typed).toBe(true);
  expect(hashOfCode('01234ABCDF', 'a@b.example').equals(hash)).toBe(false);
  expect(hashOfCode('01234ABCDE', 'c@b.example').equals(hash)).toBe(false);
});

test('codes are long, spelled in two groups, and differ', () => {
  const codes = new Set(Array.from({ length: 200 }, newCode));
  expect(codes.size).toBe(200);
  for (const code of codes) expect(spelledCode(code)).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
});
