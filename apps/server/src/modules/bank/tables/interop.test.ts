import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { asId } from '../../../platform/ids.ts';
import type { BankKey } from '../connections/bank-keys.ts';
import type { BankConnection } from '../connections/connection.ts';
import { readSignedTable, TableFault } from './read-signed-table.ts';

interface Fixtures {
  issuer: string;
  customerId: string;
  receivedAt: string;
  keys: Record<string, string>[];
  cases: { name: string; expect: 'valid' | 'bad_signature' | 'wrong_customer' | 'misfit'; jws: string }[];
  arrivals: { name: string; jws: string }[];
}

const fixtures = JSON.parse(
  readFileSync(new URL('../../../../../../interop/permission-tables.json', import.meta.url), 'utf8'),
) as Fixtures;

const connection: BankConnection = {
  connectionId: asId('01a20000-0000-7000-8000-000000000001'),
  slug: 'example',
  issuer: fixtures.issuer,
  clientId: 'guildhall',
  nameZh: '示例银行',
  nameEn: 'Example Bank',
  mark: '例',
  color: '#22406F',
};

const keys = new Map<string, BankKey>(
  fixtures.keys.map(({ kid = '', ...jwk }) => [kid, { kid, jwk, key: createPublicKey({ key: jwk, format: 'jwk' }) }]),
);

async function judge(jws: string): Promise<string> {
  try {
    const findKey = (kid: string) => Promise.resolve(keys.get(kid) ?? null);
    await readSignedTable(connection, fixtures.customerId, jws, { findKey, now: new Date(fixtures.receivedAt) });
    return 'valid';
  } catch (error) {
    if (error instanceof TableFault) return error.reason;
    throw error;
  }
}

describe('the permission tables of the interop fixtures are judged as the fixtures say', () => {
  test.each(fixtures.cases)('$expect: $name', async ({ jws, expect: expected }) => {
    expect(await judge(jws)).toBe(expected);
  });

  test.each(fixtures.arrivals)('believed: $name', async ({ jws }) => {
    expect(await judge(jws)).toBe('valid');
  });
});
