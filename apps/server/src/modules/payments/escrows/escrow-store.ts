import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/database.ts';
import type { ConnectionId, EnterpriseId } from '../../../platform/ids.ts';
import type { TradeSide } from '../trade-orders/trade-order.ts';

/**
 * How an escrow stands here. `opening`: the bank has not said yet that it is open; `refused`: it will not open it; `returned`: a release
 * came back, and the bank has not placed it yet.
 */
export const escrowStates = ['opening', 'open', 'funded', 'disputed', 'returned', 'closed', 'refused'] as const;
export type EscrowState = (typeof escrowStates)[number];

/** An escrow as one side of its order has it. */
export interface EscrowRow {
  readonly enterpriseId: EnterpriseId;
  readonly escrowId: string;
  readonly orderId: string;
  readonly otherId: EnterpriseId;
  readonly side: TradeSide;
  /** The bank of the buyer, which holds the money, and the buyer's number there. */
  readonly connectionId: ConnectionId;
  readonly bank: string;
  readonly customerId: string;
  readonly state: EscrowState;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly fundedMinor: bigint;
  readonly releasedMinor: bigint;
  readonly refundedMinor: bigint;
  /** Into which the buyer pays, and with which payment; in the buyer's row alone. */
  readonly accountNumber: string | null;
  readonly instructionId: string | null;
  /** Where the seller is paid out; in its own row alone. */
  readonly sellerName: string | null;
  readonly sellerAccount: string | null;
  readonly sellerConnectionId: ConnectionId | null;
  readonly releaseAt: Date | null;
  /** Since when what the bank says does not fit, so that it is being asked; null when it fits. */
  readonly doubtedAt: Date | null;
  readonly bankSequence: bigint;
  readonly openedAt: Date;
}

const columns = sql`enterprise_id as "enterpriseId", escrow_id as "escrowId", order_id as "orderId", other_id as "otherId", side,
  connection_id as "connectionId", bank, customer_id as "customerId", state, amount_minor as "amountMinor", currency,
  funded_minor as "fundedMinor", released_minor as "releasedMinor", refunded_minor as "refundedMinor",
  account_number as "accountNumber", instruction_id as "instructionId", seller_name as "sellerName",
  seller_account as "sellerAccount", seller_connection_id as "sellerConnectionId", release_at as "releaseAt",
  doubted_at as "doubtedAt", bank_sequence as "bankSequence", opened_at as "openedAt"`;

type NewEscrow = Pick<
  EscrowRow,
  | 'enterpriseId'
  | 'escrowId'
  | 'orderId'
  | 'otherId'
  | 'side'
  | 'connectionId'
  | 'bank'
  | 'customerId'
  | 'amountMinor'
  | 'currency'
  | 'sellerName'
  | 'sellerAccount'
  | 'sellerConnectionId'
  | 'openedAt'
>;

/** Writes the mirrored rows of a new one, in a transaction of both. */
export async function insertEscrows(tx: Tx, rows: readonly NewEscrow[]): Promise<void> {
  for (const row of rows)
    await sql`/*payments.insert_escrow*/
      insert into payments.escrows (enterprise_id, escrow_id, order_id, other_id, side, connection_id, bank, customer_id, state,
        amount_minor, currency, seller_name, seller_account, seller_connection_id, opened_at, updated_at)
      values (${row.enterpriseId}, ${row.escrowId}, ${row.orderId}, ${row.otherId}, ${row.side}, ${row.connectionId}, ${row.bank},
        ${row.customerId}, 'opening', ${row.amountMinor}, ${row.currency}, ${row.sellerName}, ${row.sellerAccount},
        ${row.sellerConnectionId}, ${row.openedAt}, ${row.openedAt})`.execute(tx);
}

/** That of an order of the enterprise for which `tx` works. */
export async function selectEscrowOf(tx: Tx, orderId: string): Promise<EscrowRow | null> {
  const { rows } = await sql<EscrowRow>`/*payments.select_escrow_of_order*/
    select ${columns} from payments.escrows
    where enterprise_id = (select platform.current_enterprise()) and order_id = ${orderId}`.execute(tx);
  return rows[0] ?? null;
}

