import { createPublicKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { SigningKey } from '../../../../../../tests/support/bank/signing-bank.ts';
import { asId } from '../../../platform/ids.ts';
import type { BankConnection } from '../connections/connection.ts';
import { SignatureFault } from '../records/jws.ts';
import { readLogoutToken } from './logout-token.ts';

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
const good = {
  iss: 'https://bank.example',
  aud: 'guildhall',
  iat: seconds,
  exp: seconds + 120,
  jti: 'l-1',
  sub: 'person',
  sid: 'session',
  events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
};

function read(payload: object, header: object = {}, signer = key): Promise<unknown> {
  const findKey = (kid: string) =>
    Promise.resolve(kid === 'k1' ? { kid, jwk: {}, key: createPublicKey(key.privateKey) } : null);
  return readLogoutToken(connection, signer.sign('logout+jwt', payload, header), findKey, now);
}

test('a logout token names the session, the person, or both', async () => {
  expect(await read(good)).toEqual({ subject: 'person', sid: 'session', jti: 'l-1' });
  expect(await read({ ...good, sid: undefined })).toMatchObject({ subject: 'person', sid: null });
  expect(await read({ ...good, sub: undefined })).toMatchObject({ subject: null, sid: 'session' });
});

test.each([
  ['another issuer', { ...good, iss: 'https://other.example' }],
  ['another audience', { ...good, aud: 'somebody' }],
  ['no time', { ...good, iat: undefined }],
  ['from the future', { ...good, iat: seconds + 120 }],
  ['from yesterday', { ...good, iat: seconds - 86_400 }],
  ['expired', { ...good, exp: seconds - 120 }],
  ['another event', { ...good, events: {} }],
  ['a nonce', { ...good, nonce: 'n' }],
  ['no identifier', { ...good, jti: undefined }],
  ['nobody', { ...good, sub: undefined, sid: undefined }],
  ['an ID token', good, { typ: 'JWT' }],
  ['no signature', good, { alg: 'none' }],
  ['an unknown key', good, { kid: 'k2' }],
  ['a stranger', good, {}, new SigningKey('k1')],
])('refused: %s', async (_what, payload, header = {}, signer = key) => {
  await expect(read(payload, header, signer)).rejects.toBeInstanceOf(SignatureFault);
});
