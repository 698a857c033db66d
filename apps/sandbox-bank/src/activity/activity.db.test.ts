import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestBank, type TestBank } from '../testing/test-bank.ts';

let bank: TestBank;
beforeAll(async () => {
  bank = await startTestBank();
});
afterAll(async () => {
  await bank[Symbol.asyncDispose]();
});

type Batch = { batchId: string; sequence: number; pseudonym: string; events: object[] } & Record<string, unknown>;

const event = () => ({
  eventId: randomUUID(),
  category: 'offers',
  kind: 'offer_viewed',
  subject: { kind: 'offer', id: 'loan-1', type: 'loan' },
  hour: '2026-11-20T10:00:00.000Z',
});
const batchOf = (change: Partial<Batch> = {}): Batch => ({
  iss: 'guildhall',
  aud: bank.issuer,
  batchId: randomUUID(),
  sequence: 1,
  pseudonym: randomUUID().replaceAll('-', ''),
  customerId: null,
  events: [event(), event()],
  ...change,
});

async function post(
  path: string,
  key: string,
  body: object,
): Promise<{ status: number; receipt: Record<string, unknown> }> {
  const answer = await bank.client.call('POST', `/api/v1/activity/${path}`, {
    scope: 'activity',
    body,
    headers: { 'idempotency-key': key },
  });
  const { receipt } = (await answer.json()) as { receipt?: string };
  const payload = Buffer.from(receipt?.split('.')[1] ?? '', 'base64url').toString('utf8') || '{}';
  return { status: answer.status, receipt: JSON.parse(payload) as Record<string, unknown> };
}

async function share(batch: Batch, { typ = 'activity-batch+jwt' } = {}) {
  return post('batches', batch.batchId, { batchId: batch.batchId, jws: await bank.client.sign(typ, batch) });
}
const erase = (pseudonym: string, erasureId: string = randomUUID()) =>
  post('erasures', erasureId, { erasureId, pseudonym });
async function heldOf(pseudonym: string): Promise<number> {
  const sql = 'select count(*) from sandbox_bank.activity_events where pseudonym = $1';
  const [row] = await bank.db.query<{ count: string }>(sql, [pseudonym]);
  return Number(row?.count);
}

test('a batch is taken once, and the same batch gets the same receipt', async () => {
  const batch = batchOf();
  const first = await share(batch);
  expect(first).toMatchObject({ status: 202, receipt: { batchId: batch.batchId, sequence: 1, count: 2 } });
  const [again, twice] = await Promise.all([share(batch), share(batch)]);
  expect(again.receipt).toEqual(first.receipt);
  expect(twice.receipt).toEqual(first.receipt);
  expect(await heldOf(batch.pseudonym)).toBe(2);
});

test('another content under the name of a batch is refused', async () => {
  const batch = batchOf();
  await share(batch);
  expect((await share({ ...batch, events: [event()] })).status).toBe(422);
  expect(await heldOf(batch.pseudonym)).toBe(2);
});

test('what is not signed by this client for this bank, or is no batch, is refused', async () => {
  expect((await share(batchOf({ iss: 'another' }))).status).toBe(400);
  expect((await share(batchOf({ aud: 'https://another.example' }))).status).toBe(400);
  expect((await share(batchOf({ events: [] }))).status).toBe(400);
  expect((await share(batchOf(), { typ: 'bank-record+jwt' })).status).toBe(400);
  const batch = batchOf();
  const jws = await bank.client.sign('activity-batch+jwt', batch);
  const spoilt = `${jws.slice(0, -4)}AAAA`;
  expect((await post('batches', batch.batchId, { batchId: batch.batchId, jws: spoilt })).status).toBe(400);
  expect((await post('batches', randomUUID(), { batchId: batch.batchId, jws })).status).toBe(400);
  expect(await heldOf(batch.pseudonym)).toBe(0);
});

test('what is erased is gone, stays gone, and is receipted once', async () => {
  const batch = batchOf();
  await share(batch);
  const erasureId = randomUUID();
  const first = await erase(batch.pseudonym, erasureId);
  expect(first).toMatchObject({ status: 202, receipt: { erasureId, pseudonym: batch.pseudonym, erasedEvents: 2 } });
  expect(await heldOf(batch.pseudonym)).toBe(0);
  expect((await erase(batch.pseudonym, erasureId)).receipt).toEqual(first.receipt);
  expect((await erase(batch.pseudonym)).status).toBe(422);
  expect((await share(batch)).status).toBe(410);
  expect((await share(batchOf({ pseudonym: batch.pseudonym, sequence: 2 }))).status).toBe(410);
});

test('the staff see a pseudonym and what was done, in both languages', async () => {
  const batch = batchOf();
  await share(batch);
  const zh = await (await fetch(`${bank.issuer}/operator/activity?lang=zh-CN`)).text();
  expect(zh).toContain(batch.pseudonym);
  expect(zh).toContain('查看产品 2');
  expect(await (await fetch(`${bank.issuer}/operator/activity?lang=en`)).text()).toContain('offers looked at 2');
});
