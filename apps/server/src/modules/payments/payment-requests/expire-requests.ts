import { moveRequest } from './move-request.ts';
import { lockPaymentRequests, selectExpired } from './payment-request-store.ts';
import { paymentRequestStep } from './payment-request.ts';
import { tradeLimits } from '../trade-orders/trade-limits.ts';
import { signalTradeChanged } from '../trade-orders/trade-signals.ts';
import type { TradeDeps } from '../trade-orders/trade-deps.ts';

/** Ends requests whose time has passed. @returns how many. */
export async function expireRequests(
  deps: Pick<TradeDeps, 'db' | 'clock' | 'audit' | 'bus' | 'relay'>,
): Promise<number> {
  const { db, clock, bus, relay } = deps;
  const due = await db.asSystem(
    'payments.find_expired_requests',
    (tx) => selectExpired(tx, clock.now(), tradeLimits.expiredAtOnce),
    { readOnly: true },
  );
  for (const { enterpriseId, otherId, requestId } of due) {
    await db.asPair({ enterpriseId }, { enterpriseId: otherId }, async (tx) => {
      const pair = await lockPaymentRequests(tx, requestId);
      if (pair === null || pair.payee.expiresAt > clock.now()) return;
      const result = paymentRequestStep(pair.payee.state, 'expire', 'time');
      if (typeof result === 'string') return;
      const audit = { kind: 'system', id: 'payments' } as const;
      await moveRequest(deps, tx, pair, { step: 'expire', to: result.to, actor: 'time', personId: null, audit });
    });
    signalTradeChanged(bus, enterpriseId, otherId);
  }
  if (due.length > 0) relay.wake();
  return due.length;
}
