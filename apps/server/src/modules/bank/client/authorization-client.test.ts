import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { SigningKey } from '../../../../../../tests/support/bank/signing-bank.ts';
import { newId } from '../../../platform/ids.ts';
import type { Egress } from '../../../platform/egress/egress.ts';
import type { ClientKeys } from '../connections/client-keys.ts';
import type { HealthRecorder } from '../connections/health-recorder.ts';
import { AuthorizationClient } from './authorization-client.ts';
import { BankGate } from './bank-gate.ts';
import { OpenidClient } from './openid-client.ts';

const issuer = 'https://bank.example';
const connection = {
  connectionId: newId<'connection'>(),
  slug: 'example',
  issuer,
  clientId: 'guildhall',
  nameZh: '示例',
  nameEn: 'Example',
  mark: '例',
  color: '#22406F',
};
const published = new SigningKey();

/** A bank that answers as it is told; only what the flow asks of it. */
function bank(change: { metadata?: object; idToken?: (claims: object) => string; keys?: () => object[] } = {}) {
  const metadata = {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    pushed_authorization_request_endpoint: `${issuer}/par`,
    jwks_uri: `${issuer}/jwks`,
    authorization_response_iss_parameter_supported: true,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
    ...change.metadata,
  };
  let claims: object = {};
  const asked: string[] = [];
  const send = async (input: string): Promise<Response> => {
    asked.push(input);
    const { pathname } = new URL(input);
    if (pathname === '/.well-known/openid-configuration') return Response.json(metadata);
    if (pathname === '/par') return Response.json({ request_uri: 'urn:x', expires_in: 60 }, { status: 201 });
    if (pathname === '/jwks') return Response.json({ keys: change.keys?.() ?? [published.jwk] });
    const idToken = change.idToken?.(claims) ?? published.sign('JWT', claims);
    return Response.json({ access_token: 'a', token_type: 'DPoP', expires_in: 60, id_token: idToken });
  };
  // Only what the clients call of these.
  const egress = { asFetch: () => (input: string) => send(String(input)) } as unknown as Egress;
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const clientKeys = {
    signing: async () => ({
      kid: 'k',
      key: await crypto.subtle.importKey('jwk', key, algorithm, false, ['sign']),
    }),
  } as unknown as ClientKeys;
  const health = { note: () => undefined, noteError: () => undefined } as unknown as HealthRecorder;
  const openid = new OpenidClient({ egress, clientKeys, clock: { now: () => new Date() }, loopbackOrigins: [] });
  const client = new AuthorizationClient(openid, new BankGate(health));
  const signIn = async (more: object = {}) => {
    const begun = await client.begin(connection, {
      scope: 'openid mandate',
      authorizationDetails: [],
      redirectUri: 'https://network.example/back',
    });
    const { nonce } = begun.secrets as { nonce: string };
    const seconds = Math.floor(Date.now() / 1_000);
    claims = { iss: issuer, aud: 'guildhall', sub: 'zhou', nonce, iat: seconds, exp: seconds + 60, ...more };
    const answer = new URLSearchParams({ code: 'c', state: begun.state, iss: issuer });
    return client.complete(connection, `https://network.example/back?${answer.toString()}`, begun.secrets);
  };
  return { signIn, asked };
}

test('an ID token that the bank signed is believed', async () => {
  expect(await bank().signIn()).toMatchObject({ claims: { sub: 'zhou' } });
});

test.each([
  ['another key', (claims: object) => new SigningKey(published.kid).sign('JWT', claims)],
  ['a key that is not published', (claims: object) => new SigningKey().sign('JWT', claims)],
  ['nobody', (claims: object) => published.sign('JWT', claims, { alg: 'none' })],
])('an ID token that was signed by %s is not believed, wherever it came from', async (_who, idToken) => {
  await expect(bank({ idToken }).signIn()).rejects.toMatchObject({ code: 'bank.invalid_answer' });
});

test.each([[{ aud: 'somebody' }], [{ iss: 'https://other.example' }], [{ nonce: 'other' }], [{ exp: 1 }]])(
  'an ID token that says %j is not believed',
  async (more) => {
    await expect(bank().signIn(more)).rejects.toMatchObject({ code: 'bank.invalid_answer' });
  },
);

test.each([
  ['authorization_endpoint', 'javascript:alert(1)//'],
  ['authorization_endpoint', 'http://bank.example/auth'],
  ['end_session_endpoint', 'javascript:alert(1)//'],
  ['token_endpoint', 'http://bank.example/token'],
])('metadata that name %s as %s are not taken', async (name, address) => {
  const { signIn, asked } = bank({ metadata: { [name]: address } });
  await expect(signIn()).rejects.toMatchObject({ code: 'bank.invalid_answer' });
  expect(asked.filter((url) => !url.includes('.well-known'))).toEqual([]);
});

test('a bank that rotated its key a moment ago is believed at the next sign-in', async () => {
  const rotated = new SigningKey('rotated');
  let keys = [published];
  const { signIn } = bank({
    keys: () => keys.map((key) => key.jwk),
    idToken: (claims) => keys.at(-1)!.sign('JWT', claims),
  });
  expect((await signIn()).claims.sub).toBe('zhou');
  keys = [published, rotated];
  expect((await signIn()).claims.sub).toBe('zhou');
});
