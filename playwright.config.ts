import { defineConfig } from '@playwright/test';
import { findBrowser } from './tests/support/browser.ts';
import { claimE2eWorld } from './tests/support/e2e-world.ts';

const { executablePath, args, env } = await findBrowser();
const world = await claimE2eWorld();

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 60_000,
  forbidOnly: true,
  globalSetup: './e2e/global-setup.ts',
  // One world serves all tests, and two cores carry it and the browser: one test at a time.
  workers: 1,
  retries: 0,
  use: {
    baseURL: world.url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: { executablePath, args, env: { ...process.env, ...env } },
  },
  webServer: {
    command: 'node apps/dev-env/src/main.ts',
    env: world.env,
    url: `${world.url}/readyz`,
    timeout: 120_000,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
