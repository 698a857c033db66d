import { existsSync, readFileSync } from 'node:fs';

/** How many tests of one runner passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/** Reads what vitest's JSON reporter wrote. */
export function vitestTally(file: string, ok: boolean): Tally {
  const report = read(file) as VitestReport | undefined;
  if (report === undefined) return nothingRan;
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests, numTodoTests } = report;
  return honest({ passed, failed, skipped: numPendingTests + numTodoTests }, ok);
}

/** Reads what Playwright's JSON reporter wrote. A flaky test is a failed one. */
export function playwrightTally(file: string, ok: boolean): Tally {
  const stats = (read(file) as PlaywrightReport | undefined)?.stats;
  if (stats === undefined) return nothingRan;
  return honest({ passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }, ok);
}

/** A runner that left no report counts as one failure. */
const nothingRan: Tally = { passed: 0, failed: 1, skipped: 0 };

/** A runner that ran no test, or went wrong outside of its tests, counts as one failure. */
function honest(tally: Tally, ok: boolean): Tally {
  const silent = tally.failed === 0 && (!ok || tally.passed === 0);
  return silent ? { ...tally, failed: 1 } : tally;
}

/** The runners own these formats and only counts are taken: the callers name the shape without checking it. */
function read(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
