import { expect, test } from 'vitest';
import { pagesOf, writeDocument } from './export-activity.ts';

const listOf = (count: number) => Array.from({ length: count }, (_none, n) => ({ id: String(n).padStart(6, '0') }));

/** Reads a list as a store does, and notes the longest page that was asked for. */
function reader(items: readonly { id: string }[], seen: { longest: number }) {
  return ({ before, limit }: { before: string | null; limit: number }) => {
    const page = items.filter(({ id }) => before === null || id > before).slice(0, limit);
    seen.longest = Math.max(seen.longest, page.length);
    return Promise.resolve(page);
  };
}

for (const [events, erasures] of [
  [0, 0],
  [1, 1_000],
  [2_500, 1_001],
] as const) {
  test(`${events} events and ${erasures} erasures are exported to the last one, a page at a time`, async () => {
    const seen = { longest: 0 };
    const pages = (count: number) => pagesOf(reader(listOf(count), seen), ({ id }) => id);
    const lists = { events: pages(events), erasures: pages(erasures) };
    const text = (await Array.fromAsync(writeDocument({ bank: 'example' }, lists))).join('');
    expect(JSON.parse(text)).toEqual({ bank: 'example', events: listOf(events), erasures: listOf(erasures) });
    expect(seen.longest).toBeLessThanOrEqual(1_000);
  });
}
