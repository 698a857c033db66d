import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { Id, PersonId } from '../../../platform/ids.ts';

export type PasskeyId = Id<'passkey'>;

export interface StoredPasskey {
  readonly passkeyId: PasskeyId;
  readonly personId: PersonId;
  /** As the authenticator names it, base64url. */
  readonly credentialId: string;
  readonly publicKey: Buffer;
  readonly counter: bigint;
  readonly transports: readonly string[];
  readonly backedUp: boolean;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

const columns = sql`passkey_id as "passkeyId", person_id as "personId", credential_id as "credentialId", public_key as "publicKey",
  counter, transports, backed_up as "backedUp", name, created_at as "createdAt", last_used_at as "lastUsedAt"`;

interface Row extends Omit<StoredPasskey, 'counter'> {
  readonly counter: string;
}

function toPasskey(row: Row): StoredPasskey {
  return { ...row, counter: BigInt(row.counter) };
}

export async function selectPasskeys(tx: Tx, personId: PersonId, most: number): Promise<StoredPasskey[]> {
  const { rows } = await sql<Row>`select ${columns} from identity.passkeys where person_id = ${personId}
    order by created_at, passkey_id limit ${most}`.execute(tx);
  return rows.map(toPasskey);
}

/** Locked: of two assertions of one authenticator at once the second sees the counter of the first. */
export async function lockPasskey(tx: Tx, personId: PersonId, credentialId: string): Promise<StoredPasskey | null> {
  const { rows } = await sql<Row>`select ${columns} from identity.passkeys
    where credential_id = ${credentialId} and person_id = ${personId} for update`.execute(tx);
  return rows[0] === undefined ? null : toPasskey(rows[0]);
}

/** @returns false when an authenticator of that name is known already, whosever it is. */
export async function insertPasskey(tx: Tx, passkey: StoredPasskey): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into identity.passkeys (passkey_id, person_id, credential_id, public_key, counter,
      transports, backed_up, name, created_at)
    values (${passkey.passkeyId}, ${passkey.personId}, ${passkey.credentialId}, ${passkey.publicKey}, ${passkey.counter},
      ${passkey.transports}, ${passkey.backedUp}, ${passkey.name}, ${passkey.createdAt})
    on conflict (credential_id) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function updateUsed(
  tx: Tx,
  passkeyId: PasskeyId,
  used: { counter: bigint; backedUp: boolean; now: Date },
): Promise<void> {
  await sql`update identity.passkeys set counter = ${used.counter}, backed_up = ${used.backedUp}, last_used_at = ${used.now}
    where passkey_id = ${passkeyId}`.execute(tx);
}

/** @returns its name, or null when the person has no such passkey. */
export async function deletePasskey(tx: Tx, personId: PersonId, passkeyId: PasskeyId): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`delete from identity.passkeys
    where passkey_id = ${passkeyId} and person_id = ${personId} returning name`.execute(tx);
  return rows[0]?.name ?? null;
}

/** So that two additions at once are counted one after the other. */
export async function lockPasskeysOf(tx: Tx, personId: PersonId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${personId}, 43))`.execute(tx);
}

/** Keeps what an authenticator is asked; of one person the oldest beyond `most` are forgotten. */
export async function insertChallenge(
  tx: Tx,
  challenge: { hash: Buffer; personId: PersonId; purpose: string; expiresAt: Date },
  most: number,
): Promise<void> {
  const { hash, personId, purpose, expiresAt } = challenge;
  await sql`delete from identity.passkey_challenges where challenge_hash in (
    select challenge_hash from identity.passkey_challenges where person_id = ${personId}
    order by expires_at desc offset ${most - 1})`.execute(tx);
  await sql`insert into identity.passkey_challenges (challenge_hash, person_id, purpose, expires_at)
    values (${hash}, ${personId}, ${purpose}, ${expiresAt})`.execute(tx);
}

/** Takes a challenge for good. @returns whether it was there, for this person and purpose, and in time. */
export async function takeChallenge(
  tx: Tx,
  asked: { hash: Buffer; personId: PersonId; purpose: string },
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from identity.passkey_challenges where challenge_hash = ${asked.hash}
    and person_id = ${asked.personId} and purpose = ${asked.purpose} and expires_at > ${now}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function deleteOldChallenges(tx: Tx, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from identity.passkey_challenges where challenge_hash in (
    select challenge_hash from identity.passkey_challenges where expires_at < ${now} order by expires_at limit 5000)`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}
