import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IdentifierError, mod97, readIdentifier, type IdentifierInput } from './identifier.ts';

const read = (scheme: string, value: string, country?: string): string => {
  const identifier = readIdentifier({ scheme, value, ...(country === undefined ? {} : { country }) });
  return `${identifier.scheme} ${identifier.country} ${identifier.value}`;
};

test.each([
  ['uscc', ' 91350100m000100y43', 'CN', 'uscc CN 91350100M000100Y43'],
  ['uscc', '９１３５０１００Ｍ０００１００Ｙ４３', undefined, 'uscc CN 91350100M000100Y43'],
  ['lei', '529900w18lqjjn6sj336', 'DE', 'lei  529900W18LQJJN6SJ336'],
  ['lei', '5299 00W1 8LQJ JN6S J336', undefined, 'lei  529900W18LQJJN6SJ336'],
  ['vat', 'DE 136 695 976', 'DE', 'vat DE DE136695976'],
  ['vat', '136.695.976', 'de', 'vat DE DE136695976'],
  ['vat', 'EL094259216', 'GR', 'vat GR EL094259216'],
  ['national', ' 199403865n ', 'sg', 'national SG 199403865N'],
])('%s "%s" of %s is kept as "%s"', (scheme, value, country, expected) => {
  expect(read(scheme, value, country)).toBe(expected);
});

test.each<[IdentifierInput, string]>([
  [{ scheme: 'uscc', value: '91350100M000100Y44' }, 'value'],
  [{ scheme: 'uscc', value: '91350100I000100Y43' }, 'value'],
  [{ scheme: 'lei', value: '529900W18LQJJN6SJ337' }, 'value'],
  [{ scheme: 'lei', value: '529900W18LQJJN6SJ33' }, 'value'],
  [{ scheme: 'vat', value: 'DE136695977', country: 'DE' }, 'value'],
  [{ scheme: 'vat', value: 'DE136695976' }, 'country'],
  [{ scheme: 'national', value: '1', country: 'Germany' }, 'country'],
  [{ scheme: 'national', value: '  ', country: 'DE' }, 'value'],
  [{ scheme: 'duns', value: '1' }, 'scheme'],
])('%j is refused by name of the field "%s"', (input, field) => {
  expect(() => readIdentifier(input)).toThrow(expect.objectContaining({ name: 'IdentifierError', field }));
});

test('the remainder is that of the whole number', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Z]{1,30}$/), (text) => {
      const digits = text.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
      expect(mod97(text)).toBe(Number(BigInt(digits) % 97n));
    }),
  );
});

// A letter counts as two digits: put for a digit it moves all that stand before it, which the check digits see mostly, not always.
test('no single wrong letter or digit of a LEI is let through', () => {
  const lei = '529900W18LQJJN6SJ336';
  const isDigit = (text: string): boolean => /^\d$/.test(text);
  fc.assert(
    fc.property(fc.nat(19), fc.stringMatching(/^[0-9A-Z]$/), (at, other) => {
      const changed = lei.slice(0, at) + other + lei.slice(at + 1);
      fc.pre(changed !== lei && isDigit(other) === isDigit(lei.charAt(at)));
      expect(() => readIdentifier({ scheme: 'lei', value: changed })).toThrow(IdentifierError);
    }),
  );
});

const readUscc = (value: string) => readIdentifier({ scheme: 'uscc', value, country: 'CN' });

test.each(['91320507MA3PK7TT5K', '91320507MA3PK7TX80', '91320507MA3PK7TK10'])(
  '%s is read: its check character may be any of the 31, 0 included',
  (value) => {
    expect(readUscc(` ${value.toLowerCase()} `).value).toBe(value);
  },
);

test('every other check character is refused', () => {
  const wrong = '0123456789ABCDEFGHJKLMNPQRTUWXY'.split('').filter((last) => last !== 'K');
  for (const last of wrong) expect(() => readUscc(`91320507MA3PK7TT5${last}`), last).toThrow(IdentifierError);
});
