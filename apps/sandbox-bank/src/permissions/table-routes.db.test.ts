import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestBank, type TestBank } from '../testing/test-bank.ts';

let bank: TestBank;
beforeAll(async () => {
  bank = await startTestBank();
});
afterAll(() => bank[Symbol.asyncDispose]());

const read = (customerId: string, query = '', scope = 'permission_tables') =>
  bank.client.call('GET', `/api/v1/customers/${customerId}/permission-table${query}`, { scope });

describe('the permission table of a customer', () => {
  test('is signed with a published key, whole, and as of its first day', async () => {
    const answer = await read('7730-1942');
    expect(answer.status).toBe(200);
    const { jws, ...rest } = (await answer.json()) as { jws: string };
    expect(rest).toEqual({ customerId: '7730-1942', version: 1, currentVersion: 1 });
    const jwks = (await (await fetch(`${bank.issuer}/jwks`)).json()) as JSONWebKeySet;
    const { payload, protectedHeader } = await compactVerify(jws, createLocalJWKSet(jwks));
    expect(protectedHeader.typ).toBe('permission-table+jwt');
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({
      iss: bank.issuer,
      iat: Date.parse('2026-05-12T00:00:00Z') / 1_000,
      customerId: '7730-1942',
      version: 1,
      effectiveFrom: '2026-05-12T00:00:00.000Z',
      requirementId: null,
      table: {
        departments: [
          { departmentId: 'management', parentId: null },
          { departmentId: 'finance', parentId: 'management' },
        ],
        accounts: [{ accountNumber: 'qh-8841' }, { accountNumber: 'qh-5513' }],
        holders: [
          { subject: 'p-treasurer', roleId: 'treasurer', departmentId: 'finance', accountNumbers: null },
          { subject: 'p-treasurer', roleId: 'viewer', departmentId: 'management', accountNumbers: ['qh-8841'] },
          { subject: 'p-accountant', roleId: 'accountant', departmentId: 'finance', accountNumbers: ['qh-8841'] },
        ],
      },
    });
  });

  test.each([
    ['an unknown customer', '0000-0000', '', 'permission_tables', 404, 'customer_unknown'],
    ['a version that is not there', '7730-1942', '?version=2', 'permission_tables', 404, 'table_version_unknown'],
    ['a version that is no number', '7730-1942', '?version=first', 'permission_tables', 400, 'request_invalid'],
    ['a token of another scope', '7730-1942', '', 'records', 403, 'insufficient_scope'],
  ])('%s is refused', async (_name, customerId, query, scope, status, code) => {
    const answer = await read(customerId, query, scope);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code });
  });
});
