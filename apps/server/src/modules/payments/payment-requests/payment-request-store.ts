import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { ConnectionId, EnterpriseId, Id } from '../../../platform/ids.ts';
import type { PaymentRequestState, RequestSide } from './payment-request.ts';

export type PaymentRequestId = Id<'payment_request'>;

/** A request for payment as one of its sides has it. */
export interface PaymentRequestRow {
  readonly enterpriseId: EnterpriseId;
  readonly requestId: PaymentRequestId;
  readonly otherId: EnterpriseId;
  readonly side: RequestSide;
  readonly orderId: string | null;
  /** Under which bank and customer number this side deals; null until the payer has prepared a payment. */
  readonly connectionId: ConnectionId | null;
  readonly bank: string | null;
  readonly customerId: string | null;
  readonly state: PaymentRequestState;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** What the payment carries as its purpose, to the letter. */
  readonly reference: string;
  readonly note: string | null;
  readonly payeeName: string;
  readonly payeeAccount: string;
  readonly payeeConnectionId: ConnectionId;
  /** The payment that the payer prepared for it; in the row of the payer alone. */
  readonly instructionId: string | null;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  readonly paidAt: Date | null;
  readonly endedAt: Date | null;
  readonly endNote: string | null;
  readonly updatedAt: Date;
}

const columns = sql`enterprise_id as "enterpriseId", request_id as "requestId", other_id as "otherId", side, order_id as "orderId",
  connection_id as "connectionId", bank, customer_id as "customerId", state, amount_minor as "amountMinor", currency, reference,
  note, payee_name as "payeeName", payee_account as "payeeAccount", payee_connection_id as "payeeConnectionId",
  instruction_id as "instructionId", asked_at as "askedAt", expires_at as "expiresAt", paid_at as "paidAt", ended_at as "endedAt",
  end_note as "endNote", updated_at as "updatedAt"`;

/** The one of the enterprise for which `tx` works. */
export async function selectPaymentRequest(tx: Tx, requestId: string): Promise<PaymentRequestRow | null> {
  const { rows } = await sql<PaymentRequestRow>`/*payments.select_payment_request*/
    select ${columns} from payments.payment_requests
    where enterprise_id = (select platform.current_enterprise()) and request_id = ${requestId}`.execute(tx);
  return rows[0] ?? null;
}

/** Writes the mirrored rows of a new one, in a transaction of both. */
export async function insertPaymentRequests(
  tx: Tx,
  rows: readonly PaymentRequestRow[],
  searchTextOf: (row: PaymentRequestRow) => string,
): Promise<void> {
  for (const row of rows)
    await sql`/*payments.insert_payment_request*/
      insert into payments.payment_requests (enterprise_id, request_id, other_id, side, order_id, connection_id, bank, customer_id, state,
        amount_minor, currency, reference, note, payee_name, payee_account, payee_connection_id, search_text, asked_at, expires_at,
        updated_at)
      values (${row.enterpriseId}, ${row.requestId}, ${row.otherId}, ${row.side}, ${row.orderId}, ${row.connectionId}, ${row.bank},
        ${row.customerId}, ${row.state}, ${row.amountMinor}, ${row.currency}, ${row.reference}, ${row.note}, ${row.payeeName},
        ${row.payeeAccount}, ${row.payeeConnectionId}, ${searchTextOf(row)}, ${row.askedAt}, ${row.expiresAt},
        ${row.updatedAt})`.execute(tx);
}

export interface RequestPair {
  readonly payee: PaymentRequestRow;
  readonly payer: PaymentRequestRow;
}

/** Locks both rows until the transaction ends, always in one order, behind those of the order; null when there is none between the two. */
export async function lockPaymentRequests(tx: Tx, requestId: string): Promise<RequestPair | null> {
  const { rows } = await sql<PaymentRequestRow>`/*payments.lock_payment_requests*/
    select ${columns} from payments.payment_requests
    where enterprise_id in ((select platform.current_enterprise()), (select platform.current_peer())) and request_id = ${requestId}
    order by enterprise_id for update`.execute(tx);
  const payee = rows.find(({ side }) => side === 'payee');
  const payer = rows.find(({ side }) => side === 'payer');
  return payee === undefined || payer === undefined ? null : { payee, payer };
}

