import { expect, test } from 'vitest';
import {
  daysFromToday,
  formatDay,
  formatDayHeading,
  formatInstant,
  formatMonth,
  formatShortDay,
  monthsSince,
} from './format-date.ts';

const now = new Date(2026, 10, 20, 10, 42);

test('a date without a time is never shifted by a time zone', () => {
  expect(formatDay('2026-11-20', 'zh-CN')).toBe('2026-11-20');
  expect(formatDay('2026-11-20', 'en')).toBe('20 Nov 2026');
  expect(formatDay('2026-01-01', 'en')).toBe('1 Jan 2026');
});

test('the year goes only where it is this year', () => {
  expect(formatShortDay('2026-11-20', 'zh-CN', now)).toBe('11-20');
  expect(formatShortDay('2026-11-20', 'en', now)).toBe('20 Nov');
  expect(formatShortDay('2025-08-03', 'en', now)).toBe('3 Aug 2025');
});

test('an instant is shown to the second in the reader’s own time', () => {
  const instant = new Date(2026, 10, 20, 9, 14, 2).toISOString();
  expect(formatInstant(instant, 'zh-CN')).toBe('2026-11-20 09:14:02');
  expect(formatInstant(instant, 'en')).toBe('20 Nov 2026, 09:14:02');
});

test('days have headings in each language', () => {
  expect(formatDayHeading('2026-11-20', 'zh-CN', now)).toBe('11 月 20 日 星期五');
  expect(formatDayHeading('2026-11-20', 'en', now)).toBe('Friday 20 November');
  expect(formatDayHeading('2025-11-20', 'en', now)).toBe('Thursday 20 November 2025');
  expect(formatMonth('2024-03-08', 'zh-CN')).toBe('2024 年 3 月');
  expect(formatMonth('2024-03-08', 'en')).toBe('March 2024');
});

test('distances are counted in whole days and months', () => {
  expect(daysFromToday('2026-11-29', now)).toBe(9);
  expect(daysFromToday('2026-11-19', now)).toBe(-1);
  expect(monthsSince('2024-03-08', now)).toBe(32);
  expect(monthsSince('2026-10-21', now)).toBe(0);
  expect(monthsSince('2027-01-01', now)).toBe(0);
});

test('what is no date is shown as it came', () => {
  expect(formatDay('soon', 'en')).toBe('soon');
});

test('months and weekdays are named as the browser names them', () => {
  const named = (day: string, locale: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
  for (let month = 1; month <= 12; month += 1) {
    const day = `2025-${String(month).padStart(2, '0')}-0${(month % 7) + 1}`;
    expect(formatDay(day, 'en')).toBe(named(day, 'en-GB', { day: 'numeric', month: 'short', year: 'numeric' }));
    expect(formatMonth(day, 'en')).toBe(named(day, 'en-GB', { month: 'long', year: 'numeric' }));
    for (const [language, locale] of [
      ['en', 'en-GB'],
      ['zh-CN', 'zh-CN'],
    ] as const)
      expect(formatDayHeading(day, language, now)).toContain(named(day, locale, { weekday: 'long' }));
  }
});
