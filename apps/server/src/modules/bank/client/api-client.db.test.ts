import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../../../../tests/support/database.ts';
import { testKey } from '../../../../../../tests/support/templates.ts';
import { systemClock } from '../../../platform/clock.ts';
import { Sealer } from '../../../platform/crypto/seal.ts';
import { Database } from '../../../platform/db/database.ts';
import { Egress } from '../../../platform/egress/egress.ts';
import { newId } from '../../../platform/ids.ts';
import { createLog } from '../../../platform/log.ts';
import { bankLimits } from '../bank-limits.ts';
import { ClientKeys } from '../connections/client-keys.ts';
import { upsertConnection } from '../connections/connection-store.ts';
import type { BankConnection } from '../connections/connection.ts';
import { HealthRecorder } from '../connections/health-recorder.ts';
import { ApiClient } from './api-client.ts';
import { BankError } from './bank-error.ts';
import { BankGate } from './bank-gate.ts';
import { OpenidClient } from './openid-client.ts';

/** A bank over HTTP that answers its API as the test says. */
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let asked: string[];
const bank = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://x').pathname;
  const json = (body: object) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  if (path === '/.well-known/openid-configuration') {
    return json({
      issuer: origin(),
      token_endpoint: `${origin()}/token`,
      jwks_uri: `${origin()}/jwks`,
      authorization_endpoint: `${origin()}/auth`,
    });
  }
  if (path === '/token') return json({ access_token: `t-${asked.length}`, token_type: 'DPoP', expires_in: 600 });
  asked.push(path);
  return answer(request, response);
});
const origin = () => `http://localhost:${(bank.address() as AddressInfo).port}`;

const log = createLog('silent');
let fresh: FreshDatabase;
let db: Database;
let egress: Egress;
let connection: BankConnection;
let client: ApiClient;
/** The clock of the breaker, ms: it goes on only when a test says so. */
let nowMs = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => bank.listen(0, '127.0.0.1', resolve));
  fresh = await freshDatabase();
  db = new Database(fresh.url, new Sealer(testKey), log, { app: 1, system: 3 });
  egress = new Egress([origin()], 10_000);
});
afterAll(async () => {
  bank.closeAllConnections();
  bank.close();
  await egress.close();
  await db.close();
  await fresh[Symbol.asyncDispose]();
});
beforeEach(async () => {
  asked = [];
  const clientKeys = new ClientKeys(db, new Sealer(testKey), systemClock);
  const names = { slug: 'example', clientId: 'guildhall', nameZh: '', nameEn: '', mark: '', color: '' };
  connection = await db.asSystem('test.connect', async (tx) => {
    const made = await upsertConnection(tx, { ...names, issuer: origin(), connectionId: newId() }, new Date());
    await clientKeys.ensure(tx, made.connectionId);
    return made;
  });
  const openid = new OpenidClient({ egress, clientKeys, clock: systemClock, loopbackOrigins: [origin()] });
  // Without chance there is no pause between attempts.
  const gate = new BankGate(
    new HealthRecorder(db, systemClock, log),
    () => 0,
    () => nowMs,
  );
  client = new ApiClient({ openid, gate, egress, clock: systemClock });
});

const page = { customerId: 'c', lastSequence: 1, items: [{ sequence: 1, withheld: true }], nextCursor: null };
const send = (status: number, body: string, headers: Record<string, string> = {}) =>
  (answer = (_request, response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body));
const read = () => client.records(connection, { customerId: 'c', consentId: 'k', afterSequence: 0n, cursor: null });

async function failure(): Promise<BankError> {
  const error = await read().then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  );
  if (error instanceof BankError) return error;
  throw error;
}

test('a right answer is taken, and asked for with a bound token', async () => {
  let headers: IncomingMessage['headers'] = {};
  answer = (request, response) => {
    headers = request.headers;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ ...page, somethingNew: 1 }));
  };
  expect(await read()).toMatchObject(page);
  expect(headers.authorization).toMatch(/^DPoP t-/);
  expect(headers.dpop).toBeDefined();
  expect(headers['x-consent-id']).toBe('k');
});

test.each([
  ['nonsense', 'not json'],
  ['nothing', ''],
  ['a list', '[]'],
  ['other types', JSON.stringify({ ...page, lastSequence: '1' })],
  ['a place below one', JSON.stringify({ ...page, items: [{ sequence: 0, withheld: true }] })],
  [
    'too many entries',
    JSON.stringify({ ...page, items: Array.from({ length: 201 }, (_, n) => ({ sequence: n + 1, withheld: true })) }),
  ],
])('200 with %s is an error of the bank', async (_what, body) => {
  send(200, body);
  expect((await failure()).code).toBe('bank.invalid_answer');
  expect(asked).toHaveLength(4);
});

test('a body that breaks off and one without end are errors of the bank', async () => {
  answer = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"customerId":', () => response.destroy());
  };
  expect((await failure()).code).toBe('bank.unreachable');
  send(200, `"${'x'.repeat(9_000_000)}"`);
  expect((await failure()).code).toBe('bank.invalid_answer');
});

test('where a bank leads elsewhere we do not follow', async () => {
  send(302, '', { location: 'http://169.254.169.254/latest' });
  expect((await failure()).code).toBe('bank.invalid_answer');
});

test('a refusal is not repeated, and says its status', async () => {
  send(403, '{}', { 'content-type': 'application/problem+json' });
  expect(await failure()).toMatchObject({ code: 'bank.refused', status: 403, passing: false });
  expect(asked).toHaveLength(1);
});

test('a bank that asks for patience is given it', async () => {
  const started = performance.now();
  answer = (_request, response) => {
    if (asked.length > 1) response.setHeader('content-type', 'application/json').end(JSON.stringify(page));
    else response.writeHead(429, { 'retry-after': '1' }).end();
  };
  await read();
  expect(performance.now() - started).toBeGreaterThan(950);
});

test('a bank that fails again and again is left alone for a while, and asked again then', async () => {
  send(503, '{}');
  // Eight failures in a row, in two calls of four attempts.
  expect((await failure()).code).toBe('bank.server_error');
  expect((await failure()).code).toBe('bank.server_error');
  const before = asked.length;
  expect((await failure()).code).toBe('bank.breaker_open');
  expect(asked).toHaveLength(before);
  send(200, JSON.stringify(page));
  nowMs += bankLimits.breaker.firstPauseMs / 2 - 1;
  expect((await failure()).code).toBe('bank.breaker_open');
  nowMs += 1;
  expect((await read()).customerId).toBe('c');
});

test('a token that the bank has forgotten is replaced once', async () => {
  answer = (request, response) => {
    if (request.headers.authorization === 'DPoP t-0') {
      response.writeHead(401, { 'www-authenticate': 'DPoP error="invalid_token"' }).end();
    } else response.setHeader('content-type', 'application/json').end(JSON.stringify(page));
  };
  expect(await read()).toMatchObject(page);
});
