import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const client = {
  clientId: 'guildhall',
  jwksUri: 'http://localhost:4000/jwks',
  redirectUris: ['http://localhost:4000/cb'],
};
const right = {
  BANK_ID: 'huayue',
  BANK_PORT: '4100',
  BANK_DATABASE_URL: 'postgresql://localhost/bank',
  BANK_KEY: randomBytes(32).toString('base64url'),
  BANK_CLIENTS: JSON.stringify([client]),
};

test('reads the environment, and derives what is not said', () => {
  expect(readConfig(right)).toMatchObject({
    issuer: 'http://localhost:4100',
    seedFile: null,
    clients: [
      { name: 'guildhall', postLogoutRedirectUris: ['http://localhost:4000/', 'http://localhost:4000/sign-in'] },
    ],
  });
});

test.each([
  [{ BANK_ID: 'Hua Yue' }, 'BANK_ID'],
  [{ BANK_PORT: 'http' }, 'BANK_PORT'],
  [{ BANK_ISSUER: 'http://localhost:4100/bank' }, 'BANK_ISSUER'],
  [{ BANK_DATABASE_URL: '' }, 'BANK_DATABASE_URL'],
  [{ BANK_KEY: 'short' }, 'BANK_KEY'],
  [{ BANK_PEERS: '{' }, 'BANK_PEERS'],
  [{ BANK_PEERS: JSON.stringify([{ bankId: 'Lan' }]) }, 'BANK_PEERS[0].bankId'],
  [
    { BANK_PEERS: JSON.stringify([{ bankId: 'lanjiang', nameZh: '澜', nameEn: 'L', issuer: 'http://l.example/x' }]) },
    'BANK_PEERS[0].issuer',
  ],
  [{ BANK_STATEMENT_FILES: 'never' }, 'BANK_STATEMENT_FILES'],
  [{ BANK_CLIENTS: '{' }, 'BANK_CLIENTS'],
  [{ BANK_CLIENTS: '{}' }, 'BANK_CLIENTS'],
  [{ BANK_CLIENTS: JSON.stringify([{ ...client, jwksUri: 'file:///etc/passwd' }]) }, 'BANK_CLIENTS[0].jwksUri'],
  [{ BANK_CLIENTS: JSON.stringify([{ ...client, redirectUris: [] }]) }, 'BANK_CLIENTS[0].redirectUris'],
])('%j is refused by name', (change, name) => {
  expect(() => readConfig({ ...right, ...change })).toThrow(name);
});
