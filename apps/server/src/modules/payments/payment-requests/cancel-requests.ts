import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { personActor } from '../../audit/index.ts';
import type { TradeDeps } from '../trade-orders/trade-deps.ts';
import { paymentUnderWay } from '../trade-orders/trade-errors.ts';
import { tradeLimits } from '../trade-orders/trade-limits.ts';
import type { OrderPair } from '../trade-orders/trade-order-store.ts';
import type { TradeSide } from '../trade-orders/trade-order.ts';
import { moveRequest } from './move-request.ts';
import { lockPaymentRequests, selectRequestsOf } from './payment-request-store.ts';

/** An order that ends before delivery takes what was asked for it along. @throws Problem 409 while one of them is being paid. */
export async function cancelRequestsOf(
  deps: Pick<TradeDeps, 'clock' | 'audit'>,
  tx: Tx,
  { buyer }: OrderPair,
  { side, context }: { readonly side: TradeSide; readonly context: ActingContext },
): Promise<void> {
  for (const { requestId } of await selectRequestsOf(tx, buyer.orderId, tradeLimits.requestsShown)) {
    const pair = await lockPaymentRequests(tx, requestId);
    if (pair === null) continue;
    if (pair.payee.state === 'accepted') throw paymentUnderWay();
    if (pair.payee.state !== 'asked') continue;
    const actor = side === 'seller' ? 'payee' : 'payer';
    const move = { step: 'cancel', to: 'cancelled', actor, personId: context.personId } as const;
    await moveRequest(deps, tx, pair, { ...move, audit: personActor(context) });
  }
}
