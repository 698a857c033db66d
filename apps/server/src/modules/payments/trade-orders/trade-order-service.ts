import type { ActingContext } from '../../../platform/acting-context.ts';
import { sha256 } from '../../../platform/crypto/seal.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { invalid } from '../../../platform/errors.ts';
import { once } from '../../../platform/http/idempotency.ts';
import { newId, type EnterpriseId } from '../../../platform/ids.ts';
import { personActor } from '../../audit/index.ts';
import { updateEscrowPayment, lockEscrows, selectEscrowOf } from '../escrows/escrow-store.ts';
import { referenceOf } from '../instructions/prepare.ts';
import { bankDay, daysAfter } from './bank-day.ts';
import { priceLines, type PricedLines } from './lines.ts';
import { requireMayTrade } from './may-trade.ts';
import { moveOrder } from './move-order.ts';
import { selectStateBefore } from './order-step-store.ts';
import { selectOrderFound } from '../reconciliation/item-store.ts';
import { requireOwnAccount } from './own-account.ts';
import { takeStep, type StepInput } from './take-step.ts';
import type { TradeDeps } from './trade-deps.ts';
import {
  bankBeingAsked,
  escrowNotReady,
  noSuchOrder,
  notWithYourself,
  otherDesk,
  paymentUnderWay,
} from './trade-errors.ts';
import { tradeLimits } from './trade-limits.ts';
import type { TradeOrderBody } from './trade-order-schemas.ts';
import {
  insertTradeOrders,
  lockTradeOrders,
  selectTradeOrder,
  updateReconciled,
  type TradeOrderRow,
} from './trade-order-store.ts';
import { tradeOrderStep, type TradeOrderStep } from './trade-order.ts';
import { signalTradeChanged } from './trade-signals.ts';

/** Ordering, and every step of either side. Both mirrored rows are written in one transaction of both. */
export class TradeOrderService {
  readonly #deps: TradeDeps;

  constructor(deps: TradeDeps) {
    this.#deps = deps;
  }