export async function selectEscrow(tx: Tx, escrowId: string): Promise<EscrowRow | null> {
  const { rows } = await sql<EscrowRow>`/*payments.select_escrow*/
    select ${columns} from payments.escrows
    where enterprise_id = (select platform.current_enterprise()) and escrow_id = ${escrowId}`.execute(tx);
  return rows[0] ?? null;
}

/** The buyer's, that is paid in by this payment. */
export async function selectEscrowPaidBy(tx: Tx, instructionId: string): Promise<EscrowRow | null> {
  const { rows } = await sql<EscrowRow>`/*payments.select_escrow_paid_by*/
    select ${columns} from payments.escrows
    where enterprise_id = (select platform.current_enterprise()) and instruction_id = ${instructionId}`.execute(tx);
  return rows[0] ?? null;
}

/** Both rows, locked behind those of the order. */
export async function lockEscrows(tx: Tx, orderId: string): Promise<{ buyer: EscrowRow; seller: EscrowRow } | null> {
  const { rows } = await sql<EscrowRow>`/*payments.lock_escrows*/
    select ${columns} from payments.escrows
    where enterprise_id in ((select platform.current_enterprise()), (select platform.current_peer())) and order_id = ${orderId}
    order by enterprise_id for update`.execute(tx);
  const buyer = rows.find(({ side }) => side === 'buyer');
  const seller = rows.find(({ side }) => side === 'seller');
  return buyer === undefined || seller === undefined ? null : { buyer, seller };
}

/** What a bank's word makes of both rows. */
export async function updateEscrows(
  tx: Tx,
  escrowId: string,
  told: Pick<EscrowRow, 'state' | 'fundedMinor' | 'releasedMinor' | 'refundedMinor' | 'releaseAt' | 'bankSequence'> & {
    readonly accountNumber: string;
    readonly now: Date;
  },
): Promise<void> {
  await sql`/*payments.update_escrows*/
    update payments.escrows set state = ${told.state}, funded_minor = ${told.fundedMinor}, released_minor = ${told.releasedMinor},
      refunded_minor = ${told.refundedMinor}, release_at = ${told.releaseAt}, bank_sequence = ${told.bankSequence},
      account_number = case when side = 'buyer' then ${told.accountNumber} end, updated_at = ${told.now}
    where enterprise_id in ((select platform.current_enterprise()), (select platform.current_peer())) and escrow_id = ${escrowId}`.execute(
    tx,
  );
}

export async function updateEscrowRefused(tx: Tx, escrowId: string, now: Date): Promise<void> {
  await sql`/*payments.update_escrow_refused*/
    update payments.escrows set state = 'refused', updated_at = ${now}
    where enterprise_id in ((select platform.current_enterprise()), (select platform.current_peer())) and escrow_id = ${escrowId}
      and state = 'opening'`.execute(tx);
}

/** Since when what the bank says of it does not fit; null: it fits again. */
export async function updateEscrowDoubt(tx: Tx, escrowId: string, doubtedAt: Date | null): Promise<void> {
  await sql`/*payments.update_escrow_doubt*/
    update payments.escrows set doubted_at = ${doubtedAt}::timestamptz
    where enterprise_id in ((select platform.current_enterprise()), (select platform.current_peer())) and escrow_id = ${escrowId}`.execute(
    tx,
  );
}

/** With which payment the buyer pays in. */
export async function updateEscrowPayment(
  tx: Tx,
  { enterpriseId, escrowId }: Pick<EscrowRow, 'enterpriseId' | 'escrowId'>,
  instructionId: string,
): Promise<void> {
  await sql`/*payments.update_escrow_payment*/
    update payments.escrows set instruction_id = ${instructionId}
    where enterprise_id = ${enterpriseId} and escrow_id = ${escrowId}`.execute(tx);
}

/** That payment came to nothing: there is room for the next, unless that is there already. */
export async function clearEscrowPayment(
  tx: Tx,
  { enterpriseId, escrowId }: Pick<EscrowRow, 'enterpriseId' | 'escrowId'>,
  instructionId: string,
): Promise<void> {
  await sql`/*payments.clear_escrow_payment*/
    update payments.escrows set instruction_id = null
    where enterprise_id = ${enterpriseId} and escrow_id = ${escrowId} and instruction_id = ${instructionId}`.execute(
    tx,
  );
}
