import type { Queryable } from '../db/database.ts';
import { seal, unseal } from './seal.ts';
import { openSigningKey, type KeptJwk, type SigningKey } from './signing-key.ts';

type Row = { kid: string; sealed_private: Buffer; valid_from: Date };

/** All keys ever made, opened with the bank's key. */
export async function loadKeys(db: Queryable, bankKey: Buffer): Promise<SigningKey[]> {
  const { rows } = await db.query<Row>('select kid, sealed_private, valid_from from signing_keys');
  return rows.map((row) => {
    // The bank wrote this text itself, and AES-GCM has just proven that nobody changed it.
    const jwk = JSON.parse(openSealed(bankKey, row)) as KeptJwk;
    return openSigningKey(row.kid, row.valid_from, jwk);
  });
}

function openSealed(bankKey: Buffer, row: Row): string {
  try {
    return unseal(bankKey, row.kid, row.sealed_private);
  } catch (cause) {
    throw new Error('BANK_KEY is not the key that the signing keys in this database were sealed with', { cause });
  }
}

/** Keeps a new key; false when another process was faster with the same name. */
export async function insertKey(db: Queryable, bankKey: Buffer, key: SigningKey): Promise<boolean> {
  const sealed = seal(bankKey, key.kid, JSON.stringify(key.privateJwk));
  const { rowCount } = await db.query(
    `insert into signing_keys (kid, public_jwk, sealed_private, valid_from) values ($1, $2, $3, $4)
     on conflict (kid) do nothing`,
    [key.kid, key.publicJwk, sealed, key.validFrom],
  );
  return rowCount === 1;
}
