import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { MultiAuthorisation, PaymentState } from './payment-order.ts';

/** A payment as it was handed to a bank, and what the bank said of it. */
export interface SentPayment {
  readonly enterpriseId: string;
  readonly instructionId: string;
  readonly connectionId: string;
  readonly customerId: string;
  readonly debtorAccount: string;
  readonly digest: Buffer;
  readonly state: PaymentState | null;
  readonly asks: number;
}

interface Row {
  readonly enterpriseId: string;
  readonly instructionId: string;
  readonly connectionId: string;
  readonly customerId: string;
  readonly debtorAccount: string;
  readonly digest: Buffer;
  readonly paymentId: string | null;
  readonly status: PaymentState['status'] | null;
  readonly reason: string | null;
  readonly executedAt: Date | null;
  readonly sequence: number;
  readonly authorisation: MultiAuthorisation['status'] | null;
  readonly numberRequired: number | null;
  readonly numberReceived: number | null;
  readonly asks: number;
}

const columns = sql`enterprise_id as "enterpriseId", instruction_id as "instructionId", connection_id as "connectionId",
  customer_id as "customerId", debtor_account as "debtorAccount", digest, payment_id as "paymentId", status, reason,
  executed_at as "executedAt", sequence, authorisation, number_required as "numberRequired", number_received as "numberReceived", asks`;

function toPayment({ paymentId, status, reason, executedAt, sequence, ...more }: Row): SentPayment {
  const { authorisation, numberRequired: required, numberReceived: received, ...row } = more;
  const multi = authorisation === null ? null : { status: authorisation, required, received };
  const state =
    paymentId === null || status === null ? null : { paymentId, status, reason, executedAt, sequence, multi };
  return { ...row, state };
}

/** Writes down that an order is about to leave; one that did before is left as it is. */
export async function insertSent(tx: Tx, sent: Omit<SentPayment, 'state' | 'asks'>, now: Date): Promise<void> {
  await sql`insert into bank.sent_payments (enterprise_id, instruction_id, connection_id, customer_id, debtor_account, digest, sent_at)
    values (${sent.enterpriseId}, ${sent.instructionId}, ${sent.connectionId}, ${sent.customerId}, ${sent.debtorAccount},
      ${sent.digest}, ${now}) on conflict do nothing`.execute(tx);
}

export async function lockSent(tx: Tx, enterpriseId: string, instructionId: string): Promise<SentPayment | null> {
  const { rows } = await sql<Row>`select ${columns} from bank.sent_payments
    where enterprise_id = ${enterpriseId} and instruction_id = ${instructionId} for update`.execute(tx);
  return rows[0] === undefined ? null : toPayment(rows[0]);
}

/** Keeps what the bank said, and when it is to be asked again; `askAt` null: never. */
export async function updateState(
  tx: Tx,
  sent: Pick<SentPayment, 'enterpriseId' | 'instructionId'>,
  state: PaymentState,
  times: { readonly now: Date; readonly askAt: Date | null },
): Promise<void> {
  await sql`update bank.sent_payments set payment_id = ${state.paymentId}, status = ${state.status}, reason = ${state.reason},
      executed_at = ${state.executedAt}, sequence = ${state.sequence}, authorisation = coalesce(${state.multi?.status ?? null}, authorisation),
      number_required = coalesce(${state.multi?.required ?? null}, number_required),
      number_received = coalesce(${state.multi?.received ?? null}, number_received), answered_at = ${times.now}, ask_at = ${times.askAt}
    where enterprise_id = ${sent.enterpriseId} and instruction_id = ${sent.instructionId}`.execute(tx);
}

/** Takes payments whose end was not told in time, each put off so that nobody asks for it meanwhile. */
export async function takeUntold(
  tx: Tx,
  now: Date,
  { most, firstMs, longestMs }: { most: number; firstMs: number; longestMs: number },
): Promise<SentPayment[]> {
  const { rows } = await sql<Row>`update bank.sent_payments set asks = asks + 1,
      ask_at = ${now}::timestamptz + least(${longestMs}::double precision, ${firstMs} * power(2, least(asks, 20) + 1))
        * interval '1 millisecond'
    where (enterprise_id, instruction_id) in (select enterprise_id, instruction_id from bank.sent_payments
      where ask_at <= ${now} order by ask_at limit ${most} for update skip locked)
    returning ${columns}`.execute(tx);
  return rows.map(toPayment);
}
