import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** A member on the way to the bank to authorize a consent. */
export interface ConsentAttempt {
  readonly stateHash: Buffer;
  readonly consentId: string;
  readonly enterpriseId: string;
  readonly personId: string;
  readonly secretsSealed: Buffer;
  readonly redirectTo: string;
  readonly redirectUntil: Date;
  readonly expiresAt: Date;
}

const columns = sql`state_hash as "stateHash", consent_id as "consentId", enterprise_id as "enterpriseId", person_id as "personId",
  secrets_sealed as "secretsSealed", redirect_to as "redirectTo", redirect_until as "redirectUntil", expires_at as "expiresAt"`;

export async function insertAttempt(tx: Tx, attempt: ConsentAttempt, now: Date): Promise<void> {
  await sql`delete from bank.consent_attempts where expires_at < ${now}`.execute(tx);
  await sql`insert into bank.consent_attempts
      (state_hash, consent_id, enterprise_id, person_id, secrets_sealed, redirect_to, redirect_until, expires_at)
    values (${attempt.stateHash}, ${attempt.consentId}, ${attempt.enterpriseId}, ${attempt.personId}, ${attempt.secretsSealed},
      ${attempt.redirectTo}, ${attempt.redirectUntil}, ${attempt.expiresAt})`.execute(tx);
}

/** An attempt of the same person for the same consent whose way to the bank can still be gone. */
export async function findOpenAttempt(
  tx: Tx,
  consentId: string,
  personId: string,
  now: Date,
): Promise<ConsentAttempt | null> {
  const { rows } = await sql<ConsentAttempt>`select ${columns} from bank.consent_attempts
    where consent_id = ${consentId} and person_id = ${personId} and redirect_until > ${now} order by redirect_until desc limit 1`.execute(
    tx,
  );
  return rows[0] ?? null;
}

/** Takes the attempt out: an answer counts once, and only for the member who began. */
export async function takeAttempt(
  tx: Tx,
  stateHash: Buffer,
  member: { enterpriseId: string; personId: string },
  now: Date,
): Promise<ConsentAttempt | null> {
  const { rows } = await sql<ConsentAttempt>`delete from bank.consent_attempts
    where state_hash = ${stateHash} and enterprise_id = ${member.enterpriseId} and person_id = ${member.personId} and expires_at > ${now}
    returning ${columns}`.execute(tx);
  return rows[0] ?? null;
}
