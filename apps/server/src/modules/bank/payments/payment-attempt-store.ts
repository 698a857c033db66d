import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';

/** A signer on the way to the bank to authorise a payment. */
export interface PaymentAttempt {
  readonly stateHash: Buffer;
  readonly enterpriseId: string;
  readonly instructionId: string;
  readonly personId: string;
  readonly secretsSealed: Buffer;
  readonly redirectTo: string;
  readonly redirectUntil: Date;
  readonly expiresAt: Date;
}

const columns = sql`state_hash as "stateHash", enterprise_id as "enterpriseId", instruction_id as "instructionId",
  person_id as "personId", secrets_sealed as "secretsSealed", redirect_to as "redirectTo", redirect_until as "redirectUntil",
  expires_at as "expiresAt"`;

export async function insertPaymentAttempt(tx: Tx, attempt: PaymentAttempt, now: Date): Promise<void> {
  await sql`/*bank.clear_payment_attempts*/ delete from bank.payment_attempts where expires_at < ${now}`.execute(tx);
  await sql`/*bank.insert_payment_attempt*/
    insert into bank.payment_attempts
      (state_hash, enterprise_id, instruction_id, person_id, secrets_sealed, redirect_to, redirect_until, expires_at)
    values (${attempt.stateHash}, ${attempt.enterpriseId}, ${attempt.instructionId}, ${attempt.personId}, ${attempt.secretsSealed},
      ${attempt.redirectTo}, ${attempt.redirectUntil}, ${attempt.expiresAt})`.execute(tx);
}

/** An attempt of the same person for the same payment whose way to the bank can still be gone. */
export async function findOpenPaymentAttempt(
  tx: Tx,
  { instructionId, personId }: { instructionId: string; personId: string },
  now: Date,
): Promise<PaymentAttempt | null> {
  const { rows } = await sql<PaymentAttempt>`/*bank.find_payment_attempt*/
    select ${columns} from bank.payment_attempts
    where instruction_id = ${instructionId} and person_id = ${personId} and redirect_until > ${now}
    order by redirect_until desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

/** Takes the attempt out: an answer counts once, and only for the member who began. */
export async function takePaymentAttempt(
  tx: Tx,
  stateHash: Buffer,
  member: { enterpriseId: string; personId: string },
  now: Date,
): Promise<PaymentAttempt | null> {
  const { rows } = await sql<PaymentAttempt>`/*bank.take_payment_attempt*/
    delete from bank.payment_attempts
    where state_hash = ${stateHash} and enterprise_id = ${member.enterpriseId} and person_id = ${member.personId}
      and expires_at > ${now} returning ${columns}`.execute(tx);
  return rows[0] ?? null;
}
