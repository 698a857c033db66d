import { createServer, type Server } from 'node:net';

/** The first of `count` neighbouring ports that nobody listens on. */
export async function freePorts(count: number): Promise<number> {
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
