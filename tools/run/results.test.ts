import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { playwrightTally, vitestTally } from './results.ts';

const folder = mkdtempSync(join(tmpdir(), 'guildhall-results-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(content: object): string {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const vitest = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };
const playwright = { expected: 3, unexpected: 0, flaky: 0, skipped: 2 };

test('passed, failed and skipped tests are counted', () => {
  expect(vitestTally(report(vitest), true)).toEqual({ passed: 7, failed: 0, skipped: 2 });
  expect(vitestTally(report({ ...vitest, numFailedTests: 2 }), false)).toEqual({ passed: 7, failed: 2, skipped: 2 });
  expect(playwrightTally(report({ stats: playwright }), true)).toEqual({ passed: 3, failed: 0, skipped: 2 });
});

test('a flaky browser test counts as failed', () => {
  expect(playwrightTally(report({ stats: { ...playwright, flaky: 1 } }), true).failed).toBe(1);
});

test('a runner that went wrong outside of its tests counts as one failure', () => {
  expect(vitestTally(report(vitest), false).failed).toBe(1);
});

test('a runner without a report, or without a test, counts as one failure', () => {
  expect(vitestTally(join(folder, 'none.json'), true).failed).toBe(1);
  expect(vitestTally(report({ ...vitest, numPassedTests: 0 }), true).failed).toBe(1);
  expect(playwrightTally(report({ stats: { ...playwright, expected: 0 } }), true).failed).toBe(1);
});
