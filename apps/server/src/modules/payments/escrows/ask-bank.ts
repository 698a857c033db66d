import type { Tx } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { formatMoney } from '../../../platform/money.ts';
import type { TradeDeps } from '../trade-orders/trade-deps.ts';
import type { OrderPair } from '../trade-orders/trade-order-store.ts';
import type { TradeSide } from '../trade-orders/trade-order.ts';
import { bankAskedAlready, bankBeingAsked, releaseReturned } from '../trade-orders/trade-errors.ts';
import { insertEscrowOrders, selectOpenMovement, type EscrowOrderKind } from './escrow-order-store.ts';
import { insertEscrows, lockEscrows, type EscrowRow } from './escrow-store.ts';

export type EscrowPair = { readonly buyer: EscrowRow; readonly seller: EscrowRow };

/** What is still held. */
export function heldMinor({ fundedMinor, releasedMinor, refundedMinor }: EscrowRow): bigint {
  return fundedMinor - releasedMinor - refundedMinor;
}

/**
 * Money may be asked for: what the bank says fits, and it has answered whatever was asked before. Both rows of the order are locked, so
 * that of many who ask at once one is first.
 * @throws Problem 409 that names who asked what, and when.
 */
export async function requireFree(
  tx: Tx,
  { buyer: { doubtedAt, state, escrowId, currency } }: EscrowPair,
): Promise<void> {
  if (doubtedAt !== null) throw bankBeingAsked();
  if (state === 'returned') throw releaseReturned();
  const open = await selectOpenMovement(tx, escrowId);
  if (open === null) return;
  const { askedBy, kind, amountMinor, askedAt } = open;
  const amount = amountMinor === null ? null : `${formatMoney({ amountMinor, currency })} ${currency}`;
  throw bankAskedAlready({ askedBy, kind, amount, askedAt });
}

/** Writes down what the bank is to be asked; a job asks it, outside of any transaction, until it has answered. */
export async function askBank(
  { clock }: Pick<TradeDeps, 'clock'>,
  tx: Tx,
  escrows: EscrowPair,
  what: { kind: EscrowOrderKind; askedBy: TradeSide; amountMinor?: bigint | null; note?: string | null },
): Promise<void> {
  const { kind, askedBy, amountMinor = null, note = null } = what;
  const order = { escrowOrderId: newId<'escrow_order'>(), kind, askedBy, amountMinor, note, askedAt: clock.now() };
  await insertEscrowOrders(tx, escrows, order);
}

/** The seller has accepted: the buyer's bank is to open the escrow. */
export async function openEscrow(
  deps: Pick<TradeDeps, 'clock'>,
  tx: Tx,
  { buyer, seller }: OrderPair,
  to: { sellerName: string; sellerAccount: string; sellerConnectionId: EscrowRow['sellerConnectionId'] },
): Promise<void> {
  const { connectionId, bank, customerId } = buyer;
  if (connectionId === null || bank === null || customerId === null)
    throw new Error('a buyer orders under a bank and customer number');
  const escrowId = newId<'escrow'>();
  const common = {
    escrowId,
    orderId: buyer.orderId,
    connectionId,
    bank,
    customerId,
    amountMinor: buyer.totalMinor,
    currency: buyer.currency,
    openedAt: deps.clock.now(),
  };
  const none = { sellerName: null, sellerAccount: null, sellerConnectionId: null };
  await insertEscrows(tx, [
    { ...common, ...none, enterpriseId: buyer.enterpriseId, otherId: buyer.otherId, side: 'buyer' },
    { ...common, ...to, enterpriseId: seller.enterpriseId, otherId: seller.otherId, side: 'seller' },
  ]);
  const escrows = await lockEscrows(tx, buyer.orderId);
  if (escrows === null) throw new Error('an escrow that was written is there');
  await askBank(deps, tx, escrows, { kind: 'open', askedBy: 'seller' });
}
