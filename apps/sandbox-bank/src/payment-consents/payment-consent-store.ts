import type { Queryable } from '../db/database.ts';
import type { PaymentOrder } from '../payments/payment.ts';
import type { PaymentConsent, PaymentConsentStatus } from './payment-consent.ts';

type Row = {
  consent_id: string;
  client_id: string;
  customer_id: string;
  idempotency_key: string;
  request_hash: string;
  initiation: string;
  risk: string;
  ordered: PaymentOrder;
  amount_minor: string;
  status: PaymentConsentStatus;
  created_at: Date;
  status_updated_at: Date;
  expires_at: Date;
  authorised_by: string | null;
  consumed_key: string | null;
  consumed_hash: string | null;
};

const columns = `consent_id, client_id, customer_id, idempotency_key, request_hash, initiation, risk, ordered, amount_minor, status,
  created_at, status_updated_at, expires_at, authorised_by, consumed_key, consumed_hash`;

function toConsent(row: Row): PaymentConsent {
  const { consumed_key: key, consumed_hash: hash } = row;
  return {
    consentId: row.consent_id,
    clientId: row.client_id,
    customerId: row.customer_id,
    idempotencyKey: row.idempotency_key,
    requestHash: row.request_hash,
    initiation: row.initiation,
    risk: row.risk,
    order: row.ordered,
    amountMinor: BigInt(row.amount_minor),
    status: row.status,
    createdAt: row.created_at,
    statusUpdatedAt: row.status_updated_at,
    expiresAt: row.expires_at,
    authorisedBy: row.authorised_by,
    consumed: key === null || hash === null ? null : { key, hash },
  };
}

export async function insertPaymentConsent(tx: Queryable, consent: PaymentConsent): Promise<void> {
  await tx.query(
    `insert into payment_consents (consent_id, client_id, customer_id, idempotency_key, request_hash, initiation, risk, ordered,
                                   amount_minor, status, created_at, status_updated_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      consent.consentId,
      consent.clientId,
      consent.customerId,
      consent.idempotencyKey,
      consent.requestHash,
      consent.initiation,
      consent.risk,
      JSON.stringify(consent.order),
      consent.amountMinor,
      consent.status,
      consent.createdAt,
      consent.statusUpdatedAt,
      consent.expiresAt,
    ],
  );
}

/** The consent that a client made with a key; null when there is none. */
export async function findByKey(tx: Queryable, clientId: string, key: string): Promise<PaymentConsent | null> {
  const { rows } = await tx.query<Row>(
    `select ${columns} from payment_consents where client_id = $1 and idempotency_key = $2`,
    [clientId, key],
  );
  return rows[0] === undefined ? null : toConsent(rows[0]);
}

/** The consent that a client used up with a key; null when there is none. */
export async function findConsumedBy(tx: Queryable, clientId: string, key: string): Promise<PaymentConsent | null> {
  const { rows } = await tx.query<Row>(
    `select ${columns} from payment_consents where client_id = $1 and consumed_key = $2`,
    [clientId, key],
  );
  return rows[0] === undefined ? null : toConsent(rows[0]);
}

/** A consent of this client; null when there is none. */
export async function findPaymentConsent(
  db: Queryable,
  clientId: string,
  consentId: string,
): Promise<PaymentConsent | null> {
  const { rows } = await db.query<Row>(
    `select ${columns} from payment_consents where client_id = $1 and consent_id = $2`,
    [clientId, consentId],
  );
  return rows[0] === undefined ? null : toConsent(rows[0]);
}

/** The same, locked until the transaction ends. */
export async function lockPaymentConsent(
  tx: Queryable,
  clientId: string,
  consentId: string,
): Promise<PaymentConsent | null> {
  const { rows } = await tx.query<Row>(
    `select ${columns} from payment_consents where client_id = $1 and consent_id = $2 for update`,
    [clientId, consentId],
  );
  return rows[0] === undefined ? null : toConsent(rows[0]);
}

/** Writes the new state of a consent. */
export async function updatePaymentConsent(tx: Queryable, consent: PaymentConsent): Promise<void> {
  await tx.query(
    `update payment_consents set status = $2, status_updated_at = $3, authorised_by = $4, consumed_key = $5, consumed_hash = $6
     where consent_id = $1`,
    [
      consent.consentId,
      consent.status,
      consent.statusUpdatedAt,
      consent.authorisedBy,
      consent.consumed?.key ?? null,
      consent.consumed?.hash ?? null,
    ],
  );
}
