import type { webcrypto } from 'node:crypto';
import { createPublicKey, randomUUID, verify } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestBank, type TestBank } from '../testing/test-bank.ts';
import { nextRound, stateOf } from './offer.ts';

let bank: TestBank;
beforeAll(async () => {
  bank = await startTestBank();
});
afterAll(async () => {
  await bank[Symbol.asyncDispose]();
});

type Payload = Record<string, unknown> & { offerId: string; version: number; state: string };
type Page = { lastSequence: number; items: { sequence: number; jws: string }[] };

const payloadOf = (jws: string): Payload =>
  JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8')) as Payload;

async function list(source: string, after = 0): Promise<Page> {
  const answer = await bank.client.call('GET', `/api/v1/offers?source=${source}&afterSequence=${after}`, {
    scope: 'offers',
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Page;
}

async function post(path: string, key: string, body: object): Promise<number> {
  const headers = { 'idempotency-key': key };
  return (await bank.client.call('POST', `/api/v1/offers${path}`, { scope: 'offers', body, headers })).status;
}

const desk = (path: string, fields: Record<string, string>) =>
  fetch(`${bank.issuer}/operator/offers${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });

const written = {
  source: 'online_banking',
  kind: 'loan',
  titleZh: '测试贷',
  titleEn: 'Test loan',
  summaryZh: '测试',
  summaryEn: 'A test',
  currency: 'CNY',
  amountFrom: '1000.00',
  amountTo: '2000.00',
  annualRatePercent: '3.5',
  termMonthsFrom: '1',
  termMonthsTo: '12',
  audience: 'customers',
  days: '30',
  formId: 'loan-application',
};

test('each subsystem begins with its own gapless sequence, signed with the keys that the bank publishes', async () => {
  const jwks = (await (await fetch(`${bank.issuer}/jwks`)).json()) as {
    keys: (webcrypto.JsonWebKey & { kid: string })[];
  };
  for (const source of ['online_banking', 'commerce', 'financial_services']) {
    const { items, lastSequence } = await list(source);
    expect(items.map(({ sequence }) => sequence)).toEqual(Array.from({ length: lastSequence }, (_, at) => at + 1));
    expect(lastSequence).toBeGreaterThan(0);
    const [header = '', payload = '', signature = ''] = items[0]!.jws.split('.');
    const { kid, typ } = JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string; typ: string };
    expect(typ).toBe('bank-offer+jwt');
    const key = createPublicKey({ key: jwks.keys.find((one) => one.kid === kid)!, format: 'jwk' });
    const holds = verify(
      'sha256',
      Buffer.from(`${header}.${payload}`),
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
    expect(holds).toBe(true);
  }
});

test('the desk publishes, replaces and withdraws; the client is told and the sequence goes on', async () => {
  const before = (await list('online_banking')).lastSequence;
  expect((await desk('', { ...written, offerId: 'test-loan' })).status).toBe(303);
  await expect.poll(async () => (await list('online_banking', before)).items.length).toBe(1);
  await desk('/test-loan', { ...written, amountTo: '3000.00' });
  await expect.poll(async () => (await list('online_banking', before)).items.length).toBe(2);
  await desk('/test-loan/withdrawal', {});
  await expect.poll(async () => (await list('online_banking', before)).items.length).toBe(3);
  const said = (await list('online_banking', before)).items.map(({ jws }) => payloadOf(jws));
  expect(said.map(({ version, state }) => [version, state])).toEqual([
    [1, 'published'],
    [2, 'published'],
    [2, 'withdrawn'],
  ]);
  await desk('/test-loan/withdrawal', {});
  const told = () => bank.client.received.filter(({ path }) => path === '/events').map(({ body }) => payloadOf(body));
  await expect.poll(() => told().filter(({ events }) => JSON.stringify(events).includes('bank:offer')).length).toBe(3);
  expect((await list('online_banking', before)).items).toHaveLength(3);
});

test('what the desk leaves out is named, and nothing is published', async () => {
  const answer = await desk('', { ...written, offerId: 'other', amountTo: 'much' });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('amountTo');
});

test('other subsystems publish in rounds of their own, or at once when the desk says so', async () => {
  const before = (await list('commerce')).lastSequence;
  await desk('', { ...written, source: 'commerce', kind: 'trade', offerId: 'round-trade' });
  expect((await list('commerce')).lastSequence).toBe(before);
  await desk('/rounds', {});
  await expect.poll(async () => (await list('commerce')).lastSequence).toBe(before + 1);
  const at = new Date('2026-11-20T10:00:30.000Z');
  expect(nextRound('online_banking', at)).toEqual(at);
  expect(nextRound('commerce', at).toISOString()).toBe('2026-11-20T10:01:00.000Z');
  expect(nextRound('financial_services', at).toISOString()).toBe('2026-11-20T10:05:00.000Z');
});

test('documents are given as they were summed up', async () => {
  const [first] = (await list('commerce')).items.map(({ jws }) => payloadOf(jws));
  const [document] = first!['documents'] as { documentId: string; size: number }[];
  const path = `/api/v1/offers/${first!.offerId}/documents/${document!.documentId}`;
  const answer = await bank.client.call('GET', path, { scope: 'offers' });
  expect((await answer.arrayBuffer()).byteLength).toBe(document!.size);
  expect((await bank.client.call('GET', `${path}x`, { scope: 'offers' })).status).toBe(404);
});

test('a batch of deliveries counts once, and an acceptance is one for ever', async () => {
  const batchId = randomUUID();
  const items = [{ offerId: 'hy-order-loan', version: 1, customerIds: ['7730-1942'], others: 7 }];
  expect(await post('/deliveries', batchId, { batchId, items })).toBe(202);
  expect(await post('/deliveries', batchId, { batchId, items })).toBe(202);
  expect(await post('/deliveries', batchId, { batchId, items: [{ ...items[0]!, others: 8 }] })).toBe(422);
  const rows = await bank.db.query<{ others: number }>('select others from sandbox_bank.offer_delivery_counts');
  expect(rows).toEqual([{ others: 7 }]);
  const acceptance = {
    acceptanceId: randomUUID(),
    customerId: '7730-1942',
    version: 1,
    acceptedAt: '2026-11-20T10:00:00.000Z',
    submissionId: null,
  };
  const accept = (body: typeof acceptance) => post('/hy-order-loan/acceptances', body.acceptanceId, body);
  expect(await accept(acceptance)).toBe(202);
  expect(await accept(acceptance)).toBe(202);
  expect(await accept({ ...acceptance, acceptanceId: randomUUID() })).toBe(409);
  expect(await accept({ ...acceptance, acceptanceId: randomUUID(), customerId: 'nobody' })).toBe(404);
});

test('shared activity becomes an offer to pseudonyms, and an erased one is not named any more', async () => {
  const pseudonym = 'p'.repeat(24);
  await bank.db.query(
    `insert into sandbox_bank.activity_batches (client_id, batch_id, pseudonym, sequence, content_hash, events, receipt, received_at)
     values ('guildhall', 'b1', $1, 1, 'h', 1, 'r', now())`,
    [pseudonym],
  );
  await bank.db.query(
    `insert into sandbox_bank.activity_events (client_id, event_id, batch_id, pseudonym, category, kind, subject, hour, received_at)
     values ('guildhall', 'e1', 'b1', $1, 'offers', 'offer_compared', '{"kind":"offer","id":"x","type":"loan"}', now(), now())`,
    [pseudonym],
  );
  const newest = async () => {
    const { items } = await list('online_banking');
    return items.map(({ jws }) => payloadOf(jws)).findLast(({ offerId }) => offerId === 'because-shared-loan');
  };
  await expect.poll(newest).toMatchObject({
    state: 'published',
    because: ['offers'],
    targets: { customerIds: [], pseudonyms: [pseudonym] },
  });
  await bank.db.query('delete from sandbox_bank.activity_events');
  await expect.poll(newest).toMatchObject({ state: 'withdrawn' });
});

test('the desk page stands in both languages', async () => {
  for (const [lang, words] of [
    ['en', 'Offers'],
    ['zh-CN', '产品'],
  ] as const) {
    const page = await (await fetch(`${bank.issuer}/operator/offers?lang=${lang}`)).text();
    expect(page).toContain(words);
    expect(page).toContain('hy-order-loan');
    expect((await fetch(`${bank.issuer}/operator/offers/hy-order-loan?lang=${lang}`)).status).toBe(200);
  }
});

test.each([
  ['published', 'withdrawn', false, 'withdrawn'],
  ['published', 'published', true, 'replaced'],
  ['published', 'published', false, 'published'],
] as const)('the state of an offer follows from its newest entry', (_name, state, replaced, expected) => {
  const document = { validFrom: '2026-01-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' } as never;
  const at = (now: string) => stateOf({ state, document }, { now: new Date(now), replaced });
  expect(at('2026-06-01T00:00:00Z')).toBe(expected);
  if (expected !== 'published') return;
  expect(at('2025-06-01T00:00:00Z')).toBe('scheduled');
  expect(at('2027-01-01T00:00:00Z')).toBe('expired');
});
