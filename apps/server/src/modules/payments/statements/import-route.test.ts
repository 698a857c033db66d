import { once } from 'node:events';
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { actingAs } from '../../../../../../tests/support/access/acting.ts';
import { asId, newId } from '../../../platform/ids.ts';
import { createLog } from '../../../platform/log.ts';
import { createHttp, type App } from '../../../platform/http/server.ts';
import { importRoute } from './import-route.ts';
import { noSuchEntry } from './statement-errors.ts';
import { statementLimits } from './statement-limits.ts';

let app: App;
let port: number;
let open: ClientRequest[];
let read: number;
/** Whether somebody may bring a file is not known before this. */
let asked: Promise<void>;
beforeEach(async () => {
  open = [];
  read = 0;
  asked = Promise.resolve();
  app = await createHttp({
    log: createLog('silent'),
    publicUrl: 'http://localhost:4000',
    sessionCookie: 'guildhall-4000',
    trustProxy: false,
    requestsPerMinute: 100,
    authorize: async ({ headers }) => {
      await asked;
      return actingAs({ enterpriseId: asId(String(headers['x-enterprise'])), actions: new Set() });
    },
  });
  importRoute(app, () => {
    read += 1;
    // Whatever is read here is answered in the same way.
    return Promise.reject(noSuchEntry());
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as AddressInfo).port;
});
afterEach(async () => {
  for (const request of open) request.destroy();
  await app.close();
});

/** Begins to bring a file, and goes no further. */
async function begin(enterpriseId: string): Promise<ClientRequest> {
  const headers = { 'content-type': 'application/xml', 'content-length': '1000000', 'x-enterprise': enterpriseId };
  const options = { host: '127.0.0.1', port, method: 'POST', path: '/v1/statement-files?fileName=a.xml', headers };
  const request = httpRequest(options);
  request.on('error', () => undefined);
  request.write('<Document>');
  open.push(request);
  await once(request, 'socket');
  return request;
}
async function statusOf(request: ClientRequest): Promise<number | undefined> {
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
}
const whole = async (enterpriseId: string): Promise<number> => {
  const headers = { 'content-type': 'application/xml', 'x-enterprise': enterpriseId };
  const answer = await fetch(`http://127.0.0.1:${port}/v1/statement-files?fileName=a.xml`, {
    method: 'POST',
    headers,
    body: '<Document/>',
  });
  await answer.arrayBuffer();
  return answer.status;
};

test('of one enterprise so many uploads are received at a time, and others come through', async () => {
  const [one, other] = [newId(), newId()];
  for (let n = 0; n < statementLimits.uploadsReceivedOfOne; n += 1) await begin(one);
  await expect.poll(() => whole(one), { interval: 500 }).toBe(503);
  // Until they had all begun, more of the one may have come through.
  const before = read;
  expect(await whole(other)).toBe(404);
  expect(read).toBe(before + 1);
});

test('no more are received than the process holds, and one that is broken off makes room', async () => {
  for (let n = 0; n < statementLimits.uploadsReceived; n += 1) await begin(newId());
  await expect.poll(() => whole(newId()), { interval: 500 }).toBe(503);
  expect(await statusOf(await begin(newId()))).toBe(503);
  open[0]?.destroy();
  await expect.poll(() => whole(newId()), { interval: 500 }).toBe(404);
});

test('who goes away while it is asked whether he may takes up no room', async () => {
  const one = newId();
  let answer: () => void = () => undefined;
  asked = new Promise((resolve) => {
    answer = resolve;
  });
  const gone = [];
  for (let n = 0; n < statementLimits.uploadsReceivedOfOne; n += 1) gone.push(await begin(one));
  await expect.poll(() => connections()).toBe(gone.length);
  for (const request of gone) request.destroy();
  await expect.poll(() => connections()).toBe(0);
  answer();
  expect(await whole(one)).toBe(404);
});

const connections = () =>
  new Promise<number>((resolve, reject) => {
    app.server.getConnections((error, count) => (error === null ? resolve(count) : reject(error)));
  });
