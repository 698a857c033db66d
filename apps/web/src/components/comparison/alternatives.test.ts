import { expect, test } from 'vitest';
import { closestSpelling, comparedSpellings } from './alternatives.ts';

const marked = (value: string, other: string | null): string[] =>
  comparedSpellings(value, other).map(({ before, differing, after }) => `${before}[${differing}]${after}`);

test('a value in two languages is compared in the language in which it was stated', () => {
  const bank = '望舒仓储服务有限公司 / Wangshu Warehousing Services Ltd';
  expect(closestSpelling(bank, '望舒智能仓储有限公司')).toBe('望舒仓储服务有限公司');
  expect(marked(bank, '望舒智能仓储有限公司')).toEqual([
    '望舒[仓储服务]有限公司',
    'Wangshu Warehousing Services Ltd[]',
  ]);
  expect(marked('望舒智能仓储有限公司', bank)).toEqual(['望舒[智能仓储]有限公司']);
});

test('two languages on both sides are compared each with its own', () => {
  expect(marked('甲公司 / A Ltd', '乙公司 / A Ltd')).toEqual(['[甲]公司', 'A Ltd[]']);
});

test('a value that is not to be marked stays plain', () => {
  expect(marked('甲 / A', null)).toEqual(['甲[]', 'A[]']);
});
