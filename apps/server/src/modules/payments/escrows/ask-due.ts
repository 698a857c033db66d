import type { Tx } from '../../../platform/db/database.ts';
import type { ConnectionId } from '../../../platform/ids.ts';
import type { EscrowAsked } from '../../bank/index.ts';
import { moveOrder, type OrderMove } from '../trade-orders/move-order.ts';
import type { TradeDeps } from '../trade-orders/trade-deps.ts';
import { tradeLimits } from '../trade-orders/trade-limits.ts';
import {
  lockTradeOrders,
  selectTradeOrder,
  type OrderPair,
  type TradeOrderRow,
} from '../trade-orders/trade-order-store.ts';
import { selectStateBefore } from '../trade-orders/order-step-store.ts';
import { afterRefusedCancel, afterRefusedRelease, tradeOrderStep } from '../trade-orders/trade-order.ts';
import { signalTradeChanged } from '../trade-orders/trade-signals.ts';
import {
  selectBanksDue,
  selectDue,
  settleEscrowOrder,
  takeTurn,
  type EscrowOrderKind,
  type EscrowOrderRow,
} from './escrow-order-store.ts';
import { formatMoney } from '../../../platform/money.ts';
import { selectEscrow, updateEscrowRefused, type EscrowRow } from './escrow-store.ts';

/** The queue of what a bank is to be asked (again). */
export const askEscrowsAtBank = 'payments.ask_escrows_at_bank';
export interface EscrowsDue {
  readonly connectionId: ConnectionId;
}

type AskDeps = Pick<
  TradeDeps,
  'db' | 'clock' | 'log' | 'audit' | 'bus' | 'relay' | 'jobs' | 'bankEscrows' | 'bankNameOf'
>;

/** One job for each bank at which something is due: a bank that answers slowly holds up nobody else's. */
export async function queueEscrows({ db, clock, jobs }: Pick<AskDeps, 'db' | 'clock' | 'jobs'>): Promise<void> {
  await db.asSystem('payments.find_escrows_due', async (tx) => {
    for (const connectionId of await selectBanksDue(tx, clock.now()))
      await jobs.send(tx, askEscrowsAtBank, { connectionId } satisfies EscrowsDue, { key: connectionId });
  });
}

/**
 * Asks a bank for all whose turn has come, in the order in which it was wanted. Whoever takes the turn puts the next one off first: what
 * is not known to have been done is asked again, and the bank does it once.
 */
export async function askDue(deps: AskDeps, connectionId: ConnectionId): Promise<void> {
  const { db, clock, log } = deps;
  const due = await db.asSystem(
    'payments.find_escrows_due',
    (tx) => selectDue(tx, connectionId, { now: clock.now(), most: tradeLimits.askedAtOnce }),
    { readOnly: true },
  );
  for (const one of due)
    await askOne(deps, one).catch((error: unknown) => {
      // Its turn comes again; those behind it do not wait for that.
      log.error({ err: error, escrowOrderId: one.escrowOrderId }, 'a bank could not be asked about an escrow');
    });
}

async function askOne(
  deps: AskDeps,
  { enterpriseId, escrowOrderId }: Pick<EscrowOrderRow, 'enterpriseId' | 'escrowOrderId'>,
): Promise<void> {
  const { db, clock, log } = deps;
  const now = clock.now();
  const found = await db.as({ enterpriseId }, async (tx) => {
    const order = await takeTurn(tx, escrowOrderId, (sends) => nextTurn(now, sends), now);
    if (order === null) return null;
    const [escrow, trade] = [await selectEscrow(tx, order.escrowId), await selectTradeOrder(tx, order.orderId)];
    return escrow === null || trade === null ? null : { order, escrow, trade };
  });
  if (found === null) return;
  const asked = await ask(deps, found);
  if (asked.outcome === 'unknown') {
    log.warn({ escrowOrderId, code: asked.code }, 'it is not known whether a bank did what was asked of an escrow');
    return;
  }
  if (asked.outcome === 'refused') await alarmRefused(deps, found, asked.field);
  await settle(deps, found.order, asked);
}

type Found = { readonly order: EscrowOrderRow; readonly escrow: EscrowRow; readonly trade: TradeOrderRow };

const acts = {
  delivery: 'deliveries',
  release: 'releases',
  refund: 'refunds',
  dispute: 'disputes',
  cancel: 'cancellations',
} as const satisfies Partial<Record<EscrowOrderKind, string>>;

