import { expect, test } from 'vitest';
import { horizonBelow, SpanMemory, widenSpan } from './horizon.ts';
import { firstIdAt } from './item-id.ts';

const dayMs = 86_400_000;
const now = Date.parse('2026-11-21T08:00:00Z');

test('a horizon lies its span before the place where the page begins', () => {
  expect(horizonBelow(Date.parse('2026-05-31T12:00:00Z'), 30 * dayMs)).toBe(
    firstIdAt(new Date('2026-05-01T12:00:00Z')),
  );
});

test('a span that is widened often enough reaches the beginning of the log', () => {
  let span = 1;
  let looks = 1;
  for (; horizonBelow(now, span) > 0; looks += 1) span = widenSpan(span);
  expect(looks).toBeLessThan(25);
  expect(horizonBelow(now, widenSpan(span))).toBe(0);
});

test('each widening is fourfold', () => {
  expect(widenSpan(30 * dayMs)).toBe(120 * dayMs);
});

test('a reader is looked for as far back as the last page reached, and a little more', () => {
  const spans = new SpanMemory(10);
  spans.learn('a', 2 * dayMs);
  expect(spans.guess('a')).toBeGreaterThan(2 * dayMs);
  expect(spans.guess('a')).toBeLessThan(4 * dayMs);
});

test('a reader whose log is short is looked for from the beginning at once', () => {
  const spans = new SpanMemory(10);
  spans.learn('a', null);
  expect(horizonBelow(now, spans.guess('a'))).toBe(0);
});

test('readers not seen yet are guessed from the others', () => {
  const spans = new SpanMemory(10);
  for (let n = 0; n < 500; n++) spans.learn(`r${n}`, dayMs);
  expect(spans.guess('new')).toBeGreaterThan(dayMs);
  expect(spans.guess('new')).toBeLessThan(2 * dayMs);
});

test('only so many readers are remembered', () => {
  const spans = new SpanMemory(2);
  spans.learn('a', null);
  spans.learn('b', dayMs);
  spans.learn('c', dayMs);
  expect(spans.guess('a')).toBeLessThan(60 * dayMs);
  expect(spans.guess('c')).toBe(spans.guess('b'));
});
