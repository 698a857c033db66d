import type { EnterpriseId } from '../../../platform/ids.ts';
import type { EscrowDoubted } from '../../bank/index.ts';
import { moveOrder } from '../trade-orders/move-order.ts';
import type { TradeDeps } from '../trade-orders/trade-deps.ts';
import { lockTradeOrders } from '../trade-orders/trade-order-store.ts';
import { signalTradeChanged } from '../trade-orders/trade-signals.ts';
import { lockEscrows, selectEscrow, updateEscrowDoubt } from './escrow-store.ts';

type DoubtDeps = Pick<TradeDeps, 'db' | 'clock' | 'audit' | 'relay' | 'bus' | 'bankEscrows'>;

/**
 * What the bank says of an escrow does not fit, or fits again: both sides are told. Which of the two it is, is asked with both rows locked,
 * so that words of it may come twice and out of order.
 */
export async function takeEscrowDoubt(deps: DoubtDeps, told: EscrowDoubted): Promise<void> {
  const { db, relay, bus, bankEscrows } = deps;
  // The event names the enterprise whose escrow it is.
  const enterpriseId = told.enterpriseId as EnterpriseId;
  const own = await db.as({ enterpriseId }, (tx) => selectEscrow(tx, told.escrowId), { readOnly: true });
  if (own === null) return;
  const { otherId, orderId, escrowId, connectionId } = own;
  await db.asPair({ enterpriseId }, { enterpriseId: otherId }, async (tx) => {
    const pair = await lockTradeOrders(tx, orderId);
    const escrows = pair === null ? null : await lockEscrows(tx, orderId);
    if (pair === null || escrows === null) return;
    const doubtedAt = await bankEscrows.doubtedSince(tx, escrowId);
    if ((doubtedAt === null) === (escrows.buyer.doubtedAt === null)) return;
    await updateEscrowDoubt(tx, escrowId, doubtedAt);
    await moveOrder(deps, tx, pair, {
      step: doubtedAt === null ? 'fits_again' : 'doubted',
      to: null,
      actor: 'bank',
      personId: null,
      audit: { kind: 'bank', id: connectionId },
    });
  });
  relay.wake();
  signalTradeChanged(bus, enterpriseId, otherId);
}
