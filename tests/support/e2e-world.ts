import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from './ports.ts';

/** Where the world of the browser tests lives. */
export interface E2eWorld {
  url: string;
  /** Origin of the mail sink: its pages, and `/api/messages`. */
  mailUrl: string;
  env: { PORT: string; BANK_PORT: string; MAIL_PORT: string; GUILDHALL_DATA_DIR: string };
}

/** Playwright loads its configuration once in each of its processes; they agree through the environment. */
const remembered = 'GUILDHALL_E2E_WORLD';

/** Picks free ports and an empty data directory for the launcher, once a run. */
export async function claimE2eWorld(): Promise<E2eWorld> {
  const known = process.env[remembered];
  // Written below, by this very function in the parent process.
  if (known !== undefined) return JSON.parse(known) as E2eWorld;
  const port = await freePorts(5);
  const world: E2eWorld = {
    url: `http://localhost:${port}`,
    mailUrl: `http://localhost:${port + 3}`,
    env: {
      PORT: String(port),
      BANK_PORT: String(port + 1),
      MAIL_PORT: String(port + 3),
      GUILDHALL_DATA_DIR: await mkdtemp(join(tmpdir(), 'guildhall-e2e-')),
    },
  };
  process.env[remembered] = JSON.stringify(world);
  process.env['GUILDHALL_E2E_BANK_PORT'] = world.env.BANK_PORT;
  // This process ends last, after the launcher that Playwright starts.
  process.on('exit', () => rmSync(world.env.GUILDHALL_DATA_DIR, { recursive: true, force: true }));
  return world;
}
