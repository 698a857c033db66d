import type { Reader } from '../locales/use-reader.ts';
import { daysFromToday, formatDayHeading, localDay } from './format-date.ts';

/** Items that follow each other on one of the reader's days, in their order. */
export function groupByDay<Item>(items: readonly Item[], instantOf: (item: Item) => string) {
  const groups: { day: string; items: Item[] }[] = [];
  for (const item of items) {
    const instant = instantOf(item);
    const day = localDay(instant) ?? instant;
    const last = groups.at(-1);
    if (last?.day === day) last.items.push(item);
    else groups.push({ day, items: [item] });
  }
  return groups;
}

/** `Today · Friday 20 November` */
export function dayTitle(day: string, { t, language }: Reader): string {
  const now = new Date();
  const days = daysFromToday(day, now);
  const heading = formatDayHeading(day, language, now);
  if (days === 0) return `${t('common.today')} · ${heading}`;
  return days === -1 ? `${t('common.yesterday')} · ${heading}` : heading;
}
