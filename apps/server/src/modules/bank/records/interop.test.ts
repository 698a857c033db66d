import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { BankKey } from '../connections/bank-keys.ts';
import type { BankConnection } from '../connections/connection.ts';
import { asId } from '../../../platform/ids.ts';
import { verifyEntry } from './journal-entry.ts';
import { readVerified, SignatureFault } from './jws.ts';
import { Misfit } from './misfit.ts';
import { readEntry } from './read-entry.ts';

interface Fixtures {
  issuer: string;
  customerId: string;
  receivedAt: string;
  keys: Record<string, string>[];
  cases: { name: string; expect: 'valid' | 'refused' | 'kept_aside'; sequence: number; jws: string }[];
}

const fixtures = JSON.parse(
  readFileSync(new URL('../../../../../../interop/bank-entries.json', import.meta.url), 'utf8'),
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

async function judge(jws: string, sequence: number): Promise<string> {
  try {
    const findKey = (kid: string) => Promise.resolve(keys.get(kid) ?? null);
    await verifyEntry(connection, { customerId: fixtures.customerId, sequence: BigInt(sequence), jws }, findKey);
  } catch (error) {
    if (error instanceof SignatureFault) return 'refused';
    throw error;
  }
  try {
    readEntry(readVerified(jws).payload, new Date(fixtures.receivedAt));
    return 'valid';
  } catch (error) {
    if (error instanceof Misfit) return 'kept_aside';
    throw error;
  }
}

describe('the entries of the interop fixtures are judged as the fixtures say', () => {
  test.each(fixtures.cases)('$expect: $name', async ({ jws, sequence, expect: expected }) => {
    expect(await judge(jws, sequence)).toBe(expected);
  });
});
