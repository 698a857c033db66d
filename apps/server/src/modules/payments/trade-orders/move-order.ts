import type { Tx } from '../../../platform/db/database.ts';
import { writeEvents } from '../../../platform/outbox/outbox-store.ts';
import { formatMoney } from '../../../platform/money.ts';
import type { AuditActor } from '../../audit/index.ts';
import { insertOrderSteps, selectOwnPeople, type RecordedStep } from './order-step-store.ts';
import { isOver, type TradeOrderState } from './trade-order.ts';
import { updateTradeOrders, type OrderPair, type TradeOrderChange, type TradeOrderRow } from './trade-order-store.ts';
import { tradeOrderChanged } from './trade-events.ts';
import type { TradeDeps } from './trade-deps.ts';
import type { CorrectedAccount } from '../escrows/transfer-store.ts';

/** The words in which the audit log names what happened. */
const deeds: Readonly<Record<RecordedStep, string>> = {
  order: 'trade_order.ordered',
  accept: 'trade_order.accepted',
  decline: 'trade_order.declined',
  cancel: 'trade_order.cancelled',
  deliver: 'trade_order.delivered',
  confirm: 'trade_order.confirmed',
  dispute: 'trade_order.disputed',
  release_part: 'trade_order.release_asked',
  refund: 'trade_order.refund_asked',
  reclaim: 'trade_order.refund_asked',
  fund: 'trade_order.paid_in',
  part_out: 'trade_order.partly_released',
  part_back: 'trade_order.partly_refunded',
  returned: 'trade_order.release_returned',
  held_again: 'trade_order.held_again',
  released: 'trade_order.released',
  refunded: 'trade_order.refunded',
  split: 'trade_order.settled',
  pay: 'trade_order.paid',
  pay_part: 'trade_order.partly_paid',
  reconcile: 'trade_order.reconciled',
  unreconcile: 'trade_order.reconciliation_undone',
  release_refused: 'trade_order.refused_by_bank',
  bank_refused: 'trade_order.refused_by_bank',
  doubted: 'trade_order.bank_doubted',
  fits_again: 'trade_order.bank_fits_again',
  document: 'trade_order.document_added',
};

/** Something that happens to an order, and who does it. */
export interface OrderMove {
  readonly step: RecordedStep;
  /** Null: the state stays. */
  readonly to: TradeOrderState | null;
  readonly actor: 'buyer' | 'seller' | 'bank' | 'time';
  readonly personId: string | null;
  readonly audit: AuditActor;
  readonly amountMinor?: bigint | null;
  readonly note?: string | null;
  /** An account of the seller, for his history alone. */
  readonly sellerAccount?: Pick<CorrectedAccount, 'accountNumber' | 'bank'> | null;
  /** What the audit log keeps besides; no secrets, and nothing that one side alone knows. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly change?: Omit<TradeOrderChange, 'state' | 'now'>;
}

/**
 * Writes a step into both mirrored rows that are locked, with both histories, audit lines and events: after it both sides stand the same.
 * @returns the state.
 */
export async function moveOrder(
  { clock, audit }: Pick<TradeDeps, 'clock' | 'audit'>,
  tx: Tx,
  pair: OrderPair,
  move: OrderMove,
): Promise<TradeOrderState> {
  const now = clock.now();
  const { actor, step, personId } = move;
  const state = move.to ?? pair.buyer.state;
  const { orderId } = pair.buyer;
  const [over, wasOver] = [isOver(state), isOver(pair.buyer.state)];
  const ended = over === wasOver ? {} : { endedAt: over ? now : null };
  await updateTradeOrders(tx, orderId, { ...ended, ...move.change, state, now });
  await insertOrderSteps(tx, pair, {
    step,
    state,
    actor,
    at: now,
    personId,
    amountMinor: move.amountMinor ?? null,
    note: move.note ?? null,
    accountNumber: move.sellerAccount?.accountNumber ?? null,
    accountBank: move.sellerAccount?.bank ?? null,
  });
  for (const row of [pair.buyer, pair.seller]) {
    await audit.write(tx, auditLine(row, { action: deeds[step], state, ...move }));
    const { enterpriseId, connectionId, customerId, otherId, side, number } = row;
    const told = { enterpriseId, connectionId, customerId, otherId, side, orderId, number, state, step, actor };
    const personIds = await selectOwnPeople(tx, row);
    await writeEvents(tx, clock, [tradeOrderChanged({ ...told, personIds })]);
  }
  return state;
}

/** Who acted at the other enterprise is that one's own affair: our log names the enterprise. */
function auditLine(
  row: TradeOrderRow,
  what: Pick<OrderMove, 'actor' | 'audit' | 'amountMinor' | 'details'> & {
    readonly action: string;
    readonly state: TradeOrderState;
  },
) {
  const ours = what.actor === row.side || what.actor === 'bank' || what.actor === 'time';
  const { currency } = row;
  const amount = what.amountMinor ?? null;
  return {
    enterpriseId: row.enterpriseId,
    actor: ours ? what.audit : ({ kind: 'system', id: `enterprise:${row.otherId}` } as const),
    action: what.action,
    target: `trade_order:${row.orderId}`,
    details: {
      number: row.number,
      state: what.state,
      ...what.details,
      ...(amount === null ? {} : { amount: formatMoney({ amountMinor: amount, currency }), currency }),
    },
  };
}
