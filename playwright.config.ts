import { defineConfig } from '@playwright/test';
import { findBrowser } from './tests/support/browser.ts';
import { claimE2eWorlds, worldOfWorker } from './tests/support/e2e-world.ts';

const { executablePath, args, env } = await findBrowser();
/** Each has a world of its own; two cores carry one and its browser. */
const workers = 1;
const worlds = await claimE2eWorlds(workers);

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Browser, network, banks and database share the machine, which may be slow or busy; who waits only for what comes anyway
  // waits no longer for it. What has not come after that does not come.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  globalSetup: './e2e/global-setup.ts',
  workers,
  retries: 0,
  use: {
    baseURL: worldOfWorker().url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    // Recording everything all the time costs a third of the browser's work: who needs it says `--trace retain-on-failure`.
    launchOptions: { executablePath, args, env: { ...process.env, ...env } },
  },
  webServer: worlds.map(({ url, env: worldEnv }) => ({
    command: 'node apps/dev-env/src/main.ts',
    env: worldEnv,
    url: `${url}/readyz`,
    timeout: 600_000,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  })),
});
