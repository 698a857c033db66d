import { readFileSync } from 'node:fs';
import { compactVerify, createLocalJWKSet } from 'jose';
import { expect, test } from 'vitest';

interface Fixture {
  issuer: string;
  customerId: string;
  keys: { kid: string }[];
  cases: { name: string; expect: 'valid' | 'refused' | 'kept_aside'; sequence: number; jws: string }[];
}
const fixture = JSON.parse(
  readFileSync(new URL('../../../../interop/bank-entries.json', import.meta.url), 'utf8'),
) as Fixture;
const keys = createLocalJWKSet({ keys: fixture.keys });

/** A second reading of the rules, on another library than the network's. */
async function believes(jws: string, sequence: number): Promise<boolean> {
  try {
    const { payload, protectedHeader } = await compactVerify(jws, keys, { algorithms: ['ES256'] });
    const entry = JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>;
    return (
      protectedHeader.typ === 'bank-record+jwt' &&
      entry.iss === fixture.issuer &&
      entry.customerId === fixture.customerId &&
      entry.sequence === sequence
    );
  } catch {
    return false;
  }
}

test.each(fixture.cases)('$name: $expect', async ({ expect: outcome, jws, sequence }) => {
  expect(await believes(jws, sequence)).toBe(outcome !== 'refused');
});
