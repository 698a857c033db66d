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

/**
 * Requests whose money the enterprise for which `tx` works waits for, or has ordered to be paid, at one bank and customer number: what
 * lines of its statements can belong to. @param since leaves out what ended before it.
 */
export async function selectRequestsToFind(
  tx: Tx,
  of: { readonly connectionId: string; readonly customerId: string },
  { since, most }: { readonly since: Date; readonly most: number },
): Promise<PaymentRequestRow[]> {
  const { rows } = await sql<PaymentRequestRow>`/*payments.select_requests_to_find*/
    select ${columns} from payments.payment_requests
    where enterprise_id = (select platform.current_enterprise()) and connection_id = ${of.connectionId}
      and customer_id = ${of.customerId} and state in ('asked', 'accepted', 'paid') and updated_at >= ${since}
    order by asked_at desc, request_id desc limit ${most}`.execute(tx);
  return rows;
}
