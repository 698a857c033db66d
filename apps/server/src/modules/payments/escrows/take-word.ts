import type { Tx } from '../../../platform/db/database.ts';
import type { EnterpriseId } from '../../../platform/ids.ts';
import { parseMoney } from '../../../platform/money.ts';
import type { EscrowChangeTold } from '../../bank/index.ts';
import { moveOrder, type OrderMove } from '../trade-orders/move-order.ts';
import type { TradeDeps } from '../trade-orders/trade-deps.ts';
import { lockTradeOrders, type OrderPair } from '../trade-orders/trade-order-store.ts';
import { afterReturn, tradeOrderStep, wordOf } from '../trade-orders/trade-order.ts';
import { signalTradeChanged } from '../trade-orders/trade-signals.ts';
import type { EscrowPair } from './ask-bank.ts';
import { lockEscrows, selectEscrow, updateEscrows } from './escrow-store.ts';
import { insertTransfers, type CorrectedAccount } from './transfer-store.ts';

type WordDeps = Pick<TradeDeps, 'db' | 'clock' | 'audit' | 'relay' | 'bus'>;

/**
 * Takes in what a bank said of an escrow, on both sides at once. Words may be heard out of order and more than once: the newest word
 * stands, and money that moved is booked once, under the id that the bank gave the transfer.
 */
export async function takeEscrowWord(deps: WordDeps, told: EscrowChangeTold): Promise<void> {
  const { db, relay, bus } = deps;
  const own = await db.as({ enterpriseId: told.enterpriseId }, (tx) => selectEscrow(tx, told.escrowId), {
    readOnly: true,
  });
  if (own === null) return;
  const { enterpriseId, otherId, orderId } = own;
  await db.asPair({ enterpriseId }, { enterpriseId: otherId }, async (tx) => {
    const pair = await lockTradeOrders(tx, orderId);
    const escrows = pair === null ? null : await lockEscrows(tx, orderId);
    if (pair === null || escrows === null) return;
    await take(deps, tx, { pair, escrows, told });
  });
  relay.wake();
  signalTradeChanged(bus, enterpriseId, otherId);
}

interface Taken {
  readonly pair: OrderPair;
  readonly escrows: EscrowPair;
  readonly told: EscrowChangeTold;
}

async function take(deps: WordDeps, tx: Tx, { pair, escrows, told }: Taken): Promise<void> {
  const { currency, transfer } = told;
  const minor = (amount: string): bigint => parseMoney(amount, currency).amountMinor;
  const known = escrows.buyer;
  const newest = BigInt(told.sequence) > known.bankSequence;
  const said = {
    fundedMinor: minor(told.funded),
    releasedMinor: minor(told.released),
    refundedMinor: minor(told.refunded),
  };
  const sums = newest ? said : known;
  await updateEscrows(tx, known.escrowId, {
    fundedMinor: sums.fundedMinor,
    releasedMinor: sums.releasedMinor,
    refundedMinor: sums.refundedMinor,
    state: newest ? told.status : known.state,
    releaseAt: newest ? dateOr(told.releaseAt) : known.releaseAt,
    bankSequence: newest ? BigInt(told.sequence) : known.bankSequence,
    accountNumber: told.accountNumber,
    now: deps.clock.now(),
  });
  if (transfer === null) {
    if (newest && told.change === 'placed') await holdAgain(deps, tx, pair, told);
    return;
  }
  const amountMinor = minor(transfer.amount);
  const { buyer, seller } = pair;
  const ids: { buyer: EnterpriseId; seller: EnterpriseId } = {
    buyer: buyer.enterpriseId,
    seller: seller.enterpriseId,
  };
  const booked = await insertTransfers(tx, ids, {
    transferId: transfer.transferId,
    escrowId: known.escrowId,
    orderId: buyer.orderId,
    kind: transfer.kind,
    amountMinor,
    currency,
    cause: transfer.cause,
    movedAt: new Date(told.at),
    returnsId: transfer.returns ?? null,
    to: correctedAccount(told),
  });
  if (!booked) return;
  await moveBy(deps, tx, pair, { told, kind: transfer.kind, amountMinor, sums });
}

/** To which other account of the seller than was agreed a release went. At a bank that is only named nothing is expected. */
function correctedAccount({ transfer, connectionId }: EscrowChangeTold): CorrectedAccount | null {
  const to = transfer?.kind === 'release' ? (transfer.to ?? null) : null;
  return to === null ? null : { ...to, connectionId: to.bank === null ? connectionId : null };
}

interface Moved {
  readonly told: EscrowChangeTold;
  readonly kind: 'fund' | 'release' | 'refund' | 'return';
  readonly amountMinor: bigint;
  readonly sums: { readonly fundedMinor: bigint; readonly releasedMinor: bigint; readonly refundedMinor: bigint };
}

/** What the money that moved makes of the order: always a line in both histories, and the state that follows from all sums. */
async function moveBy(
  deps: WordDeps,
  tx: Tx,
  pair: OrderPair,
  { told, kind, amountMinor, sums }: Moved,
): Promise<void> {
  const { buyer } = pair;
  const byTime = told.transfer?.cause === 'deadline';
  const base: Omit<OrderMove, 'step' | 'to'> = {
    actor: byTime ? 'time' : 'bank',
    personId: null,
    audit: { kind: 'bank', id: told.connectionId },
    amountMinor,
    note: told.note,
    sellerAccount: correctedAccount(told),
  };
  const fund = tradeOrderStep(buyer.state, 'fund', 'bank', buyer);
  if (kind === 'fund') {
    const to = typeof fund === 'object' && 'to' in fund ? fund.to : null;
    await moveOrder(deps, tx, pair, { ...base, step: 'fund', to });
    return;
  }
  if (kind === 'return') {
    const back = tradeOrderStep(buyer.state, 'returned', 'bank', buyer);
    const to = typeof back === 'object' && 'to' in back ? afterReturn(back.to, sums) : buyer.state;
    await moveOrder(deps, tx, pair, { ...base, step: 'returned', to });
    return;
  }
  const word = wordOf(sums);
  // Heard before the word that it was paid in: that it was is in the sums.
  const from = typeof fund === 'object' && 'to' in fund ? fund.to : buyer.state;
  const result = word === null ? null : tradeOrderStep(from, word, 'bank', buyer);
  const to = result !== null && typeof result === 'object' && 'to' in result ? result.to : from;
  const part = kind === 'release' ? 'part_out' : 'part_back';
  await moveOrder(deps, tx, pair, { ...base, step: word === null || word === 'part_out' ? part : word, to });
}

/** The bank has put a release that came back into the escrow again: both sides can go on, unless somebody has objected. */
async function holdAgain(deps: WordDeps, tx: Tx, pair: OrderPair, told: EscrowChangeTold): Promise<void> {
  await moveOrder(deps, tx, pair, {
    step: 'held_again',
    to: told.status === 'disputed' ? 'disputed' : null,
    actor: 'bank',
    personId: null,
    audit: { kind: 'bank', id: told.connectionId },
    note: told.note,
  });
}

function dateOr(at: string | null): Date | null {
  return at === null ? null : new Date(at);
}
