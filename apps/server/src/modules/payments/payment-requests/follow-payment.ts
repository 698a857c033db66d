import type { Tx } from '../../../platform/db/database.ts';
import type { EnterpriseId } from '../../../platform/ids.ts';
import { clearEscrowPayment, selectEscrowPaidBy } from '../escrows/escrow-store.ts';
import { isOver } from '../instructions/instruction.ts';
import { selectInstruction, type InstructionRow } from '../instructions/instruction-store.ts';
import type { PaymentChanged } from '../payments-events.ts';
import { moveOrder } from '../trade-orders/move-order.ts';
import type { TradeDeps } from '../trade-orders/trade-deps.ts';
import { lockTradeOrders } from '../trade-orders/trade-order-store.ts';
import { tradeOrderStep } from '../trade-orders/trade-order.ts';
import { signalTradeChanged } from '../trade-orders/trade-signals.ts';
import { moveRequest } from './move-request.ts';
import { bindPayer, lockPaymentRequests, selectRequestPaidBy, type RequestPair } from './payment-request-store.ts';
import { paymentRequestStep } from './payment-request.ts';

type FollowDeps = Pick<TradeDeps, 'db' | 'clock' | 'audit' | 'relay' | 'bus'>;

/** A payment has ended: what it was prepared for is paid, or open again. Hearing it twice changes nothing. */
export async function followPayment(deps: FollowDeps, { enterpriseId, paymentId }: PaymentChanged): Promise<void> {
  const { db, relay, bus } = deps;
  const found = await db.as(
    { enterpriseId },
    async (tx) => ({
      payment: await selectInstruction(tx, paymentId),
      request: await selectRequestPaidBy(tx, paymentId),
      escrow: await selectEscrowPaidBy(tx, paymentId),
    }),
    { readOnly: true },
  );
  const { payment, request, escrow } = found;
  if (payment === null || !isOver(payment.state) || (request === null && escrow === null)) return;
  // Of the two rows of a transaction one is ours, the other that of the payee or seller.
  const otherId = (request?.otherId ?? escrow?.otherId) as EnterpriseId;
  await db.asPair({ enterpriseId }, { enterpriseId: otherId }, async (tx) => {
    if (request !== null) await followRequest(deps, tx, request.requestId, request.orderId, payment);
    // A payment that was executed is in the escrow by the bank's word alone; one that came to nothing makes room for the next.
    if (escrow !== null && payment.state !== 'executed') {
      await lockTradeOrders(tx, escrow.orderId);
      await clearEscrowPayment(tx, escrow, payment.instructionId);
    }
  });
  relay.wake();
  signalTradeChanged(bus, enterpriseId, otherId);
}

async function followRequest(
  deps: FollowDeps,
  tx: Tx,
  requestId: string,
  orderId: string | null,
  payment: InstructionRow,
): Promise<void> {
  const order = orderId === null ? null : await lockTradeOrders(tx, orderId);
  const pair = await lockPaymentRequests(tx, requestId);
  if (pair === null || pair.payer.instructionId !== payment.instructionId) return;
  const step = payment.state === 'executed' ? 'settle' : 'revert';
  const result = paymentRequestStep(pair.payer.state, step, 'payment');
  if (typeof result === 'string') return;
  const audit = { kind: 'system', id: 'payments' } as const;
  if (step === 'revert')
    await bindPayer(tx, pair.payer, order === null ? null : { ...order.buyer, instructionId: null });
  await moveRequest(deps, tx, pair, { step, to: result.to, actor: 'payment', personId: null, audit });
  if (step === 'settle' && order !== null) await payOrder(deps, tx, order, pair);
}

async function payOrder(
  deps: FollowDeps,
  tx: Tx,
  order: NonNullable<Awaited<ReturnType<typeof lockTradeOrders>>>,
  { payer }: RequestPair,
): Promise<void> {
  const paidMinor = order.buyer.paidMinor + payer.amountMinor;
  const whole = paidMinor >= order.buyer.totalMinor;
  const result = whole ? tradeOrderStep(order.buyer.state, 'pay', 'bank', order.buyer) : null;
  const to = result !== null && typeof result === 'object' && 'to' in result ? result.to : null;
  await moveOrder(deps, tx, order, {
    step: to === null ? 'pay_part' : 'pay',
    to,
    actor: 'bank',
    personId: null,
    audit: { kind: 'system', id: 'payments' },
    amountMinor: payer.amountMinor,
    change: { paidMinor },
  });
}