  /** Orders. @returns the id. @throws Problem 400, 404 or 409 that says why not. */
  async create(context: ActingContext, body: TradeOrderBody, key: string | undefined): Promise<string> {
    const { db, clock } = this.#deps;
    if (body.sellerId === context.enterpriseId) throw notWithYourself();
    const priced = pricedOf(body);
    requireDay(body.deliverBy, clock.now());
    const request = { scope: context.enterpriseId, key, operation: `trade_orders.create ${context.mandateId}`, body };
    const { id } = await db.asPair(context, { enterpriseId: body.sellerId }, async (tx) => {
      // Before an answer is repeated: it would name one that is not there any more for the one who asks.
      await requireMayTrade(this.#deps, tx, { own: context.enterpriseId, other: body.sellerId, known: false });
      return once(tx, clock, request, async () => ({ id: await this.#insert(tx, context, body, priced) }));
    });
    this.#told(context.enterpriseId, body.sellerId);
    return id;
  }

  /** One step of the own side. @throws Problem 400, 403, 404 or 409 that says why not. */
  async step(
    context: ActingContext,
    orderId: string,
    step: TradeOrderStep,
    input: StepInput,
    key: string | undefined,
  ): Promise<void> {
    const { db, clock, permissions } = this.#deps;
    const found = await this.readable(context, orderId);
    if (step === 'accept')
      await requireOwnAccount(permissions, context, {
        accountNumber: input.payeeAccount ?? '',
        currency: found.currency,
      });
    const request = {
      scope: context.enterpriseId,
      key,
      operation: `trade_orders.${step} ${context.mandateId}`,
      body: { orderId, input },
    };
    await db.asPair(context, { enterpriseId: found.otherId }, (tx) =>
      once(tx, clock, request, async () => {
        const pair = await lockTradeOrders(tx, orderId);
        if (pair === null) throw noSuchOrder();
        await takeStep(this.#deps, tx, context, { pair, side: found.side, step, input });
        return { done: true };
      }),
    );
    this.#told(context.enterpriseId, found.otherId);
  }

  /** The buyer pays in: an ordinary payment to the account of the escrow. @returns the id of the payment. */
  async payIn(
    context: ActingContext,
    orderId: string,
    { debtorAccount }: { debtorAccount: string },
    key: string | undefined,
  ): Promise<string> {
    const { db, instructions } = this.#deps;
    const found = await this.readable(context, orderId);
    const escrow = await db.as(context, (tx) => selectEscrowOf(tx, orderId), { readOnly: true });
    if (found.side !== 'buyer' || escrow === null || escrow.accountNumber === null) throw escrowNotReady();
    const content = {
      debtorAccount,
      creditorName: `托管 Escrow ${found.number}`,
      creditorAccount: escrow.accountNumber,
      creditorBank: null,
      amountMinor: escrow.amountMinor,
      currency: escrow.currency,
      remittance: found.number,
    };
    const request = { key, operation: 'trade_orders.pay_in', body: { orderId, debtorAccount } };
    const work = async (tx: Tx, paymentId: string): Promise<void> => {
      const pair = await lockTradeOrders(tx, orderId);
      const escrows = pair === null ? null : await lockEscrows(tx, orderId);
      if (pair === null || escrows === null) throw noSuchOrder();
      if (escrows.buyer.instructionId !== null) throw paymentUnderWay();
      if (escrows.buyer.doubtedAt !== null) throw bankBeingAsked();
      const fund = tradeOrderStep(pair.buyer.state, 'fund', 'bank', pair.buyer);
      if (typeof fund === 'string' || escrows.buyer.state !== 'open') throw escrowNotReady();
      await updateEscrowPayment(tx, escrows.buyer, paymentId);
    };
    const paymentId = await instructions.prepare(context, content, request, { peerId: found.otherId, work });
    this.#told(context.enterpriseId, found.otherId);
    return paymentId;
  }

  /**
   * A side has found the money in its statement, or takes that back. When both have, the order is reconciled, and when one takes it back
   * it stands again as before; what was given back whole is for the buyer alone to find.
   */
  async noteReconciled({
    enterpriseId,
    orderId,
  }: {
    readonly enterpriseId: EnterpriseId;
    readonly orderId: string;
  }): Promise<void> {
    const { db, clock } = this.#deps;
    const own = await db.as({ enterpriseId }, (tx) => selectTradeOrder(tx, orderId), { readOnly: true });
    if (own === null) return;
    await db.asPair({ enterpriseId }, { enterpriseId: own.otherId }, async (tx) => {
      const pair = await lockTradeOrders(tx, orderId);
      if (pair === null) return;
      const row = pair[own.side];
      // Asked with both rows locked: what is told of it may come twice and out of order.
      const found = await selectOrderFound(tx, orderId);
      if ((row.reconciledAt !== null) === found) return;
      await updateReconciled(tx, row, found ? clock.now() : null);
      const other = own.side === 'buyer' ? pair.seller : pair.buyer;
      const both = other.reconciledAt !== null || (row.state === 'refunded' && own.side === 'buyer');
      const result = tradeOrderStep(row.state, 'reconcile', own.side, row);
      const audit = { kind: 'system', id: 'reconciliation' } as const;
      const move = { actor: own.side, personId: null, audit };
      if (found && both && typeof result === 'object' && 'to' in result)
        await moveOrder(this.#deps, tx, pair, { ...move, step: 'reconcile', to: result.to });
      // Whatever it was reconciled from, it stands there again; what the other side has found stays found.
      if (!found && typeof tradeOrderStep(row.state, 'unreconcile', own.side, row) === 'object')
        await moveOrder(this.#deps, tx, pair, {
          ...move,
          step: 'unreconcile',
          to: await selectStateBefore(tx, orderId, 'reconciled'),
        });
    });
    this.#told(enterpriseId, own.otherId);
  }

  /** The order, where the mandate may see it. @throws Problem 404, 403. */
  async readable(context: ActingContext, orderId: string): Promise<TradeOrderRow> {
    const row = await this.#deps.db.as(context, (tx) => selectTradeOrder(tx, orderId), { readOnly: true });
    if (row === null) throw noSuchOrder();
    const same = row.connectionId === context.connectionId && row.customerId === context.customerId;
    if (row.connectionId !== null && !same) throw otherDesk();
    return row;
  }

  async #insert(tx: Tx, context: ActingContext, body: TradeOrderBody, priced: PricedLines): Promise<string> {
    const { clock, enterprises } = this.#deps;
    const now = clock.now();
    const orderId = newId<'trade_order'>();
    // Held against the pattern of a UUID by the schema.
    const sellerId = body.sellerId as EnterpriseId;
    const agreed = {
      orderId,
      number: `TO-${referenceOf(orderId)}`,
      title: body.title.trim(),
      buyerReference: textOr(body.buyerReference),
      note: textOr(body.note),
      currency: body.currency,
      ...priced,
      escrow: body.escrow,
      deliverBy: body.deliverBy,
      releaseAfterDays: body.releaseAfterDays ?? tradeLimits.releaseAfterDays,
    };
    const common = {
      ...agreed,
      state: 'ordered' as const,
      termsHash: termsHash(context.enterpriseId, sellerId, agreed),
      payeeAccount: null,
      paidMinor: 0n,
      revision: 1,
      orderedAt: now,
      acceptedAt: null,
      deliveredAt: null,
      confirmedAt: null,
      endedAt: null,
      reconciledAt: null,
      updatedAt: now,
    };
    const buyer: TradeOrderRow = {
      ...common,
      enterpriseId: context.enterpriseId,
      otherId: sellerId,
      side: 'buyer',
      connectionId: context.connectionId,
      bank: context.bank,
      customerId: context.customerId,
    };
    const unbound = { connectionId: null, bank: null, customerId: null };
    const seller: TradeOrderRow = {
      ...common,
      ...unbound,
      enterpriseId: sellerId,
      otherId: context.enterpriseId,
      side: 'seller',
    };
    const names = await enterprises.refs(tx, [buyer.enterpriseId, sellerId]);
    await insertTradeOrders(tx, [buyer, seller], (row) => {
      const other = names.get(row.otherId)?.name;
      return [row.number, row.title, row.buyerReference ?? '', other?.zh ?? '', other?.en ?? '']
        .join('\n')
        .toLowerCase();
    });
    const move = { step: 'order', to: null, actor: 'buyer', personId: context.personId } as const;
    await moveOrder(this.#deps, tx, { buyer, seller }, { ...move, audit: personActor(context) });
    return orderId;
  }

  #told(a: string, b: string): void {
    this.#deps.relay.wake();
    signalTradeChanged(this.#deps.bus, a, b);
  }
}

function pricedOf({ lines, currency }: TradeOrderBody): PricedLines {
  const zero = lines.findIndex(({ quantity }) => /^[0.]+$/.test(quantity));
  if (zero >= 0) throw invalid(`body.lines.${zero}.quantity`, 'must be above zero');
  const priced = priceLines(lines, currency);
  if (priced.totalMinor <= 0n) throw invalid('body.lines', 'come to nothing; write a price');
  if (priced.totalMinor > 999_999_999_999_999n) throw invalid('body.lines', 'come to more than can be paid at once');
  return priced;
}

function requireDay(deliverBy: string, now: Date): void {
  if (new Date(`${deliverBy}T00:00:00Z`).toISOString().slice(0, 10) !== deliverBy)
    throw invalid('body.deliverBy', 'is no day of the calendar');
  if (deliverBy < bankDay(now)) throw invalid('body.deliverBy', 'lies in the past');
  if (deliverBy > daysAfter(now, tradeLimits.deliverWithinDays))
    throw invalid('body.deliverBy', `lies more than ${tradeLimits.deliverWithinDays} days ahead`);
}

/** Of all that both sides agree on, each with its name, so that no two agreements share one text. */
function termsHash(buyerId: string, sellerId: string, agreed: object): Buffer {
  const plain = JSON.stringify({ buyerId, sellerId, ...agreed }, (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
  return sha256(plain);
}

function textOr(text: string | null | undefined): string | null {
  const clean = text?.trim() ?? '';
  return clean === '' ? null : clean;
}
