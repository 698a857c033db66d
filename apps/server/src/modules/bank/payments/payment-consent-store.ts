import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { PaymentConsentStatus } from '../client/payment-schemas.ts';

/** What a bank was asked to let be paid, and what it said. */
export interface PaymentConsent {
  readonly enterpriseId: string;
  readonly instructionId: string;
  readonly connectionId: string;
  readonly customerId: string;
  readonly initiation: string;
  readonly digest: Buffer;
  /** Until when it may be authorised and used. */
  readonly completeBy: Date;
  /** Null until the bank has answered. */
  readonly bankConsentId: string | null;
  readonly status: PaymentConsentStatus | null;
  readonly reason: string | null;
  readonly authorisedBy: string | null;
  readonly tokenSealed: Buffer | null;
  readonly tokenUntil: Date | null;
  readonly droppedAt: Date | null;
}
type Place = Pick<PaymentConsent, 'enterpriseId' | 'instructionId'>;

const columns = sql`enterprise_id as "enterpriseId", instruction_id as "instructionId", connection_id as "connectionId",
  customer_id as "customerId", initiation, digest, bank_consent_id as "bankConsentId", status, reason, complete_by as "completeBy",
  authorised_by as "authorisedBy", token_sealed as "tokenSealed", token_until as "tokenUntil", dropped_at as "droppedAt"`;

/** Writes down what the bank is about to be asked; what was written before stays as it is. */
export async function insertPaymentConsent(
  tx: Tx,
  consent: Pick<
    PaymentConsent,
    'enterpriseId' | 'instructionId' | 'connectionId' | 'customerId' | 'initiation' | 'digest' | 'completeBy'
  >,
  now: Date,
): Promise<void> {
  await sql`/*bank.insert_payment_consent*/
    insert into bank.payment_consents (enterprise_id, instruction_id, connection_id, customer_id, initiation, digest, complete_by,
      created_at)
    values (${consent.enterpriseId}, ${consent.instructionId}, ${consent.connectionId}, ${consent.customerId}, ${consent.initiation},
      ${consent.digest}, ${consent.completeBy}, ${now}) on conflict do nothing`.execute(tx);
}

export async function lockPaymentConsent(tx: Tx, place: Place): Promise<PaymentConsent | null> {
  const { rows } = await sql<PaymentConsent>`/*bank.lock_payment_consent*/
    select ${columns} from bank.payment_consents
    where enterprise_id = ${place.enterpriseId} and instruction_id = ${place.instructionId} for update`.execute(tx);
  return rows[0] ?? null;
}

/** What the bank says of it; a token that was kept goes with anything but an authorisation. */
export async function updateWord(
  tx: Tx,
  place: Place,
  word: Pick<PaymentConsent, 'bankConsentId' | 'status' | 'reason'>,
): Promise<void> {
  await sql`/*bank.update_payment_consent*/
    update bank.payment_consents set bank_consent_id = ${word.bankConsentId}, status = ${word.status}, reason = ${word.reason},
      token_sealed = case when ${word.status} = 'AUTH' then token_sealed end,
      token_until = case when ${word.status} = 'AUTH' then token_until end
    where enterprise_id = ${place.enterpriseId} and instruction_id = ${place.instructionId}`.execute(tx);
}

export async function updateAuthorised(
  tx: Tx,
  place: Place,
  authorised: { personId: string; at: Date; tokenSealed: Buffer; tokenUntil: Date },
): Promise<void> {
  await sql`/*bank.update_payment_authorised*/
    update bank.payment_consents set status = 'AUTH', authorised_by = ${authorised.personId}, authorised_at = ${authorised.at},
      token_sealed = ${authorised.tokenSealed}, token_until = ${authorised.tokenUntil}
    where enterprise_id = ${place.enterpriseId} and instruction_id = ${place.instructionId}`.execute(tx);
}

/** Forgets the token: the bank has the payment, or it will not be paid. */
export async function forgetToken(tx: Tx, place: Place): Promise<void> {
  await sql`/*bank.forget_payment_token*/
    update bank.payment_consents set token_sealed = null, token_until = null
    where enterprise_id = ${place.enterpriseId} and instruction_id = ${place.instructionId}
      and token_sealed is not null`.execute(tx);
}

/** Nothing is paid under it any more. */
export async function dropPaymentConsent(tx: Tx, place: Place, now: Date): Promise<void> {
  await sql`/*bank.drop_payment_consent*/
    update bank.payment_consents set token_sealed = null, token_until = null, dropped_at = coalesce(dropped_at, ${now})
    where enterprise_id = ${place.enterpriseId} and instruction_id = ${place.instructionId}`.execute(tx);
}
