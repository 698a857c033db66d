import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const notOurs = ['**/node_modules/**', '**/dist/**'];
const cluster = ['tests/support/global-setup.ts'];

/**
 * Journeys start whole processes and wait for them. What a journey waits for it waits for so long, on whatever machine: the product
 * tries again after up to half a minute, several times in a row. Only a test that fails gets to the end.
 */
const journeyTimeoutMs = 900_000;
const journeyWaitMs = 240_000;
/**
 * Only a test that hangs reaches its limit, so that patience costs nothing: a test of a second may take half a minute on a
 * machine that does many other things. What must be quick is measured by its own test, not by these limits.
 */
const patientMs = 240_000;
/** A database of its own and a whole server are built before the first test: on a busy machine that takes longer than any test. */
const buildTimeoutMs = 240_000;
/** How long `expect.poll` looks again. Vitest would give up after a second, and a test that still waits then says nothing of the product. */
const patience = { poll: { timeout: 60_000 } };

const web = {
  extends: './apps/web/vite.config.ts',
  test: {
    name: 'web',
    root: 'apps/web',
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    environment: 'happy-dom',
    pool: 'threads' as const,
    expect: patience,
    testTimeout: patientMs,
    hookTimeout: patientMs,
  },
};

export default defineConfig({
  test: {
    // Files of one worker share its modules, which costs a tenth of the processor time; a test therefore leaves no global behind.
    pool: 'threads',
    isolate: false,
    // Both cores: the default leaves one of two idle, and these tests wait for their database a good part of the time.
    maxWorkers: 2,
    passWithNoTests: false,
    // The database of all tests is stopped at the end, and is to be gone.
    teardownTimeout: patientMs,
    expect: patience,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'apps/*/src/**/*.test.ts',
            'packages/*/src/**/*.test.ts',
            'tools/**/*.test.ts',
            'tests/support/**/*.test.ts',
            'bench/**/*.test.ts',
          ],
          exclude: [...notOurs, '**/*.db.test.ts', 'apps/web/**'],
          testTimeout: patientMs,
          hookTimeout: patientMs,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: [
            'apps/*/src/**/*.db.test.ts',
            'packages/*/src/**/*.db.test.ts',
            'tests/**/*.db.test.ts',
            'tools/**/*.db.test.ts',
          ],
          exclude: notOurs,
          globalSetup: cluster,
          testTimeout: patientMs,
          hookTimeout: buildTimeoutMs,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.journey.ts'],
          exclude: notOurs,
          globalSetup: cluster,
          // A journey fills both cores by itself: one after the other, and after everything that runs on both.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: journeyTimeoutMs,
          hookTimeout: journeyTimeoutMs,
          expect: { poll: { timeout: journeyWaitMs, interval: 100 } },
        },
      },
      ...(existsSync('apps/web/vite.config.ts') ? [web] : []),
    ],
  },
});
