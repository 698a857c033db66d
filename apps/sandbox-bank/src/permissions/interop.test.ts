import { readFileSync } from 'node:fs';
import { compactVerify, createLocalJWKSet, decodeJwt } from 'jose';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { checkTable } from './table-check.ts';
import { shapeTable } from './table-shape.ts';
import { TableAccount } from './table.ts';

interface Fixture {
  issuer: string;
  customerId: string;
  keys: { kid: string }[];
  cases: { name: string; expect: 'valid' | 'bad_signature' | 'wrong_customer' | 'misfit'; jws: string }[];
  inForce: { version: number; jws: string };
  arrivals: { name: string; inForceAfter: number; jws: string }[];
}
const fixture = JSON.parse(
  readFileSync(new URL('../../../../interop/permission-tables.json', import.meta.url), 'utf8'),
) as Fixture;
const keys = createLocalJWKSet({ keys: fixture.keys });

const Claims = Type.Object({
  iss: Type.String(),
  customerId: Type.String(),
  version: Type.Integer({ minimum: 1 }),
  effectiveFrom: Type.String({ format: 'date-time' }),
  requirementId: Type.Union([Type.String(), Type.Null()]),
  table: Type.Object({ accounts: Type.Array(TableAccount) }),
});

/** A second reading of the rules, on another library than the network's. */
async function judge(jws: string): Promise<string> {
  let payload: unknown;
  try {
    const verified = await compactVerify(jws, keys, { algorithms: ['ES256'] });
    if (verified.protectedHeader.typ !== 'permission-table+jwt') return 'bad_signature';
    payload = JSON.parse(new TextDecoder().decode(verified.payload));
  } catch {
    return 'bad_signature';
  }
  const claims = payload as Record<string, unknown>;
  if (claims['iss'] !== fixture.issuer) return 'bad_signature';
  if (claims['customerId'] !== fixture.customerId) return 'wrong_customer';
  if (!Value.Check(Claims, payload)) return 'misfit';
  const { accounts, ...rest } = payload.table;
  const { table, errors } = shapeTable(rest);
  return errors.length + checkTable(table, accounts).length === 0 ? 'valid' : 'misfit';
}

describe('the permission tables of the interop fixtures are judged as the fixtures say', () => {
  test.each(fixture.cases)('$expect: $name', async ({ jws, expect: expected }) => {
    expect(await judge(jws)).toBe(expected);
  });

  test.each(fixture.arrivals)('$name leaves $inForceAfter in force', async ({ jws, inForceAfter }) => {
    expect(await judge(jws)).toBe('valid');
    const { version } = decodeJwt<{ version: number }>(jws);
    expect(Math.max(version, fixture.inForce.version)).toBe(inForceAfter);
  });
});