/** What a step changes on both sides; what is absent stays as it is. */
export async function updatePaymentRequests(
  tx: Tx,
  requestId: string,
  change: {
    readonly state: PaymentRequestState;
    readonly now: Date;
    readonly paidAt?: Date;
    readonly endedAt?: Date;
    readonly endNote?: string;
  },
): Promise<void> {
  await sql`/*payments.update_payment_requests*/
    update payments.payment_requests set state = ${change.state}, updated_at = ${change.now},
      paid_at = ${change.paidAt ?? null}::timestamptz, ended_at = ${change.endedAt ?? null}::timestamptz,
      end_note = ${change.endNote ?? null}
    where enterprise_id in ((select platform.current_enterprise()), (select platform.current_peer())) and request_id = ${requestId}`.execute(
    tx,
  );
}

/** Under which mandate the payer deals, and with which payment it pays; null when that payment came to nothing and nothing else binds it. */
export async function bindPayer(
  tx: Tx,
  { enterpriseId, requestId }: Pick<PaymentRequestRow, 'enterpriseId' | 'requestId'>,
  bound: {
    connectionId: string | null;
    bank: string | null;
    customerId: string | null;
    instructionId: string | null;
  } | null,
): Promise<void> {
  await sql`/*payments.bind_payer*/
    update payments.payment_requests set connection_id = ${bound?.connectionId ?? null}, bank = ${bound?.bank ?? null},
      customer_id = ${bound?.customerId ?? null}, instruction_id = ${bound?.instructionId ?? null}
    where enterprise_id = ${enterpriseId} and request_id = ${requestId}`.execute(tx);
}

/** The payer's, that is paid by this payment. */
export async function selectRequestPaidBy(tx: Tx, instructionId: string): Promise<PaymentRequestRow | null> {
  const { rows } = await sql<PaymentRequestRow>`/*payments.select_request_paid_by*/
    select ${columns} from payments.payment_requests
    where enterprise_id = (select platform.current_enterprise()) and instruction_id = ${instructionId}`.execute(tx);
  return rows[0] ?? null;
}

/** Those of an order, for the enterprise for which `tx` works, the newest first. */
export async function selectRequestsOf(tx: Tx, orderId: string, most: number): Promise<PaymentRequestRow[]> {
  const { rows } = await sql<PaymentRequestRow>`/*payments.select_requests_of_order*/
    select ${columns} from payments.payment_requests
    where enterprise_id = (select platform.current_enterprise()) and order_id = ${orderId}
    order by asked_at desc, request_id desc limit ${most}`.execute(tx);
  return rows;
}

export interface RequestFilter {
  readonly connectionId: string;
  readonly customerId: string;
  readonly side: RequestSide;
  readonly state: PaymentRequestState | null;
  /** Lower case; null: any. */
  readonly q: string | null;
}

/** Requests under this bank and customer number, or not bound to any yet, the newest first. */
export async function selectPaymentRequests(
  tx: Tx,
  { connectionId, customerId, side, state, q }: RequestFilter,
  { after, limit }: { readonly after: { readonly at: Date; readonly id: string } | null; readonly limit: number },
): Promise<PaymentRequestRow[]> {
  const { rows } = await sql<PaymentRequestRow>`/*payments.select_payment_requests*/
    select ${columns} from payments.payment_requests
    where enterprise_id = (select platform.current_enterprise()) and side = ${side}
      and (connection_id is null or (connection_id = ${connectionId} and customer_id = ${customerId}))
      and (${state}::text is null or state = ${state})
      and (${q}::text is null or position(${q}::text in search_text) > 0)
      and (${after === null} or (asked_at, request_id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by asked_at desc, request_id desc limit ${limit}`.execute(tx);
  return rows;
}

/** Those whose time has passed, for a transaction of the system. */
export async function selectExpired(
  tx: Tx,
  now: Date,
  most: number,
): Promise<Pick<PaymentRequestRow, 'enterpriseId' | 'otherId' | 'requestId'>[]> {
  const { rows } = await sql<
    Pick<PaymentRequestRow, 'enterpriseId' | 'otherId' | 'requestId'>
  >`/*payments.select_expired_requests*/
    select enterprise_id as "enterpriseId", other_id as "otherId", request_id as "requestId" from payments.payment_requests
    where state = 'asked' and side = 'payee' and expires_at <= ${now} order by expires_at limit ${most}`.execute(tx);
  return rows;
}
