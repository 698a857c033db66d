import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { PersonId, SessionId } from '../../../platform/ids.ts';

/** One way to a bank and back. */
export interface Attempt {
  readonly stateHash: Buffer;
  readonly browserHash: Buffer;
  readonly bank: string;
  readonly sealedSecrets: Buffer;
  readonly returnTo: string;
  /** Who asked for the bank to be linked to him, and in which session; null for a plain sign-in. */
  readonly linkPersonId: PersonId | null;
  readonly linkSessionId: SessionId | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export async function insertAttempt(tx: Tx, attempt: Attempt): Promise<void> {
  await sql`insert into identity.sign_in_attempts (state_hash, browser_hash, bank, sealed_secrets, return_to, link_person_id,
      link_session_id, created_at, expires_at)
    values (${attempt.stateHash}, ${attempt.browserHash}, ${attempt.bank}, ${attempt.sealedSecrets}, ${attempt.returnTo},
      ${attempt.linkPersonId}, ${attempt.linkSessionId}, ${attempt.createdAt}, ${attempt.expiresAt})`.execute(tx);
}

/** What an answer must fit to be taken. */
export interface AttemptKey {
  readonly stateHash: Buffer;
  readonly browserHash: Buffer;
  readonly bank: string;
}

/** Takes the attempt for good, once: of several answers at the same time one gets it, and its secrets are gone afterwards. */
export async function takeAttempt(tx: Tx, key: AttemptKey, now: Date): Promise<Attempt | null> {
  const { rows } = await sql<Attempt>`
    with taken as (
      select * from identity.sign_in_attempts
      where state_hash = ${key.stateHash} and browser_hash = ${key.browserHash} and bank = ${key.bank}
        and used_at is null and expires_at > ${now} for update
    ), marked as (
      update identity.sign_in_attempts set used_at = ${now}, sealed_secrets = null
      where state_hash in (select state_hash from taken)
    )
    select state_hash as "stateHash", browser_hash as "browserHash", bank, sealed_secrets as "sealedSecrets",
      return_to as "returnTo", link_person_id as "linkPersonId", link_session_id as "linkSessionId",
      created_at as "createdAt", expires_at as "expiresAt" from taken`.execute(tx);
  return rows[0] ?? null;
}

/** Why an attempt could not be taken. Another browser's attempt is as unknown as none. */
export async function reasonNotTaken(tx: Tx, key: AttemptKey): Promise<'used' | 'expired' | 'unknown'> {
  const { rows } = await sql<{ used: boolean }>`select used_at is not null as used from identity.sign_in_attempts
    where state_hash = ${key.stateHash} and browser_hash = ${key.browserHash} and bank = ${key.bank}`.execute(tx);
  const [found] = rows;
  if (found === undefined) return 'unknown';
  return found.used ? 'used' : 'expired';
}

export async function deleteOldAttempts(tx: Tx, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from identity.sign_in_attempts where state_hash in (
    select state_hash from identity.sign_in_attempts where expires_at < ${before} order by expires_at limit 5000)`.execute(
    tx,
  );
  return Number(numAffectedRows ?? 0n);
}
