import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildWeb } from '../apps/dev-env/src/launch/web-build.ts';
import { compileCache } from '../tests/support/process-environment.ts';
import { printPassage, tryGates } from './gates.ts';
import { root, run } from './run/command.ts';
import { playwrightTally, vitestTally, type Tally } from './run/results.ts';

/**
 * `npm test`: the gates, the unit, database and web tests, the journeys, then the browser. Everything runs even when
 * something failed before it; the exit code is 0 only when nothing failed and something ran.
 */
const long = process.argv.includes('--long');
const env = { NODE_COMPILE_CACHE: compileCache, ...(long ? { GUILDHALL_LONG: '1' } : {}) };
const reports = join(root, '.cache');

async function gateTally(): Promise<Tally> {
  heading('Checks');
  const passages = await tryGates(printPassage);
  const passed = passages.filter(({ outcome }) => outcome.ok).length;
  return { passed, failed: passages.length - passed, skipped: 0 };
}

/** As the launcher does it: what was built from these very sources is not built again, neither here nor by a launcher later. */
async function web(): Promise<Tally> {
  heading('Building the web');
  const began = performance.now();
  try {
    const anew = await buildWeb(join(reports, 'web-build.log'));
    console.log(anew ? `✓ built in ${((performance.now() - began) / 1_000).toFixed(1)} s` : '✓ stands already');
    return { passed: 0, failed: 0, skipped: 0 };
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function vitest(): Promise<Tally> {
  heading('Unit, database, web tests and journeys');
  const file = join(reports, 'vitest.json');
  rmSync(file, { force: true });
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { ok } = await run('vitest', args, { live: true, env });
  return vitestTally(file, ok);
}

async function browser(): Promise<Tally> {
  heading('In the browser');
  const file = join(reports, 'playwright.json');
  rmSync(file, { force: true });
  const { ok } = await run('playwright', ['test', '--reporter=list,json'], {
    live: true,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  return playwrightTally(file, ok);
}

function heading(text: string): void {
  console.log(`\n── ${text}`);
}

function line(name: string, { passed, failed, skipped }: Tally): void {
  console.log(`${name.padEnd(10)} ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
}

const started = performance.now();
const tallies: [string, Tally][] = [];
for (const [name, runner] of [
  ['checks', gateTally],
  ['build', web],
  ['vitest', vitest],
  ['browser', browser],
] as const) {
  tallies.push([name, await runner()]);
}
heading(`Result after ${Math.round((performance.now() - started) / 1000)} s${long ? ' (long)' : ''}`);
for (const [name, tally] of tallies) if (name !== 'build' || tally.failed > 0) line(name, tally);
const passed = tallies.reduce((sum, [, tally]) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, [, tally]) => sum + tally.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
