import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

export interface ClientKeyRow {
  readonly kid: string;
  readonly publicJwk: Readonly<Record<string, unknown>>;
  readonly privateSealed: Buffer;
  readonly signsFrom: Date;
  readonly publishedUntil: Date | null;
}

/** Newest first. */
export async function selectClientKeys(tx: Tx, connectionId: string, now: Date): Promise<ClientKeyRow[]> {
  const { rows } = await sql<ClientKeyRow>`select kid, public_jwk as "publicJwk", private_sealed as "privateSealed",
      signs_from as "signsFrom", published_until as "publishedUntil"
    from bank.client_keys where connection_id = ${connectionId} and (published_until is null or published_until > ${now})
    order by signs_from desc, kid desc`.execute(tx);
  return rows;
}

/** Two processes that start at once must not both make the first key. */
export async function lockClientKeys(tx: Tx, connectionId: string): Promise<void> {
  await sql`select 1 from bank.connections where connection_id = ${connectionId} for update`.execute(tx);
}

export async function insertClientKey(
  tx: Tx,
  connectionId: string,
  key: Omit<ClientKeyRow, 'publishedUntil'>,
  now: Date,
): Promise<void> {
  await sql`insert into bank.client_keys (connection_id, kid, public_jwk, private_sealed, created_at, signs_from)
    values (${connectionId}, ${key.kid}, ${JSON.stringify(key.publicJwk)}::jsonb, ${key.privateSealed}, ${now}, ${key.signsFrom})`.execute(
    tx,
  );
}

/** The keys before the newest are taken from publication after `until`. */
export async function retireClientKeys(tx: Tx, connectionId: string, exceptKid: string, until: Date): Promise<void> {
  await sql`update bank.client_keys set published_until = ${until}
    where connection_id = ${connectionId} and kid <> ${exceptKid} and published_until is null`.execute(tx);
}
