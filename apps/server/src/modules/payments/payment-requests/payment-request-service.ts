import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { invalid } from '../../../platform/errors.ts';
import { once } from '../../../platform/http/idempotency.ts';
import { newId, type EnterpriseId } from '../../../platform/ids.ts';
import { formatMoney } from '../../../platform/money.ts';
import { personActor } from '../../audit/index.ts';
import { amountOf, referenceOf } from '../instructions/prepare.ts';
import { requireMayTrade } from '../trade-orders/may-trade.ts';
import { requireOwnAccount } from '../trade-orders/own-account.ts';
import type { TradeDeps } from '../trade-orders/trade-deps.ts';
import {
  moreThanOwed,
  noSuchOrder,
  noSuchRequest,
  notPayableYet,
  notWithYourself,
  otherDesk,
  requestStepRefused,
} from '../trade-orders/trade-errors.ts';
import { tradeLimits } from '../trade-orders/trade-limits.ts';
import { lockTradeOrders, type OrderPair } from '../trade-orders/trade-order-store.ts';
import { signalTradeChanged } from '../trade-orders/trade-signals.ts';
import { moveRequest } from './move-request.ts';
import type { PaymentRequestBody } from './payment-request-schemas.ts';
import {
  bindPayer,
  insertPaymentRequests,
  lockPaymentRequests,
  selectPaymentRequest,
  selectRequestsOf,
  type PaymentRequestRow,
} from './payment-request-store.ts';
import { paymentRequestStep } from './payment-request.ts';

const dayMs = 86_400_000;

/** Asking another enterprise for money, and what it makes of that. Both mirrored rows are written in one transaction of both. */
export class PaymentRequestService {
  readonly #deps: TradeDeps;

  constructor(deps: TradeDeps) {
    this.#deps = deps;
  }

