import type { Queryable } from '../db/database.ts';
import type { CountedPayment } from './party-check.ts';
import { signedOrder, type Payment, type PaymentOrder, type PaymentStatus, type RejectReason } from './payment.ts';

type Row = {
  payment_id: string;
  consent_id: string | null;
  client_id: string;
  customer_id: string;
  ordered: PaymentOrder;
  further: Payment['further'];
  creditor_account: string;
  amount_minor: string;
  status: PaymentStatus;
  reason: RejectReason | null;
  detail: string | null;
  sequence: number;
  reserved: boolean;
  received_at: Date;
  updated_at: Date | null;
  authorise_until: Date | null;
  settled_at: Date | null;
};

const columns = `payment_id, consent_id, client_id, customer_id, ordered, further, creditor_account, amount_minor, status, reason,
  detail, sequence, reserved, received_at, updated_at, authorise_until, settled_at`;

function toPayment(row: Row): Payment {
  return {
    paymentId: row.payment_id,
    consentId: row.consent_id,
    clientId: row.client_id,
    customerId: row.customer_id,
    order: row.ordered,
    further: row.further,
    creditorAccount: row.creditor_account,
    amountMinor: BigInt(row.amount_minor),
    status: row.status,
    reason: row.reason,
    detail: row.detail,
    sequence: row.sequence,
    reserved: row.reserved,
    receivedAt: row.received_at,
    updatedAt: row.updated_at ?? row.settled_at ?? row.received_at,
    authoriseUntil: row.authorise_until,
    settledAt: row.settled_at,
  };
}

/** Whether there is a payment of an instruction already, under whatever consent. */
export async function isInstructionPaid(tx: Queryable, clientId: string, instructionId: string): Promise<boolean> {
  const { rowCount } = await tx.query('select 1 from payments where client_id = $1 and instruction_id = $2', [
    clientId,
    instructionId,
  ]);
  return rowCount !== 0;
}

export async function insertPayment(
  tx: Queryable,
  payment: Payment,
  { contentHash, delayMs }: { contentHash: string; delayMs: number },
): Promise<void> {
  const { order } = payment;
  await tx.query(
    `insert into payments (payment_id, client_id, customer_id, instruction_id, content_hash, ordered, debtor_account,
                           creditor_account, amount_minor, currency, status, reserved, received_at, execute_at, consent_id,
                           authorise_until, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $14, $11, $12,
             clock_timestamp() + make_interval(secs => $13::double precision / 1000), $15, $16, $12)`,
    [
      payment.paymentId,
      payment.clientId,
      payment.customerId,
      order.instructionId,
      contentHash,
      JSON.stringify(order),
      order.debtorAccount,
      payment.creditorAccount,
      payment.amountMinor,
      order.currency,
      payment.reserved,
      payment.receivedAt,
      delayMs,
      payment.status,
      payment.consentId,
      payment.authoriseUntil,
    ],
  );
}

/** Locks the payment that has been due for longest; null when none is. Another worker's is passed over. */
export async function lockDue(tx: Queryable): Promise<Payment | null> {
  const { rows } = await tx.query<Row>(
    `select ${columns} from payments where status = 'RCVD' and execute_at <= clock_timestamp()
     order by execute_at, payment_id limit 1 for update skip locked`,
  );
  return rows[0] === undefined ? null : toPayment(rows[0]);
}

/** Keeps the end of a payment. */
export async function settle(tx: Queryable, payment: Payment): Promise<void> {
  await tx.query(
    `update payments set status = $2, reason = $3, detail = $4, sequence = $5, settled_at = $6, updated_at = $6, reserved = false
     where payment_id = $1`,
    [payment.paymentId, payment.status, payment.reason, payment.detail, payment.sequence, payment.settledAt],
  );
}

/** It has left the account that pays and is on its way to another bank. */
export async function markLeft(tx: Queryable, paymentId: string, now: Date): Promise<void> {
  await tx.query(`update payments set status = 'ACSP', reserved = false, updated_at = $2 where payment_id = $1`, [
    paymentId,
    now,
  ]);
}

/** Puts a payment off that could not be worked on. */
export async function postpone(db: Queryable, paymentId: string, waitMs: number): Promise<void> {
  await db.query(
    `update payments set execute_at = clock_timestamp() + make_interval(secs => $2::double precision / 1000)
     where payment_id = $1 and status = 'RCVD'`,
    [paymentId, waitMs],
  );
}

/** Payments from an account in the month of one of them that were not rejected, without that one. */
export async function othersInMonth(
  tx: Queryable,
  { account, receivedAt, without }: { account: string; receivedAt: Date; without: string },
): Promise<CountedPayment[]> {
  const since = new Date(receivedAt.getTime() - 32 * 86_400_000);
  const { rows } = await tx.query<Row>(
    `select ${columns} from payments
     where debtor_account = $1 and received_at >= $2 and status <> 'RJCT' and payment_id <> $3`,
    [account, since, without],
  );
  return rows.map((row) => {
    const payment = toPayment(row);
    return { ...payment, order: signedOrder(payment) };
  });
}

/** Keeps a signature that was given at the bank, and what it makes of the payment; due at once where it was the last. */
export async function keepSignature(tx: Queryable, payment: Payment, { delayMs }: { delayMs: number }): Promise<void> {
  await tx.query(
    `update payments set further = $2, status = $3, sequence = $4, updated_at = $5,
            execute_at = clock_timestamp() + make_interval(secs => $6::double precision / 1000)
     where payment_id = $1`,
    [payment.paymentId, JSON.stringify(payment.further), payment.status, payment.sequence, payment.updatedAt, delayMs],
  );
}

/** Locks the payment under a consent; null when there is none yet. */
export async function lockPayment(tx: Queryable, paymentId: string): Promise<Payment | null> {
  const { rows } = await tx.query<Row>(`select ${columns} from payments where payment_id = $1 for update`, [paymentId]);
  return rows[0] === undefined ? null : toPayment(rows[0]);
}

/** A payment of this client under a consent; null when there is none. */
export async function findOrdered(db: Queryable, clientId: string, paymentId: string): Promise<Payment | null> {
  const { rows } = await db.query<Row>(
    `select ${columns} from payments where payment_id = $1 and client_id = $2 and consent_id is not null`,
    [paymentId, clientId],
  );
  return rows[0] === undefined ? null : toPayment(rows[0]);
}

/** Identifiers of payments whose signatures did not come in time. */
export async function listUnsigned(db: Queryable, now: Date, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ payment_id: string }>(
    `select payment_id from payments where status = 'PATC' and authorise_until <= $1 order by authorise_until limit $2`,
    [now, limit],
  );
  return rows.map((row) => row.payment_id);
}

/** The newest payments of a customer, for the operator's page. */
export async function newestPayments(db: Queryable, customerId: string, limit: number): Promise<Payment[]> {
  const { rows } = await db.query<Row>(
    `select ${columns} from payments where customer_id = $1 order by payment_id desc limit $2`,
    [customerId, limit],
  );
  return rows.map(toPayment);
}
