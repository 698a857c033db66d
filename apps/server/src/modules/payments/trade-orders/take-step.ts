import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { invalid } from '../../../platform/errors.ts';
import { formatMoney } from '../../../platform/money.ts';
import { personActor } from '../../audit/index.ts';
import { askBank, heldMinor, openEscrow, requireFree, type EscrowPair } from '../escrows/ask-bank.ts';
import { lockEscrows } from '../escrows/escrow-store.ts';
import { amountOf } from '../instructions/prepare.ts';
import { cancelRequestsOf } from '../payment-requests/cancel-requests.ts';
import { bankDay } from './bank-day.ts';
import { requireMayTrade } from './may-trade.ts';
import { moveOrder, type OrderMove } from './move-order.ts';
import type { TradeDeps } from './trade-deps.ts';
import { escrowNotReady, moreThanHeld, notOverdue, orderStepRefused, paymentUnderWay } from './trade-errors.ts';
import { bindSeller, type OrderPair } from './trade-order-store.ts';
import { tradeOrderStep, type TradeOrderStep, type TradeSide } from './trade-order.ts';

/** What a step may carry. */
export interface StepInput {
  readonly note?: string | null;
  /** Decimal text. */
  readonly amount?: string | null;
  readonly payeeAccount?: string;
}

interface Step {
  readonly pair: OrderPair;
  readonly side: TradeSide;
  readonly step: TradeOrderStep;
  readonly input: StepInput;
}

/** Takes a member's step with both rows locked, and writes down what the bank is to be asked for it. @throws Problem 400, 403, 409. */
export async function takeStep(deps: TradeDeps, tx: Tx, context: ActingContext, taken: Step): Promise<void> {
  const { pair, side, step, input } = taken;
  const result = tradeOrderStep(pair[side].state, step, side, pair[side]);
  if (typeof result === 'string') throw orderStepRefused(result);
  const escrows = pair.buyer.escrow ? await lockEscrows(tx, pair.buyer.orderId) : null;
  const amountMinor = await before[step]?.(deps, tx, context, { ...taken, escrows });
  const note = input.note?.trim() ?? '';
  const move: OrderMove = {
    step,
    to: 'to' in result ? result.to : null,
    actor: side,
    personId: context.personId,
    audit: personActor(context),
    amountMinor: amountMinor ?? null,
    note: note === '' ? null : note,
    change: timesOf(step, deps.clock.now()),
  };
  await moveOrder(deps, tx, pair, move);
}

type Work = Step & { readonly escrows: EscrowPair | null };
/** What a step needs and brings about besides the state. @returns the amount that it is about. */
type Before = (deps: TradeDeps, tx: Tx, context: ActingContext, work: Work) => Promise<bigint | null | void>;

const before: Partial<Record<TradeOrderStep, Before>> = {
  accept,
  cancel,
  deliver: async (deps, tx, _context, { escrows }) => {
    if (escrows !== null) await askBank(deps, tx, escrows, { kind: 'delivery', askedBy: 'seller' });
  },
  confirm: async (deps, tx, _context, { escrows }) => {
    if (escrows === null) return;
    await requireFree(tx, escrows);
    await askBank(deps, tx, escrows, { kind: 'release', askedBy: 'buyer' });
  },
  dispute: async (deps, tx, _context, { escrows, side, input }) => {
    const note = input.note?.trim() ?? '';
    if (note === '') throw invalid('body.note', 'say what you object to');
    if (escrows !== null) await askBank(deps, tx, escrows, { kind: 'dispute', askedBy: side, note });
  },
  release_part: async (deps, tx, _context, { escrows, input }) => {
    const escrow = heldEscrow(escrows);
    const amountMinor = partOf(escrow, input.amount ?? null);
    if (amountMinor === null) throw invalid('body.amount', 'say how much');
    await requireFree(tx, escrow);
    await askBank(deps, tx, escrow, { kind: 'release', askedBy: 'buyer', amountMinor });
    return amountMinor;
  },
  refund: async (deps, tx, _context, { escrows, input }) => {
    const escrow = heldEscrow(escrows);
    const amountMinor = partOf(escrow, input.amount ?? null);
    await requireFree(tx, escrow);
    await askBank(deps, tx, escrow, { kind: 'refund', askedBy: 'seller', amountMinor });
    return amountMinor ?? heldMinor(escrow.buyer);
  },
  reclaim: async (deps, tx, _context, { escrows, pair }) => {
    const escrow = heldEscrow(escrows);
    const { deliverBy } = pair.buyer;
    if (bankDay(deps.clock.now()) <= deliverBy) throw notOverdue(deliverBy);
    await requireFree(tx, escrow);
    await askBank(deps, tx, escrow, { kind: 'refund', askedBy: 'buyer' });
    return heldMinor(escrow.buyer);
  },
};

async function accept(deps: TradeDeps, tx: Tx, context: ActingContext, { pair, input }: Work): Promise<void> {
  const { seller } = pair;
  await requireMayTrade(deps, tx, { own: seller.enterpriseId, other: seller.otherId, known: true });
  const payeeAccount = input.payeeAccount ?? '';
  const { connectionId, bank, customerId } = context;
  await bindSeller(tx, seller, { connectionId, bank, customerId, payeeAccount });
  if (!seller.escrow) return;
  const own = (await deps.enterprises.refs(tx, [seller.enterpriseId])).get(seller.enterpriseId);
  const sellerName = own?.name.zh ?? own?.name.en ?? seller.enterpriseId;
  await openEscrow(deps, tx, pair, { sellerName, sellerAccount: payeeAccount, sellerConnectionId: connectionId });
}

async function cancel(deps: TradeDeps, tx: Tx, context: ActingContext, { pair, side, escrows }: Work): Promise<void> {
  // Money that is on its way finds the order as it was.
  if (escrows !== null && escrows.buyer.instructionId !== null) throw paymentUnderWay();
  await cancelRequestsOf(deps, tx, pair, { side, context });
  if (escrows !== null && escrows.buyer.state !== 'refused')
    await askBank(deps, tx, escrows, { kind: 'cancel', askedBy: side });
}

function heldEscrow(escrows: EscrowPair | null): EscrowPair {
  if (escrows === null || heldMinor(escrows.buyer) === 0n) throw escrowNotReady();
  return escrows;
}

/** Null: all of it. @throws Problem 400, 409. */
function partOf({ buyer }: EscrowPair, amount: string | null): bigint | null {
  if (amount === null) return null;
  const { currency } = buyer;
  const amountMinor = amountOf({ amount, currency });
  const held = heldMinor(buyer);
  if (amountMinor > held) throw moreThanHeld(`${formatMoney({ amountMinor: held, currency })} ${currency}`);
  return amountMinor;
}

function timesOf(step: TradeOrderStep, now: Date): NonNullable<OrderMove['change']> {
  if (step === 'accept') return { acceptedAt: now };
  if (step === 'deliver') return { deliveredAt: now };
  return step === 'confirm' ? { confirmedAt: now } : {};
}