function ask(deps: AskDeps, { order, escrow, trade }: Found): Promise<EscrowAsked> {
  const { bankEscrows, bankNameOf } = deps;
  const { connectionId, customerId, escrowId } = escrow;
  const at = { enterpriseId: escrow.side === 'buyer' ? escrow.enterpriseId : escrow.otherId, connectionId, customerId };
  const { currency } = escrow;
  if (order.kind !== 'open') {
    const amount = order.amountMinor === null ? null : formatMoney({ amountMinor: order.amountMinor, currency });
    const body = bodyOf(order, amount);
    return bankEscrows.act({ ...at, escrowId, actId: order.escrowOrderId, act: acts[order.kind], body });
  }
  const { sellerName, sellerAccount, sellerConnectionId } = escrow;
  if (sellerName === null || sellerAccount === null || sellerConnectionId === null)
    throw new Error('the seller has its account opened for');
  const bank = sellerConnectionId === connectionId ? null : bankNameOf(sellerConnectionId);
  return bankEscrows.open({
    ...at,
    escrowId,
    orderId: escrow.orderId,
    reference: trade.number,
    seller: { name: sellerName, accountNumber: sellerAccount, bank },
    amount: { amountMinor: escrow.amountMinor, currency },
    deliverBy: trade.deliverBy,
    releaseAfterDays: trade.releaseAfterDays,
    termsHash: trade.termsHash.toString('hex'),
  });
}

function bodyOf({ kind, askedBy, note }: EscrowOrderRow, amount: string | null): object {
  if (kind === 'release') return { amount };
  if (kind === 'refund') return { amount, by: askedBy };
  return kind === 'dispute' ? { by: askedBy, reason: note ?? '' } : {};
}

/** What of a payout a bank may refuse; it names a field in words of its own, which may be any. */
const knownFields: readonly string[] = ['seller.accountNumber', 'buyer', 'amount', 'by'];

/**
 * Money that is held and that a bank will not move is for the operator too: before it is settled, so that it is never left out. The alarm
 * names the field where we know it, and none of the bank's words: what two enterprises pay each other is not for the operator to read.
 */
async function alarmRefused({ bankEscrows }: AskDeps, { order, escrow }: Found, field: string | null): Promise<void> {
  const { kind, connectionId } = order;
  if (kind !== 'release' && kind !== 'refund') return;
  const enterpriseId = escrow.side === 'buyer' ? escrow.enterpriseId : escrow.otherId;
  const { customerId, escrowId } = escrow;
  const named = knownFields.find((one) => one === field);
  const detail = `the bank refused a ${kind}${named === undefined ? '' : ` because of ${named}`}`;
  const about = { connectionId, enterpriseId, customerId, instructionId: null, escrowId };
  await bankEscrows.alarm({ ...about, kind: 'escrow_refused', detail });
}

/** What the bank did is told by its list; what it will not do is told to both sides here. */
async function settle(
  deps: AskDeps,
  order: EscrowOrderRow,
  asked: Exclude<EscrowAsked, { outcome: 'unknown' }>,
): Promise<void> {
  const { db, clock, log, bus, relay } = deps;
  const { enterpriseId, otherId, escrowOrderId, orderId, escrowId, kind } = order;
  const refused = asked.outcome === 'refused';
  await db.asPair({ enterpriseId }, { enterpriseId: otherId }, async (tx) => {
    const pair = await lockTradeOrders(tx, orderId);
    const reason = refused ? asked.detail.slice(0, 300) : null;
    const isNew = await settleEscrowOrder(tx, escrowOrderId, { state: asked.outcome, reason, now: clock.now() });
    if (!isNew || !refused || pair === null) return;
    if (kind === 'open') await updateEscrowRefused(tx, escrowId, clock.now());
    await moveOrder(deps, tx, pair, {
      ...(await afterRefusal(tx, pair, order, reason)),
      actor: 'bank',
      personId: null,
      audit: { kind: 'bank', id: order.connectionId },
      amountMinor: order.amountMinor,
    });
  });
  if (refused) log.error({ escrowOrderId, kind, detail: asked.detail }, 'a bank refused what was asked of an escrow');
  relay.wake();
  signalTradeChanged(bus, enterpriseId, otherId);
}

/** Where the order stands after a refusal: it goes on wherever it could not go on otherwise. */
async function afterRefusal(
  tx: Tx,
  { buyer }: OrderPair,
  { kind, escrowId, orderId }: EscrowOrderRow,
  reason: string | null,
): Promise<Pick<OrderMove, 'step' | 'to' | 'note'>> {
  const escrow = await selectEscrow(tx, escrowId);
  if (
    escrow !== null &&
    kind === 'release' &&
    typeof tradeOrderStep(buyer.state, 'release_refused', 'bank', buyer) === 'object'
  ) {
    const to = afterRefusedRelease(await selectStateBefore(tx, orderId, 'confirmed'), escrow);
    return { step: 'release_refused', to, note: reason };
  }
  const to = escrow !== null && kind === 'cancel' ? afterRefusedCancel(buyer.state, escrow) : null;
  return { step: 'bank_refused', to, note: kind };
}

function nextTurn(now: Date, sends: number): Date {
  const { askAgainAfterMs, askAgainMaxMs } = tradeLimits;
  return new Date(now.getTime() + Math.min(askAgainMaxMs, askAgainAfterMs * 2 ** Math.min(sends, 20)));
}
