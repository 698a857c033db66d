import { expect, test } from 'vitest';
import { IdentifierError, readIdentifier } from './identifier.ts';

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
