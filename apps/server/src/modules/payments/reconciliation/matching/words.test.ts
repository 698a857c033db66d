import { expect, test } from 'vitest';
import { partyKeysOf, plain } from './words.ts';

test('every character is compared as Unicode normalises it, also where nothing has to be normalised', () => {
  const slowly = (text: string): string => {
    const normal = text.normalize('NFKC').toUpperCase();
    return normal.replaceAll(/[^\p{L}\p{N}]+/gu, '');
  };
  const differing: string[] = [];
  for (let code = 1; code <= 0x2_ffff; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const character = String.fromCodePoint(code);
    for (const text of [character, `a ${character}1`]) if (plain(text) !== slowly(text)) differing.push(text);
  }
  expect(differing).toEqual([]);
  expect(plain('货款 No. pr-0０1')).toBe('货款NOPR001');
});

test('parties are one by their account, however its number is written', () => {
  const accounts = ['7730-2065-01', '7730206501', '7730 2065 01'];
  const keys = partyKeysOf(accounts.map((counterpartyAccount) => ({ counterpartyAccount, counterpartyName: null })));
  expect(new Set(keys.map(({ account }) => account)).size).toBe(1);
});
