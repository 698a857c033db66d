import { createPublicKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { SigningKey } from '../../../../../../tests/support/bank/signing-bank.ts';
import { asId } from '../../../platform/ids.ts';
import type { BankConnection } from '../connections/connection.ts';
import { EventFault, journalEntryEvent, readSecurityEvent } from './security-event.ts';

const key = new SigningKey('k1');
const now = new Date('2026-11-21T00:00:00Z');
const seconds = now.getTime() / 1_000;
const connection: BankConnection = {
  connectionId: asId('01a20000-0000-7000-8000-000000000001'),
  slug: 'example',
  issuer: 'https://bank.example',
  clientId: 'guildhall',
  nameZh: '',
  nameEn: '',
  mark: '',
  color: '',
};

const event = { customerId: '7730-1942', sequence: 3, jws: 'a.b.c' };
const good = {
  iss: 'https://bank.example',
  aud: 'guildhall',
  iat: seconds,
  jti: 'e-1',
  sub_id: { format: 'opaque', id: '7730-1942' },
  events: { [journalEntryEvent]: event },
};

function read(payload: object, header: object = {}, signer = key): Promise<unknown> {
  const findKey = (kid: string) =>
    Promise.resolve(kid === 'k1' ? { kid, jwk: {}, key: createPublicKey(key.privateKey) } : null);
  return readSecurityEvent(connection, signer.sign('secevent+jwt', payload, header), findKey, now);
}

test('an event announces one entry of one customer', async () => {
  expect(await read(good)).toEqual({ kind: 'entry', jti: 'e-1', customerId: '7730-1942', sequence: 3n, jws: 'a.b.c' });
  expect(await read({ ...good, aud: ['other', 'guildhall'] })).toMatchObject({ jti: 'e-1' });
});

test('a withheld entry is announced without its content', async () => {
  const events = { [journalEntryEvent]: { customerId: '7730-1942', sequence: 3, withheld: true } };
  expect(await read({ ...good, events })).toEqual({
    kind: 'entry',
    jti: 'e-1',
    customerId: '7730-1942',
    sequence: 3n,
    jws: null,
  });
});

const other = new SigningKey('k1');
test.each([
  ['invalid_issuer', { ...good, iss: 'https://other.example' }],
  ['invalid_audience', { ...good, aud: 'somebody' }],
  ['invalid_audience', { ...good, aud: undefined }],
  ['invalid_request', { ...good, iat: seconds + 120 }],
  ['invalid_request', { ...good, iat: seconds - 8 * 86_400 }],
  ['invalid_request', { ...good, iat: undefined }],
  ['invalid_request', { ...good, jti: undefined }],
  ['invalid_request', { ...good, sub_id: { format: 'opaque', id: 'other' } }],
  ['invalid_request', { ...good, sub_id: undefined }],
  ['invalid_request', { ...good, events: {} }],
  ['invalid_request', { ...good, events: { [journalEntryEvent]: { ...event, sequence: '3' } } }],
  ['invalid_request', { ...good, events: { [journalEntryEvent]: { ...event, sequence: 0 } } }],
  ['invalid_request', { ...good, events: { [journalEntryEvent]: { ...event, jws: 7 } } }],
  ['invalid_request', good, { typ: 'JWT' }],
  ['invalid_request', good, { alg: 'none' }],
  ['invalid_request', good, { crit: ['b64'] }],
  ['invalid_key', good, { kid: 'k2' }],
  ['authentication_failed', good, {}, other],
])('%s %#', async (code, payload, header = {}, signer = key) => {
  const refusal = await read(payload, header, signer).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(EventFault);
  expect(refusal).toMatchObject({ code });
});

test('a little skew between two clocks is believed', async () => {
  expect(await read({ ...good, iat: seconds + 30 })).toMatchObject({ jti: 'e-1' });
});
