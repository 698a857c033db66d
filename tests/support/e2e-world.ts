import { mkdtempSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from './ports.ts';

/** Where a world of the browser tests lives. */
export interface E2eWorld {
  url: string;
  /** Origin of the mail sink: its pages, and `/api/messages`. */
  mailUrl: string;
  env: { PORT: string; BANK_PORT: string; MAIL_PORT: string; GUILDHALL_DATA_DIR: string; BANK_STATEMENT_FILES: string };
}

/** Playwright loads its configuration once in each of its processes; they agree through the environment. */
const remembered = 'GUILDHALL_E2E_WORLDS';
/** A world is thrown away: where it can lie in memory, nothing waits for a disk. */
const inMemory = '/dev/shm';

/** Picks free ports and an empty data directory for each launcher, once a run. */
export async function claimE2eWorlds(count: number): Promise<E2eWorld[]> {
  const known = rememberedWorlds();
  if (known !== null) return known;
  const worlds: E2eWorld[] = [];
  while (worlds.length < count) {
    const world = await claim();
    if (worlds.every(({ env }) => Math.abs(Number(env.PORT) - Number(world.env.PORT)) > 5)) worlds.push(world);
  }
  process.env[remembered] = JSON.stringify(worlds);
  // This process ends last, after the launchers that Playwright starts.
  process.on('exit', () => {
    for (const { env } of worlds) rmSync(env.GUILDHALL_DATA_DIR, { recursive: true, force: true });
  });
  return worlds;
}

/** The world of the worker that runs the test: each has its own, and keeps it when it is started anew. */
export function worldOfWorker(): E2eWorld {
  const world = rememberedWorlds()?.[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)];
  if (world === undefined) throw new Error('this worker has no world: more workers run than worlds were started');
  return world;
}

function rememberedWorlds(): E2eWorld[] | null {
  const known = process.env[remembered];
  // Written above, in the parent process.
  return known === undefined ? null : (JSON.parse(known) as E2eWorld[]);
}

async function claim(): Promise<E2eWorld> {
  const port = await freePorts(5);
  return {
    url: `http://localhost:${port}`,
    mailUrl: `http://localhost:${port + 3}`,
    env: {
      PORT: String(port),
      BANK_PORT: String(port + 1),
      MAIL_PORT: String(port + 3),
      // A test that wants statement files asks the bank's desk for them; the others are left alone.
      BANK_STATEMENT_FILES: 'desk',
      GUILDHALL_DATA_DIR: mkdtempSync(join(existsSync(inMemory) ? inMemory : tmpdir(), 'guildhall-e2e-')),
    },
  };
}
