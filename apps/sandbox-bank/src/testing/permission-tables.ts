import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import type { PermissionTable } from '../permissions/table.ts';
import type { TestBank } from './test-bank.ts';

/** What a table's JWS says. */
export type TableClaims = { customerId: string; version: number; requirementId: string | null; table: PermissionTable };

/** Verifies a table against the published keys. Throws when the signature does not hold. */
export async function verifyTable(bank: TestBank, jws: string): Promise<TableClaims> {
  const jwks = (await (await fetch(`${bank.issuer}/jwks`)).json()) as JSONWebKeySet;
  const { payload } = await compactVerify(jws, createLocalJWKSet(jwks));
  return JSON.parse(new TextDecoder().decode(payload)) as TableClaims;
}

/** Reads a version of a customer's table through the API, verified. */
export async function readTable(bank: TestBank, customerId = '7730-1942', query = ''): Promise<TableClaims> {
  const path = `/api/v1/customers/${customerId}/permission-table${query}`;
  const answer = await bank.client.call('GET', path, { scope: 'permission_tables' });
  return verifyTable(bank, ((await answer.json()) as { jws: string }).jws);
}

/** Waits for something that the bank does by itself. */
export async function eventually<T>(look: () => Promise<T | undefined>, withinMs = 60_000): Promise<T> {
  const until = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
