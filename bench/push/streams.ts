import { connect, type Socket } from 'node:net';
import { tokenOf } from './world.ts';

/**
 * Open event streams on bare sockets, one for each reader: a client library would take as much processor time as the server, from the
 * same cores. Tells when a frame with an event of the feed has come.
 */
export class OpenStreams {
  readonly #sockets: Socket[] = [];
  #onFrame: (reader: number, at: number) => void = () => undefined;

  async open(port: number, cookie: string, readers: number): Promise<void> {
    for (let from = 0; from < readers; from += 50) {
      const some = Array.from({ length: Math.min(50, readers - from) }, (_, n) =>
        this.#openOne(port, cookie, from + n),
      );
      await Promise.all(some);
    }
  }

  /** From now on frames are told to this one. */
  listen(onFrame: (reader: number, at: number) => void): void {
    this.#onFrame = onFrame;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Resolves with the first frame, which says how things stand. */
  #openOne(port: number, cookie: string, reader: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      this.#sockets.push(socket);
      let opened = false;
      let rest = '';
      socket.once('error', reject);
      socket.once('connect', () =>
        socket.write(
          `GET /v1/stream HTTP/1.1\r\nhost: localhost:${port}\r\ncookie: ${cookie}=${tokenOf(reader)}\r\n\r\n`,
        ),
      );
      socket.on('data', (chunk: Buffer) => {
        const at = performance.now();
        rest += chunk.toString('latin1');
        const end = rest.lastIndexOf('\n\n');
        if (end < 0) return;
        const whole = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (!whole.includes('event: feed')) return;
        if (opened) this.#onFrame(reader, at);
        opened = true;
        resolve();
      });
      socket.once('close', () => reject(new Error('a stream was closed')));
    });
  }
}
