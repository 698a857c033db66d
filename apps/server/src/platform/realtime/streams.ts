import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { ActingContext } from '../acting-context.ts';
import { Problem } from '../errors.ts';
import { limits } from '../limits.ts';

/** One open page of one session. */
export interface Stream {
  readonly id: number;
  readonly actingContext: ActingContext;
  /** Sends an event; `id` is where the reader resumes by `Last-Event-ID` (HTML, server-sent events). */
  send(event: string, data: object, id?: string): void;
  close(): void;
  onClose(listener: () => void): void;
}

/** The open server-sent event streams of this process. */
export class Streams {
  readonly #open = new Map<number, Stream>();
  readonly #perSession = new Map<string, number>();
  #nextId = 1;

  /** @throws Problem 429 when the session or the process has too many. */
  open(reply: FastifyReply, actingContext: ActingContext): Stream {
    const { sessionId } = actingContext;
    const ofSession = this.#perSession.get(sessionId) ?? 0;
    if (ofSession >= limits.streamsPerSession || this.#open.size >= limits.streamsPerProcess) {
      throw new Problem(429, 'platform.too_many_streams', 'Too many pages are open live. Close one and reload.');
    }
    const headers = reply.getHeaders();
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(headers as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const stream = this.#create(reply.raw, actingContext);
    this.#open.set(stream.id, stream);
    this.#perSession.set(sessionId, ofSession + 1);
    stream.onClose(() => {
      this.#open.delete(stream.id);
      const left = (this.#perSession.get(sessionId) ?? 1) - 1;
      if (left > 0) this.#perSession.set(sessionId, left);
      else this.#perSession.delete(sessionId);
    });
    return stream;
  }

  get count(): number {
    return this.#open.size;
  }

  /** Streams that satisfy the test, for instance those of one enterprise. */
  where(test: (actingContext: ActingContext) => boolean): Stream[] {
    return [...this.#open.values()].filter((stream) => test(stream.actingContext));
  }

  closeAll(): void {
    for (const stream of this.#open.values()) stream.close();
  }

  #create(response: ServerResponse, actingContext: ActingContext): Stream {
    const listeners: (() => void)[] = [];
    response.write(': open\nretry: 2000\n\n');
    const heartbeat = setInterval(() => response.write(': \n\n'), limits.streamHeartbeatMs);
    response.on('error', () => undefined);
    let over = false;
    const end = (): void => {
      over = true;
      clearInterval(heartbeat);
      for (const listener of listeners.splice(0)) listener();
    };
    response.once('close', end);
    // The reader may have gone while its session was looked up: then nothing tells of it any more.
    if (response.closed || response.destroyed || response.socket === null || response.socket.destroyed) end();
    return {
      id: this.#nextId++,
      actingContext,
      send: (event, data, id) => {
        if (response.writableEnded) return;
        // A reader that does not read is cut off instead of filling our memory; it resumes when it comes back.
        if (response.writableLength > 65_536) response.destroy();
        else
          response.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      },
      close: () => response.end(),
      onClose: (listener) => {
        if (over) listener();
        else listeners.push(listener);
      },
    };
  }
}
