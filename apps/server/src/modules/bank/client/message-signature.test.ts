import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { expect, test } from 'vitest';
import type { BankKey } from '../connections/bank-keys.ts';
import { BankError, UnsignedAnswer } from './bank-error.ts';
import { verifyMessage } from './message-signature.ts';

const issuer = 'https://bank.example';
const now = new Date('2026-11-20T02:00:00Z');
const seconds = Math.floor(now.getTime() / 1_000);
const [own, other] = [
  generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  generateKeyPairSync('ec', { namedCurve: 'P-256' }),
];
const body = '{"Data":{"Status":"ACSC"}}';
const claim = (name: string) => `http://openbanking.org.uk/${name}`;

const rightHeader: Record<string, unknown> = {
  alg: 'ES256',
  kid: 'bank-1',
  typ: 'JOSE',
  cty: 'application/json',
  crit: ['iat', 'iss', 'tan'].map(claim),
  [claim('iat')]: seconds,
  [claim('iss')]: issuer,
  [claim('tan')]: 'bank.example',
};

type Made = { header?: Record<string, unknown>; over?: string; key?: KeyObject; der?: boolean };

function signed({ header = {}, over = body, key = own.privateKey, der = false }: Made = {}): string {
  const head = Buffer.from(JSON.stringify({ ...rightHeader, ...header })).toString('base64url');
  const input = Buffer.from(`${head}.${Buffer.from(over).toString('base64url')}`);
  const signature = sign('sha256', input, { key, dsaEncoding: der ? 'der' : 'ieee-p1363' });
  return `${head}..${signature.toString('base64url')}`;
}

function verify(signature: string | null, said = body): Promise<void> {
  const headers = new Headers(signature === null ? {} : { 'x-jws-signature': signature });
  const bankKey = { kid: 'bank-1', jwk: {}, key: own.publicKey } satisfies BankKey;
  const findKey = (kid: string) => Promise.resolve(kid === 'bank-1' ? bankKey : null);
  return verifyMessage({ status: 200, headers, body: said }, { issuer, now, findKey });
}

test('an answer that the bank has signed is believed', async () => {
  await expect(verify(signed())).resolves.toBeUndefined();
  await expect(verify(signed({ header: { crit: ['tan', 'iss', 'iat'].map(claim) } }))).resolves.toBeUndefined();
});

const unencoded = () => {
  const header = { b64: false, crit: [...['iat', 'iss', 'tan'].map(claim), 'b64'] };
  const head = Buffer.from(JSON.stringify({ ...rightHeader, ...header })).toString('base64url');
  const signature = sign('sha256', Buffer.from(`${head}.${body}`), { key: own.privateKey, dsaEncoding: 'ieee-p1363' });
  return `${head}..${signature.toString('base64url')}`;
};

test.each<[string, () => string | null]>([
  ['no signature', () => null],
  ['an empty one', () => ''],
  ['a compact JWS that is not detached', () => signed().replace('..', '.e30.')],
  ['a header that is no JSON', () => `bm9wZQ..${signed().split('..')[1]}`],
  ['one over another body', () => signed({ over: '{"Data":{"Status":"RJCT"}}' })],
  ['one with another key', () => signed({ key: other.privateKey })],
  ['one in DER', () => signed({ der: true })],
  ['a key that the bank does not publish', () => signed({ header: { kid: 'bank-9' } })],
  ['another algorithm', () => signed({ header: { alg: 'HS256' } })],
  ['none as algorithm', () => `${signed({ header: { alg: 'none' } }).split('..')[0]}..`],
  ['another issuer', () => signed({ header: { [claim('iss')]: 'https://evil.example' } })],
  ['another trust anchor', () => signed({ header: { [claim('tan')]: 'evil.example' } })],
  ['no time', () => signed({ header: { [claim('iat')]: undefined } })],
  ['a time two hours ago', () => signed({ header: { [claim('iat')]: seconds - 7_200 } })],
  ['a time two hours ahead', () => signed({ header: { [claim('iat')]: seconds + 7_200 } })],
  ['claims that are not critical', () => signed({ header: { crit: [claim('iat')] } })],
  [
    'a critical extension that is not known',
    () => signed({ header: { crit: [...['iat', 'iss', 'tan'].map(claim), 'exp'] } }),
  ],
  ['the unencoded body of RFC 7797, which v4 has no more', unencoded],
])('%s is not believed', async (_what, make) => {
  await expect(verify(make())).rejects.toThrow(UnsignedAnswer);
});

test('a body that was changed on its way is not believed, by a single byte', async () => {
  const changed = `${body} `;
  const failure = await verify(signed(), changed).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UnsignedAnswer);
  // The bank is asked again: nothing of it is final.
  expect(failure instanceof BankError && failure.passing).toBe(true);
});
