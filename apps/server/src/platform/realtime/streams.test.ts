import { once } from 'node:events';
import { createServer, get, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyReply } from 'fastify';
import { expect, test } from 'vitest';
import { memberOf } from '../../../../../tests/support/network.ts';
import { newId } from '../ids.ts';
import { Streams } from './streams.ts';

/** Opens a stream for a request whose reader goes away before, or after, it is opened; returns how many are left then. */
async function leftOpen(goesBefore: boolean): Promise<{ left: number; told: number }> {
  const streams = new Streams();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' }).on('error', () => undefined);
  const [, raw] = (await once(server, 'request')) as [unknown, ServerResponse];
  const gone = once(raw, 'close');
  if (goesBefore) {
    client.destroy();
    await gone;
  }
  // Only what a stream takes of a reply.
  const reply = { raw, hijack: () => undefined, getHeaders: () => ({}) } as unknown as FastifyReply;
  let told = 0;
  streams.open(reply, memberOf(newId())).onClose(() => (told += 1));
  if (!goesBefore) {
    expect(streams.count).toBe(1);
    client.destroy();
    await gone;
  }
  server.close();
  return { left: streams.count, told };
}

test('a stream ends with its reader, whenever he goes', async () => {
  expect(await leftOpen(false)).toEqual({ left: 0, told: 1 });
  expect(await leftOpen(true)).toEqual({ left: 0, told: 1 });
});
