import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gramsOf, gramsToFind, normalise } from './grams.ts';

const finds = (name: string, text: string): boolean => {
  const grams = new Set(gramsOf([name]));
  return gramsToFind(text).every((gram) => grams.has(gram));
};

test('one spelling for full-width forms, accents, case and punctuation', () => {
  expect(normalise('Société  GÉNÉRALE, S.A.')).toBe('societe generale s a');
  expect(normalise('ＡＢＣ有限公司（上海）')).toBe('abc 有限公司 上海');
  expect(normalise('3M中国')).toBe('3m 中国');
});

test('a Chinese name has its characters and pairs', () => {
  expect(gramsOf(['盛达纺织'])).toEqual(['盛', '盛达', '达', '达纺', '纺', '纺织', '织']);
  expect(gramsToFind('盛达纺')).toEqual(['盛达', '达纺']);
  expect(gramsToFind('盛')).toEqual(['盛']);
});

test('any part of a Chinese name finds it', () => {
  const name = fc.stringMatching(/^[\u4e00-\u4e20]{2,12}$/);
  fc.assert(
    fc.property(name, fc.nat(), fc.nat(), (text, from, length) => {
      const start = from % text.length;
      const part = text.slice(start, start + 1 + (length % (text.length - start)));
      expect(finds(text, part)).toBe(true);
    }),
  );
});

test('the beginning of any word of a Latin name finds it, however long the word', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1, maxLength: 4 }),
      fc.nat(),
      fc.nat(),
      (words, which, length) => {
        const word = words[which % words.length] ?? '';
        expect(finds(words.join(' '), word.slice(0, 1 + (length % word.length)))).toBe(true);
      },
    ),
  );
});

test('the middle of a Latin word does not', () => {
  expect(finds('Shell Catalysts', 'hell')).toBe(false);
  expect(finds('Shell Catalysts', 'shell cat')).toBe(true);
});

test('a text without letters and digits asks for nothing', () => {
  expect(gramsToFind(' --- %_ ')).toEqual([]);
});
