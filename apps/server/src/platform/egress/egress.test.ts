import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasSharedData, readShared, withSharedData } from '../../../../../tests/support/shared-data.ts';
import { Egress, isPublic } from './egress.ts';

interface Vectors {
  smokescreen: { ip: string; expected: string }[];
  extra: { ip: string; expected: string }[];
  urlsMustBeRefused: string[];
}
/** Patient: what is refused is refused by what it is, and a name that nobody answers for may be waited for. */
const bounds = { timeoutMs: 60_000, maxBytes: 1_000 };
const connectTimeoutMs = 10_000;

let listener: Server;
let origin: string;
beforeAll(async () => {
  listener = createServer((request, response) => {
    if (request.url === '/redirect') response.writeHead(302, { location: 'https://example.com/' }).end();
    else if (request.url === '/large') response.end('x'.repeat(2_000));
    else if (request.url === '/slow') setTimeout(() => response.end('late'), 120_000).unref();
    else if (request.url === '/broken')
      response.writeHead(200, { 'content-length': '10' }).write('12345', () => response.destroy());
    else request.pipe(response);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
});
afterAll(() => {
  listener.closeAllConnections();
  listener.close();
});

describe('addresses', () => {
  test.skipIf(!hasSharedData)(withSharedData('every published vector is judged as its authors expect'), () => {
    const vectors = JSON.parse(readShared('security/ssrf-vectors.json')) as Vectors;
    const wrong = [...vectors.smokescreen, ...vectors.extra].filter(
      ({ ip, expected }) => isPublic(ip) !== (expected === 'ipAllowDefault' || expected === 'allow'),
    );
    expect(wrong).toEqual([]);
  });

  test.skipIf(!hasSharedData)(
    withSharedData('every spelling of a forbidden address is refused before a connection is made'),
    async () => {
      const vectors = JSON.parse(readShared('security/ssrf-vectors.json')) as Vectors;
      const egress = new Egress([], connectTimeoutMs);
      for (const url of vectors.urlsMustBeRefused) {
        await expect(egress.request(url, bounds), url).rejects.toThrow();
        if (url.startsWith('http:')) {
          await expect(egress.request(url.replace('http:', 'https:'), bounds), url).rejects.toThrow(
            /public internet|credentials|cannot be resolved|no address/,
          );
        }
      }
      await egress.close();
    },
  );

  test('a name that leads to this machine is refused at the socket', async () => {
    const egress = new Egress([], connectTimeoutMs);
    await expect(egress.request('https://localhost/', bounds)).rejects.toMatchObject({
      code: 'egress.forbidden_address',
    });
    await egress.close();
  });
});

describe('listed origins', () => {
  test('only the exact origin is reachable, and its body comes back', async () => {
    const egress = new Egress([origin], connectTimeoutMs);
    const answer = await egress.request(`${origin}/echo`, { ...bounds, method: 'POST', body: 'hello' });
    expect(answer.body.toString()).toBe('hello');
    await expect(egress.request(origin.replace('127.0.0.1', 'localhost'), bounds)).rejects.toMatchObject({
      code: 'egress.forbidden_scheme',
    });
    await egress.close();
  });

  test.each([
    ['/redirect', 'egress.redirect'],
    ['/large', 'egress.too_large'],
    ['/broken', 'egress.unreachable'],
  ])('%s ends as %s', async (path, code) => {
    const egress = new Egress([origin], connectTimeoutMs);
    await expect(egress.request(origin + path, bounds)).rejects.toMatchObject({ code });
    await egress.close();
  });

  test('a request that its signal has ended does not leave, and one on its way is given up', async () => {
    const egress = new Egress([origin], connectTimeoutMs);
    const heard = new Promise((resolve) => listener.once('request', resolve));
    const send = egress.asFetch(bounds);
    await expect(send(origin, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'egress.timeout' });
    const signal = AbortSignal.timeout(2_000);
    await expect(send(`${origin}/slow`, { signal })).rejects.toMatchObject({ code: 'egress.timeout' });
    expect(await heard).toMatchObject({ url: '/slow' });
    await egress.close();
  });

  test('an answer that does not come in time is given up', async () => {
    const egress = new Egress([origin], connectTimeoutMs);
    await expect(egress.request(`${origin}/slow`, { timeoutMs: 100, maxBytes: 10 })).rejects.toMatchObject({
      code: 'egress.timeout',
    });
    await egress.close();
  });
});
