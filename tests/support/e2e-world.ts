import { mkdtemp } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the world of the browser tests lives. */
export interface E2eWorld {
  url: string;
  env: { PORT: string; BANK_PORT: string; GUILDHALL_DATA_DIR: string };
}

/** Playwright loads its configuration once in each of its processes; they agree through the environment. */
const remembered = 'GUILDHALL_E2E_WORLD';

/** Picks free ports and an empty data directory for the launcher, once a run. */
export async function claimE2eWorld(): Promise<E2eWorld> {
  const known = process.env[remembered];
  // Written below, by this very function in the parent process.
  if (known !== undefined) return JSON.parse(known) as E2eWorld;
  const port = await freePorts(3);
  const world: E2eWorld = {
    url: `http://localhost:${port}`,
    env: {
      PORT: String(port),
      BANK_PORT: String(port + 1),
      GUILDHALL_DATA_DIR: await mkdtemp(join(tmpdir(), 'guildhall-e2e-')),
    },
  };
  process.env[remembered] = JSON.stringify(world);
  return world;
}

/** The first of `count` neighbouring ports that nobody listens on. */
async function freePorts(count: number): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const first = 20_000 + Math.floor(Math.random() * 10_000);
    const ports = Array.from({ length: count }, (_, index) => first + index);
    const held = await Promise.all(ports.map(hold));
    await Promise.all(held.map(async (server) => server?.[Symbol.asyncDispose]()));
    if (held.every((server) => server !== undefined)) return first;
  }
  throw new Error(`no ${count} neighbouring ports are free between 20000 and 30000`);
}

function hold(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
