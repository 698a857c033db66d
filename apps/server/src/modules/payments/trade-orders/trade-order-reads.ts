import type { ActingContext } from '../../../platform/acting-context.ts';
import { selectEscrowOrders } from '../escrows/escrow-order-store.ts';
import { selectEscrowOf } from '../escrows/escrow-store.ts';
import { selectRequestsOf } from '../payment-requests/payment-request-store.ts';
import { bankDay } from './bank-day.ts';
import { nextSteps } from './next-steps.ts';
import { selectOrderSteps } from './order-step-store.ts';
import type { TradeDeps } from './trade-deps.ts';
import { tradeLimits } from './trade-limits.ts';
import { presentOrder, presentOrderSummary } from './trade-order-present.ts';
import type { TradeOrder, TradeOrdersQuery, TradeOrderSummary } from './trade-order-schemas.ts';
import type { TradeOrderService } from './trade-order-service.ts';
import { selectTradeOrders, type TradeOrderRow } from './trade-order-store.ts';
import { isOver, tradeOrderStates } from './trade-order.ts';

/** What may be seen of orders: those at the bank and customer number of the session, and those that are bound to none yet. */
export class TradeOrderReads {
  readonly #deps: TradeDeps;
  readonly #service: TradeOrderService;

  constructor(deps: TradeDeps, service: TradeOrderService) {
    this.#deps = deps;
    this.#service = service;
  }

  async list(
    context: ActingContext,
    { side, state, group, q }: Pick<TradeOrdersQuery, 'side' | 'state' | 'group' | 'q'>,
    page: { readonly after: { at: Date; id: string } | null; readonly limit: number },
  ): Promise<{ orders: TradeOrderSummary[]; last: TradeOrderRow | null }> {
    const { connectionId, customerId } = context;
    const words = q?.trim().toLowerCase() ?? '';
    const wanted = tradeOrderStates.filter(
      (one) => (state === undefined || one === state) && (group === undefined || isOver(one) === (group === 'ended')),
    );
    const all = state === undefined && group === undefined;
    const filter = {
      connectionId,
      customerId,
      side: side ?? null,
      states: all ? null : wanted,
      q: words === '' ? null : words,
    };
    const { rows, names } = await this.#deps.db.as(
      context,
      async (tx) => {
        const found = await selectTradeOrders(tx, filter, { ...page, limit: page.limit + 1 });
        return {
          rows: found,
          names: await this.#deps.enterprises.refs(tx, [...new Set(found.map((row) => row.otherId))]),
        };
      },
      { readOnly: true },
    );
    const shown = rows.slice(0, page.limit);
    const orders = shown.map((row) => presentOrderSummary(row, names.get(row.otherId)));
    return { orders, last: rows.length > page.limit ? (shown.at(-1) ?? null) : null };
  }

  /** @throws Problem 404, 403. */
  async read(context: ActingContext, orderId: string): Promise<TradeOrder> {
    const { db, clock, enterprises, identity } = this.#deps;
    const row = await this.#service.readable(context, orderId);
    const parts = await db.as(
      context,
      async (tx) => ({
        other: (await enterprises.refs(tx, [row.otherId])).get(row.otherId),
        steps: await selectOrderSteps(tx, orderId, tradeLimits.stepsShown),
        escrow: await selectEscrowOf(tx, orderId),
        asked: await selectEscrowOrders(tx, orderId, tradeLimits.stepsShown),
        requests: await selectRequestsOf(tx, orderId, tradeLimits.requestsShown),
      }),
      { readOnly: true },
    );
    const ids = [...new Set(parts.steps.map(({ personId }) => personId).filter((one) => one !== null))];
    const people =
      ids.length === 0
        ? new Map()
        : await db.asSystem('payments.name_people', (tx) => identity.namesOf(tx, ids), { readOnly: true });
    const next = nextSteps({ row, ...parts, actions: context.actions, today: bankDay(clock.now()) });
    return presentOrder(row, { ...parts, people, next });
  }
}
