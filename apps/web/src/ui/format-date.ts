import type { Language } from '../locales/languages.ts';

const PLAIN_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/**
 * A day: `2026-11-20` in Chinese, `20 Nov 2026` in English. A date without a time belongs to no time zone and is never
 * shifted; an instant is shown as the reader's own day.
 */
export function formatDay(value: string, language: Language): string {
  const day = localDay(value);
  if (day === null) return value;
  if (language === 'zh-CN') return day;
  return `${Number(day.slice(8))} ${shortMonth(day)} ${day.slice(0, 4)}`;
}

/** A day where space is short: the year goes when it is this year. */
export function formatShortDay(value: string, language: Language, now: Date): string {
  const day = localDay(value);
  if (day === null) return value;
  if (day.slice(0, 4) !== String(now.getFullYear())) return formatDay(value, language);
  if (language === 'zh-CN') return day.slice(5);
  return `${Number(day.slice(8))} ${shortMonth(day)}`;
}

/** `2026-11-20 09:14:02` or `20 Nov 2026, 09:14:02`, in the reader's time zone. */
export function formatInstant(value: string, language: Language): string {
  const instant = new Date(value);
  if (Number.isNaN(instant.getTime())) return value;
  const time = clock(instant, true);
  return language === 'zh-CN' ? `${formatDay(value, language)} ${time}` : `${formatDay(value, language)}, ${time}`;
}

/** `09:14` */
export function formatTime(value: string): string {
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? value : clock(instant, false);
}

/** `2024 年 3 月` or `March 2024`. */
export function formatMonth(value: string, language: Language): string {
  const day = localDay(value);
  if (day === null) return value;
  if (language === 'zh-CN') return `${Number(day.slice(0, 4))} 年 ${Number(day.slice(5, 7))} 月`;
  return `${longMonth(day)} ${day.slice(0, 4)}`;
}

/** The heading of a day in a list: `11 月 20 日 星期五`, `Friday 20 November`; with the year where it is another one. */
export function formatDayHeading(value: string, language: Language, now: Date): string {
  const day = localDay(value);
  if (day === null) return value;
  const sameYear = day.slice(0, 4) === String(now.getFullYear());
  const at = asUtc(day);
  const weekday = WEEKDAYS[language][at.getUTCDay()] ?? '';
  if (language === 'zh-CN') {
    const year = sameYear ? '' : `${Number(day.slice(0, 4))} 年 `;
    return `${year}${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日 ${weekday}`;
  }
  return `${weekday} ${Number(day.slice(8))} ${longMonth(day)}${sameYear ? '' : ` ${day.slice(0, 4)}`}`;
}

/** The reader's day of an instant, or the date itself, as YYYY-MM-DD; null when it is neither. */
export function localDay(value: string): string | null {
  if (PLAIN_DATE.test(value)) return value;
  const instant = new Date(value);
  if (Number.isNaN(instant.getTime())) return null;
  return `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
}

/** Whole days from the reader's today to that day: 0 today, −1 yesterday. */
export function daysFromToday(value: string, now: Date): number | null {
  const day = localDay(value);
  const today = localDay(now.toISOString());
  if (day === null || today === null) return null;
  return Math.round((asUtc(day).getTime() - asUtc(today).getTime()) / DAY_MS);
}

/** Whole months that have passed since that day, never negative. */
export function monthsSince(value: string, now: Date): number {
  const day = localDay(value);
  if (day === null) return 0;
  const months = (now.getFullYear() - Number(day.slice(0, 4))) * 12 + now.getMonth() + 1 - Number(day.slice(5, 7));
  return Math.max(0, now.getDate() < Number(day.slice(8)) ? months - 1 : months);
}

function asUtc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

// Written out: making one Intl.DateTimeFormat costs a phone as much time as drawing a card of the feed.
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS: Record<Language, readonly string[]> = {
  'zh-CN': ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

function longMonth(day: string): string {
  return MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
}

/** The British short form has three letters, and four for September. */
function shortMonth(day: string): string {
  const month = longMonth(day);
  return month.slice(0, month === 'September' ? 4 : 3);
}

function clock(instant: Date, withSeconds: boolean): string {
  const minutes = `${two(instant.getHours())}:${two(instant.getMinutes())}`;
  return withSeconds ? `${minutes}:${two(instant.getSeconds())}` : minutes;
}

function two(figure: number): string {
  return String(figure).padStart(2, '0');
}
