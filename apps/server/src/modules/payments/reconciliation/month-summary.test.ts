import { expect, test } from 'vitest';
import { summarise } from './month-summary.ts';

const stated = (day: string, openingMinor: bigint | null, closingMinor: bigint | null, balances = true) => ({
  day,
  fromOn: day,
  openingMinor,
  closingMinor,
  balances,
});

test('what stands in the way of closing is said in the words of each language, days and months included', () => {
  const { blocks } = summarise({
    month: '2026-10',
    currency: 'CNY',
    sums: [{ day: '2026-10-29', direction: 'credit', state: 'open', late: false, count: 1, amountMinor: 100n }],
    days: [stated('2026-10-27', 0n, 0n), stated('2026-10-30', 0n, 123_400n)],
    lastClosed: null,
    firstMonth: '2026-09',
    today: '2026-11-22',
  });
  const words = Object.fromEntries(blocks.map(({ code, text }) => [code, text]));

  expect(words['previous_open']).toEqual({ zh: '请先关 2026 年 9 月的账。', en: 'Close September 2026 first.' });
  expect(words['open_entries']).toEqual({ zh: '还有 1 条待处理。', en: 'One line still to be dealt with.' });
  expect(words['missing_days']?.zh).toBe('缺 2 天的对账单：10-29、10-31。');
  expect(words['missing_days']?.en).toBe('Statements of 2 days are missing: 29 Oct, 31 Oct.');
  expect(words['difference']?.en).toContain('by 1,233.00 CNY');
});

test('a month of which the bank says no opening or no closing balance cannot be closed, and says what to ask for', () => {
  const blocksOf = (openingMinor: bigint | null, closingMinor: bigint | null) =>
    summarise({
      month: '2026-10',
      currency: 'CNY',
      sums: [],
      days: [stated('2026-10-31', openingMinor, closingMinor)],
      lastClosed: null,
      firstMonth: '2026-10',
      today: '2026-11-22',
    }).blocks;
  expect(blocksOf(0n, 0n)).toEqual([]);
  expect(blocksOf(null, 500n)).toMatchObject([
    { code: 'no_opening', text: { zh: expect.stringContaining('期初余额'), en: expect.stringContaining('Ask it') } },
  ]);
  expect(blocksOf(0n, null).map(({ code }) => code)).toEqual(['no_closing']);
});
