import { connect } from 'node:net';
import { tokenOf } from './world.ts';

/** What the parent process asks of this one, as JSON in the only argument. */
export interface LoadOrder {
  readonly port: number;
  readonly cookie: string;
  readonly readers: number;
  readonly connections: number;
  readonly seconds: number;
}
/** What it answers on stdout. */
export interface LoadResult {
  readonly answers: number;
  readonly wrong: number;
  readonly perSecond: number;
}

const head = Buffer.from('\r\n\r\n');

/**
 * Asks for the home feeds of random readers over keep-alive connections, one request at a time on each. Speaks HTTP/1.1 on bare
 * sockets: a client library would take as much processor time as the server, from the same cores.
 */
async function main(order: LoadOrder): Promise<void> {
  const requests = Array.from({ length: order.readers }, (_, n) =>
    Buffer.from(
      `GET /v1/feed HTTP/1.1\r\nhost: localhost:${order.port}\r\ncookie: ${order.cookie}=${tokenOf(n)}\r\n\r\n`,
    ),
  );
  const started = performance.now();
  const until = started + order.seconds * 1_000;
  const results = await Promise.all(
    Array.from({ length: order.connections }, () => drive(order.port, requests, until)),
  );
  const answers = results.reduce((sum, one) => sum + one.answers, 0);
  const wrong = results.reduce((sum, one) => sum + one.wrong, 0);
  const result: LoadResult = { answers, wrong, perSecond: (answers * 1_000) / (performance.now() - started) };
  process.stdout.write(JSON.stringify(result));
}

function drive(port: number, requests: readonly Buffer[], until: number): Promise<{ answers: number; wrong: number }> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let answers = 0;
    let wrong = 0;
    let received: Buffer = Buffer.alloc(0);
    const ask = (): void => void socket.write(requests[Math.floor(Math.random() * requests.length)] ?? '');
    socket.once('connect', ask);
    socket.once('error', reject);
    socket.on('data', (chunk: Buffer) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const end = received.indexOf(head);
      if (end < 0) return;
      const header = received.toString('latin1', 0, end);
      const length = Number(/content-length: (\d+)/i.exec(header)?.[1]);
      if (received.length < end + head.length + length) return;
      answers += 1;
      // A feed of this world fills its page: anything shorter than a few items is no right answer.
      if (!header.startsWith('HTTP/1.1 200') || !(length > 2_000)) wrong += 1;
      received = received.subarray(end + head.length + length);
      if (performance.now() < until) return ask();
      socket.destroy();
      resolve({ answers, wrong });
    });
    socket.once('close', () => resolve({ answers, wrong }));
  });
}

// The argument is written by the benchmark itself.
await main(JSON.parse(process.argv[2] ?? '') as LoadOrder);
