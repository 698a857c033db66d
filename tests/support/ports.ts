import { createServer, type Server } from 'node:net';

/** Below the ports that systems give out by themselves, so that no outgoing connection takes one between here and its use. */
const first = 20_000;
const slices = 8;
const slicePorts = 1_250;
/** Whoever runs beside us in the same run, of vitest or of Playwright, looks in another slice; other runs begin at another place. */
const worker = Number(process.env['VITEST_POOL_ID'] ?? process.env['TEST_PARALLEL_INDEX'] ?? 0);
const slice = first + (worker % slices) * slicePorts;
let next = Math.floor(Math.random() * slicePorts);

/** The first of `count` neighbouring ports that nobody listens on. They are not given again before all others were. */
export async function freePorts(count: number): Promise<number> {
  for (let attempt = 0; attempt < slicePorts; attempt += 1) {
    if (next + count > slicePorts) next = 0;
    const from = slice + next;
    next += count;
    const held = await Promise.all(Array.from({ length: count }, (_, index) => hold(from + index)));
    await Promise.all(held.map(async (server) => server?.[Symbol.asyncDispose]()));
    if (held.every((server) => server !== undefined)) return from;
  }
  throw new Error(`no ${count} neighbouring ports are free between ${slice} and ${slice + slicePorts}`);
}

function hold(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
