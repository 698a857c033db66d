import type { Queryable } from '../db/database.ts';
import type { CountedPayment } from './check-payment.ts';
import type { Payment, PaymentOrder, PaymentStatus, RejectReason } from './payment.ts';

type Row = {
  payment_id: string;
  client_id: string;
  customer_id: string;
  ordered: PaymentOrder;
  creditor_account: string;
  amount_minor: string;
  status: PaymentStatus;
  reason: RejectReason | null;
  detail: string | null;
  sequence: number;
  reserved: boolean;
  received_at: Date;
  settled_at: Date | null;
};

const columns = `payment_id, client_id, customer_id, ordered, creditor_account, amount_minor, status, reason, detail, sequence,
  reserved, received_at, settled_at`;

function toPayment(row: Row): Payment {
  return {
    paymentId: row.payment_id,
    clientId: row.client_id,
    customerId: row.customer_id,
    order: row.ordered,
    creditorAccount: row.creditor_account,
    amountMinor: BigInt(row.amount_minor),
    status: row.status,
    reason: row.reason,
    detail: row.detail,
    sequence: row.sequence,
    reserved: row.reserved,
    receivedAt: row.received_at,
    settledAt: row.settled_at,
  };
}

/** The payment of an instruction with the hash of what was ordered; null when there is none. */
export async function findByInstruction(
  tx: Queryable,
  clientId: string,
  instructionId: string,
): Promise<{ payment: Payment; contentHash: string } | null> {
  const { rows } = await tx.query<Row & { content_hash: string }>(
    `select ${columns}, content_hash from payments where client_id = $1 and instruction_id = $2`,
    [clientId, instructionId],
  );
  const row = rows[0];
  return row === undefined ? null : { payment: toPayment(row), contentHash: row.content_hash };
}

export async function insertPayment(
  tx: Queryable,
  payment: Payment,
  { contentHash, delayMs }: { contentHash: string; delayMs: number },
): Promise<void> {
  const { order } = payment;
  await tx.query(
    `insert into payments (payment_id, client_id, customer_id, instruction_id, content_hash, ordered, debtor_account,
                           creditor_account, amount_minor, currency, status, reserved, received_at, execute_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'RCVD', $11, $12,
             clock_timestamp() + make_interval(secs => $13::double precision / 1000))`,
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
    ],
  );
}

/** A payment of this client and customer; null when there is none. */
export async function findPayment(
  db: Queryable,
  { clientId, customerId, paymentId }: { clientId: string; customerId: string; paymentId: string },
): Promise<Payment | null> {
  const { rows } = await db.query<Row>(
    `select ${columns} from payments where payment_id = $1 and client_id = $2 and customer_id = $3`,
    [paymentId, clientId, customerId],
  );
  return rows[0] === undefined ? null : toPayment(rows[0]);
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
    'update payments set status = $2, reason = $3, detail = $4, sequence = $5, settled_at = $6, reserved = false where payment_id = $1',
    [payment.paymentId, payment.status, payment.reason, payment.detail, payment.sequence, payment.settledAt],
  );
}

/** Puts a payment off that could not be worked on. */
export async function postpone(db: Queryable, paymentId: string, waitMs: number): Promise<void> {
  await db.query(
    `update payments set execute_at = clock_timestamp() + make_interval(secs => $2::double precision / 1000)
     where payment_id = $1 and status = 'RCVD'`,
    [paymentId, waitMs],
  );
}

/** Payments from an account since an instant that were not rejected, without one of them. */
export async function countedPayments(
  tx: Queryable,
  { account, since, without }: { account: string; since: Date; without: string },
): Promise<CountedPayment[]> {
  const { rows } = await tx.query<Row>(
    `select ${columns} from payments
     where debtor_account = $1 and received_at >= $2 and status <> 'RJCT' and payment_id <> $3`,
    [account, since, without],
  );
  return rows.map(toPayment);
}

/** The newest payments of a customer, for the operator's page. */
export async function newestPayments(db: Queryable, customerId: string, limit: number): Promise<Payment[]> {
  const { rows } = await db.query<Row>(
    `select ${columns} from payments where customer_id = $1 order by payment_id desc limit $2`,
    [customerId, limit],
  );
  return rows.map(toPayment);
}
