import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { claimE2eWorlds, type E2eWorld } from '../tests/support/e2e-world.ts';

/** The network serves before the sample data has arrived; the tests look at that data. Minutes on a machine that is busy. */
const settledWithinMs = 900_000;

/** Playwright calls this once the launchers' networks serve: waits until each launcher notes that its world is settled. */
async function waitUntilSettled(): Promise<void> {
  await Promise.all((await claimE2eWorlds(1)).map(isSettled));
}

async function isSettled({ env }: E2eWorld): Promise<void> {
  const file = join(env.GUILDHALL_DATA_DIR, 'world.json');
  const deadline = Date.now() + settledWithinMs;
  while (!existsSync(file) || JSON.parse(readFileSync(file, 'utf8')).settled !== true) {
    if (Date.now() > deadline)
      throw new Error(`the sample data did not arrive within ${settledWithinMs} ms, see ${file}`);
    await sleep(200);
  }
}

// Playwright takes the default export of a global setup.
export default waitUntilSettled;
