import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ask, batchOf, createWorld, plain, type World } from '../../../../../../tests/support/enterprises.ts';
import { newId, type EnterpriseId } from '../../../platform/ids.ts';
import type { FactBatch } from '../facts/fact.ts';

let world: World;
let bank: string;
const key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const publicKey = key.publicKey.export({ format: 'jwk' });

beforeAll(async () => {
  world = await createWorld();
  [bank] = world.banks;
});
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(() => {
  world.evidenceReader.read = ({ payload }) => {
    const { customerId, sequence, recordId, data } = payload as {
      customerId: string;
      sequence: number;
      recordId: string;
      data: Record<string, string>;
    };
    const facts = Object.entries(data).map(([name, text]) => plain(name, text));
    return Promise.resolve({ customerId, sequence: BigInt(sequence), recordId, facts });
  };
  world.evidenceReader.wasPublished = ({ sourceId, keyId, at }) =>
    Promise.resolve(sourceId === bank && keyId === 'k1' && at.getTime() === Date.UTC(2026, 0, 1));
  world.evidenceReader.speaksOf = ({ customerId }) => Promise.resolve(customerId === '7730-1942');
});

function jwsOf(
  payload: object,
  by: KeyObject = key.privateKey,
  header: object = { alg: 'ES256', kid: 'k1', typ: 'bank-record+jwt' },
): string {
  const text = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${text}.${sign('sha256', Buffer.from(text), { key: by, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

const payload = { customerId: '7730-1942', sequence: 1, recordId: 'r1', data: { city: 'Ningbo', legal_form: 'Ltd' } };

async function recorded(
  jws: string,
  more: Partial<FactBatch> = {},
): Promise<{ author: EnterpriseId; evidenceId: string }> {
  const author = await world.enterprise();
  const batch = batchOf({
    enterpriseId: author,
    sourceId: bank,
    sequence: 1,
    facts: [plain('city', 'Ningbo'), plain('legal_form', 'Ltd')],
  });
  const evidence = {
    recordId: 'r1',
    keyId: 'k1',
    algorithm: 'ES256',
    publicKey,
    jws,
    signedAt: new Date(Date.UTC(2026, 0, 1)),
  };
  const [result] = await world.record({ ...batch, evidence, ...more });
  return { author, evidenceId: result?.evidenceId ?? '' };
}

async function verify(author: EnterpriseId, evidenceId: string): Promise<{ valid: boolean; failed: string[] }> {
  const viewer = await world.enterprise();
  const { status, body } = await ask(world, viewer, `/v1/enterprises/${author}/evidence/${evidenceId}/verify`, 'POST');
  expect(status).toBe(200);
  return {
    valid: body.valid,
    failed: body.checks.filter((check: { ok: boolean }) => !check.ok).map((check: { name: string }) => check.name),
  };
}

test('evidence is shown with the key of its day, and verifies', async () => {
  const { author, evidenceId } = await recorded(jwsOf(payload));
  const viewer = await world.enterprise();
  const { body } = await ask(world, viewer, `/v1/enterprises/${author}/evidence/${evidenceId}`);
  expect(body).toMatchObject({
    id: evidenceId,
    keyId: 'k1',
    sequence: 1,
    recordId: 'r1',
    jws: expect.stringMatching(/^ey/),
    publicKey: { crv: 'P-256', x: publicKey.x },
  });
  expect(await verify(author, evidenceId)).toEqual({ valid: true, failed: [] });
});

test('evidence still verifies after a newer record has replaced one of its values', async () => {
  const { author, evidenceId } = await recorded(jwsOf(payload));
  await world.record(
    batchOf({
      enterpriseId: author,
      sourceId: bank,
      sequence: 2,
      facts: [plain('city', 'Wuxi'), plain('legal_form', 'Ltd')],
    }),
  );
  expect(await verify(author, evidenceId)).toEqual({ valid: true, failed: [] });
});

test.each<[string, () => string, string[]]>([
  [
    'signed by another key',
    () => jwsOf(payload, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
    ['signature'],
  ],
  ['under another key id', () => jwsOf(payload, key.privateKey, { alg: 'ES256', kid: 'k2' }), ['signature']],
  [
    'with another algorithm in its header',
    () => jwsOf(payload, key.privateKey, { alg: 'none', kid: 'k1' }),
    ['signature'],
  ],
  ['of another customer', () => jwsOf({ ...payload, customerId: '1111-1111' }), ['record_matches']],
  ['with another number', () => jwsOf({ ...payload, sequence: 2 }), ['record_matches']],
  ['that states another value', () => jwsOf({ ...payload, data: { ...payload.data, city: 'Wuxi' } }), ['values_match']],
  ['that does not state a value', () => jwsOf({ ...payload, data: { city: 'Ningbo' } }), ['values_match']],
  ['that is none', () => 'not a record', ['signature']],
])('a record %s is found out', async (_name, jws, failed) => {
  const { author, evidenceId } = await recorded(jws());
  expect(await verify(author, evidenceId)).toEqual({ valid: false, failed });
});

test('a value that was changed in the database is found out', async () => {
  const { author, evidenceId } = await recorded(jwsOf(payload));
  await world.fresh.query(
    `update enterprises.facts set value = '{"type":"plain","text":"Paris"}' where enterprise_id = $1 and key = 'city'`,
    [author],
  );
  expect(await verify(author, evidenceId)).toEqual({ valid: false, failed: ['values_match'] });
});

test('a key that the bank had not published that day is found out', async () => {
  const { author, evidenceId } = await recorded(jwsOf(payload));
  world.evidenceReader.wasPublished = () => Promise.resolve(false);
  expect(await verify(author, evidenceId)).toEqual({ valid: false, failed: ['key_published'] });
});

test('a record that also speaks of what is hidden stays closed, and still verifies', async () => {
  const facts = [plain('city', 'Ningbo'), plain('legal_form', 'Ltd', 'size')];
  const { author, evidenceId } = await recorded(jwsOf(payload), { facts });
  const viewer = await world.enterprise();
  const url = `/v1/enterprises/${author}/evidence/${evidenceId}`;
  expect((await ask(world, viewer, url)).body).toMatchObject({ id: evidenceId, jws: null });
  expect((await ask(world, author, url)).body.jws).toMatch(/^ey/);
  expect(await verify(author, evidenceId)).toEqual({ valid: true, failed: [] });
});

test('evidence of which no fact is shown does not exist for the reader', async () => {
  const { author, evidenceId } = await recorded(jwsOf(payload), { facts: [plain('city', 'Ningbo', 'size')] });
  const viewer = await world.enterprise();
  for (const id of [evidenceId, newId()]) {
    expect((await ask(world, viewer, `/v1/enterprises/${author}/evidence/${id}`)).status).toBe(404);
    expect((await ask(world, viewer, `/v1/enterprises/${author}/evidence/${id}/verify`, 'POST')).status).toBe(404);
  }
});
