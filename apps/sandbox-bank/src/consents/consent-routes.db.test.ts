import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestBank, type TestBank } from '../testing/test-bank.ts';

let bank: TestBank;
beforeAll(async () => {
  bank = await startTestBank();
});
afterAll(() => bank[Symbol.asyncDispose]());

const asked = { permissions: ['ReadIdentification', 'ReadStanding'] };

test('a consent is asked for once per idempotency key', async () => {
  const headers = { 'idempotency-key': 'first-key-1' };
  const first = await bank.client.call('POST', '/api/v1/consents', { body: asked, headers });
  expect(first.status).toBe(201);
  const consent = (await first.json()) as Record<string, unknown>;
  expect(consent).toMatchObject({ status: 'AWAU', customerId: null, permissions: asked.permissions });

  const again = await bank.client.call('POST', '/api/v1/consents', { body: asked, headers });
  expect(await again.json()).toEqual(consent);

  const other = await bank.client.call('POST', '/api/v1/consents', {
    body: { permissions: ['ReadOwnership'] },
    headers,
  });
  expect(other.status).toBe(422);
  expect(await other.json()).toMatchObject({ code: 'idempotency_key_reused' });
});

test('twenty requests at once with one key make one consent', async () => {
  const headers = { 'idempotency-key': 'twenty-at-once' };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => bank.client.call('POST', '/api/v1/consents', { body: asked, headers })),
  );
  const ids = await Promise.all(
    answers.map(async (answer) => ((await answer.json()) as { consentId: string }).consentId),
  );
  expect(new Set(ids).size).toBe(1);
});

test('the list holds the consent given at the branch and goes on after a cursor', async () => {
  const list = await bank.client.call('GET', '/api/v1/consents');
  const { items } = (await list.json()) as { items: { consentId: string; customerId: string | null }[] };
  expect(items).toContainEqual(
    expect.objectContaining({ consentId: 'branch-1', customerId: '7730-1942', status: 'AUTH' }),
  );

  const since = await bank.client.call('GET', '/api/v1/consents?changedSince=2026-10-01T00:00:00Z');
  const later = (await since.json()) as { items: { consentId: string }[] };
  expect(later.items.map((item) => item.consentId)).not.toContain('branch-1');
});

test('a withdrawn consent stays withdrawn, and withdrawing again changes nothing', async () => {
  const made = await bank.client.call('POST', '/api/v1/consents', {
    body: asked,
    headers: { 'idempotency-key': 'to-withdraw' },
  });
  const { consentId } = (await made.json()) as { consentId: string };
  for (let time = 0; time < 2; time += 1) {
    const gone = await bank.client.call('DELETE', `/api/v1/consents/${consentId}`);
    expect(gone.status).toBe(204);
  }
  const read = await bank.client.call('GET', `/api/v1/consents/${consentId}`);
  expect(await read.json()).toMatchObject({ status: 'CANC' });
});

test.each([
  ['no idempotency key', { body: asked }, 'Idempotency-Key'],
  ['no permissions', { body: {} }, 'permissions'],
  ['an unknown permission', { body: { permissions: ['ReadEverything'] } }, 'permissions.0'],
  ['an unknown member', { body: { ...asked, colour: 'red' } }, 'colour'],
  ['an end in the past', { body: { ...asked, expiresAt: '2020-01-01T00:00:00Z' } }, 'expiresAt'],
  ['an end that is no date', { body: { ...asked, expiresAt: 'soon' } }, 'expiresAt'],
])('asking with %s is refused and names the field', async (name, { body }, field) => {
  const headers: Record<string, string> = name === 'no idempotency key' ? {} : { 'idempotency-key': 'broken-input' };
  const answer = await bank.client.call('POST', '/api/v1/consents', { body, headers });
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const problem = (await answer.json()) as { errors: { field: string }[]; reference: string };
  expect(problem.errors.map((error) => error.field)).toContain(field);
  expect(problem.reference).not.toBe('');
});

test.each([
  ['another text', '/api/v1/consents?cursor=abc'],
  ['JSON of another shape', `/api/v1/consents?cursor=${Buffer.from('{"at":1}').toString('base64url')}`],
])('a cursor that is %s is refused', async (_name, path) => {
  const answer = await bank.client.call('GET', path);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ errors: [{ field: 'cursor' }] });
});

test('an unknown consent is a 404', async () => {
  const answer = await bank.client.call('GET', '/api/v1/consents/none');
  expect(answer.status).toBe(404);
});