  /** @returns the id. @throws Problem 400, 404 or 409 that says why not. */
  async create(context: ActingContext, body: PaymentRequestBody, key: string | undefined): Promise<string> {
    const { db, clock, permissions } = this.#deps;
    if (body.payerId === context.enterpriseId) throw notWithYourself();
    const amountMinor = amountOf(body);
    await requireOwnAccount(permissions, context, { accountNumber: body.payeeAccount, currency: body.currency });
    const request = {
      scope: context.enterpriseId,
      key,
      operation: `payment_requests.create ${context.mandateId}`,
      body,
    };
    const { id } = await db.asPair(context, { enterpriseId: body.payerId }, (tx) =>
      once(tx, clock, request, async () => ({ id: await this.#insert(tx, context, body, amountMinor) })),
    );
    this.#told(context.enterpriseId, body.payerId);
    return id;
  }

  /** The payer declines, the payee takes it back. @throws Problem 403, 404, 409. */
  async end(
    context: ActingContext,
    requestId: string,
    step: 'decline' | 'cancel',
    note: string | null,
    key: string | undefined,
  ): Promise<void> {
    const { db, clock } = this.#deps;
    const found = await this.readable(context, requestId);
    const request = {
      scope: context.enterpriseId,
      key,
      operation: `payment_requests.${step} ${context.mandateId}`,
      body: { requestId, note },
    };
    await db.asPair(context, { enterpriseId: found.otherId }, (tx) =>
      once(tx, clock, request, async () => {
        const pair = await lockPaymentRequests(tx, requestId);
        if (pair === null) throw noSuchRequest();
        const result = paymentRequestStep(pair.payee.state, step, found.side);
        if (typeof result === 'string') throw requestStepRefused(result);
        const who = { actor: found.side, personId: context.personId, audit: personActor(context) };
        await moveRequest(this.#deps, tx, pair, { step, to: result.to, ...who, note });
        return { done: true };
      }),
    );
    this.#told(context.enterpriseId, found.otherId);
  }

  /** Pays it: an ordinary payment of just this, with the signatures that the table demands. @returns the id of the payment. */
  async pay(
    context: ActingContext,
    requestId: string,
    { debtorAccount }: { debtorAccount: string },
    key: string | undefined,
  ): Promise<string> {
    const { instructions, bankNameOf } = this.#deps;
    const found = await this.readable(context, requestId);
    const possible = paymentRequestStep(found.state, 'accept', found.side);
    if (possible === 'not_yours') throw requestStepRefused(possible);
    const { payeeConnectionId, amountMinor, currency, reference } = found;
    const content = {
      debtorAccount,
      creditorName: found.payeeName,
      creditorAccount: found.payeeAccount,
      creditorBank: payeeConnectionId === context.connectionId ? null : bankNameOf(payeeConnectionId),
      amountMinor,
      currency,
      remittance: reference,
    };
    const request = { key, operation: 'payment_requests.pay', body: { requestId, debtorAccount } };
    const work = async (tx: Tx, instructionId: string): Promise<void> => {
      const pair = await lockPaymentRequests(tx, requestId);
      if (pair === null) throw noSuchRequest();
      const result = paymentRequestStep(pair.payer.state, 'accept', 'payer');
      if (typeof result === 'string') throw requestStepRefused(result);
      const { connectionId, bank, customerId } = context;
      await bindPayer(tx, pair.payer, { connectionId, bank, customerId, instructionId });
      const who = { actor: 'payer', personId: context.personId, audit: personActor(context) } as const;
      await moveRequest(this.#deps, tx, pair, { step: 'accept', to: result.to, ...who });
    };
    const paymentId = await instructions.prepare(context, content, request, { peerId: found.otherId, work });
    this.#told(context.enterpriseId, found.otherId);
    return paymentId;
  }

  /** The request, where the mandate may see it. @throws Problem 404, 403. */
  async readable(context: ActingContext, requestId: string): Promise<PaymentRequestRow> {
    const row = await this.#deps.db.as(context, (tx) => selectPaymentRequest(tx, requestId), { readOnly: true });
    if (row === null) throw noSuchRequest();
    const same = row.connectionId === context.connectionId && row.customerId === context.customerId;
    if (row.connectionId !== null && !same) throw otherDesk();
    return row;
  }

  async #insert(tx: Tx, context: ActingContext, body: PaymentRequestBody, amountMinor: bigint): Promise<string> {
    const { clock, enterprises } = this.#deps;
    const { payerId, orderId = null, currency } = body;
    await requireMayTrade(this.#deps, tx, { own: context.enterpriseId, other: payerId, known: orderId !== null });
    const order = orderId === null ? null : await this.#payableOrder(tx, context, { ...body, orderId, amountMinor });
    const now = clock.now();
    const requestId = newId<'payment_request'>();
    const names = await enterprises.refs(tx, [context.enterpriseId, payerId]);
    const own = names.get(context.enterpriseId)?.name;
    const stated = body.reference?.trim().replaceAll(/\s+/g, ' ') ?? '';
    const common = {
      requestId,
      orderId,
      state: 'asked' as const,
      amountMinor,
      currency,
      // What the statement line of the payee will say: unlike any other request's.
      reference: [`PR-${referenceOf(requestId)}`, order?.buyer.number ?? '', stated]
        .filter((part) => part !== '')
        .join(' '),
      note: body.note?.trim() ?? null,
      payeeName: own?.zh ?? own?.en ?? context.enterpriseId,
      payeeAccount: body.payeeAccount,
      payeeConnectionId: context.connectionId,
      instructionId: null,
      askedAt: now,
      expiresAt: new Date(now.getTime() + (body.openDays ?? tradeLimits.requestDays) * dayMs),
      paidAt: null,
      endedAt: null,
      endNote: null,
      updatedAt: now,
    };
    const { connectionId, bank, customerId } = context;
    const payee: PaymentRequestRow = {
      ...common,
      enterpriseId: context.enterpriseId,
      // Held against the pattern of a UUID by the schema.
      otherId: payerId as EnterpriseId,
      side: 'payee',
      connectionId,
      bank,
      customerId,
    };
    const payer: PaymentRequestRow = {
      ...common,
      enterpriseId: payee.otherId,
      otherId: payee.enterpriseId,
      side: 'payer',
      // What is asked for an order is for those who deal with the order; anything else for whoever may take it up.
      connectionId: order?.buyer.connectionId ?? null,
      bank: order?.buyer.bank ?? null,
      customerId: order?.buyer.customerId ?? null,
    };
    await insertPaymentRequests(tx, [payee, payer], (row) => {
      const other = names.get(row.otherId)?.name;
      return [row.reference, row.note ?? '', other?.zh ?? '', other?.en ?? ''].join('\n').toLowerCase();
    });
    const who = { actor: 'payee', personId: context.personId, audit: personActor(context) } as const;
    await moveRequest(this.#deps, tx, { payee, payer }, { step: 'ask', to: 'asked', ...who });
    return requestId;
  }

  /** What is asked for an order is what was delivered and is not paid or asked for yet. @returns the order. */
  async #payableOrder(
    tx: Tx,
    context: ActingContext,
    wanted: { orderId: string; payerId: string; currency: string; amountMinor: bigint },
  ): Promise<OrderPair> {
    const pair = await lockTradeOrders(tx, wanted.orderId);
    if (pair === null || pair.seller.enterpriseId !== context.enterpriseId) throw noSuchOrder();
    const { seller } = pair;
    if (seller.connectionId !== context.connectionId || seller.customerId !== context.customerId) throw otherDesk();
    if (seller.escrow || (seller.state !== 'delivered' && seller.state !== 'confirmed')) throw notPayableYet();
    if (seller.currency !== wanted.currency) throw invalid('body.currency', `is ${seller.currency} in the order`);
    const asked = (await selectRequestsOf(tx, wanted.orderId, tradeLimits.requestsShown))
      .filter(({ state }) => state === 'asked' || state === 'accepted')
      .reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    const open = seller.totalMinor - seller.paidMinor - asked;
    if (wanted.amountMinor > open)
      throw moreThanOwed(`${formatMoney({ amountMinor: open, currency: seller.currency })} ${seller.currency}`);
    return pair;
  }

  #told(a: string, b: string): void {
    this.#deps.relay.wake();
    signalTradeChanged(this.#deps.bus, a, b);
  }
}
