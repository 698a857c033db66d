import type { ActingContext } from '../../../platform/acting-context.ts';
import { formatMoney } from '../../../platform/money.ts';
import type { EnterpriseRef } from '../../enterprises/index.ts';
import type { TradeDeps } from '../trade-orders/trade-deps.ts';
import { nameless } from '../trade-orders/trade-order-present.ts';
import { paymentRequestStep } from './payment-request.ts';
import type { PaymentRequest, PaymentRequestsQuery } from './payment-request-schemas.ts';
import type { PaymentRequestService } from './payment-request-service.ts';
import { selectPaymentRequests, type PaymentRequestRow } from './payment-request-store.ts';

/** What may be seen of requests: those at the bank and customer number of the session, and those that are bound to none yet. */
export class PaymentRequestReads {
  readonly #deps: TradeDeps;
  readonly #service: PaymentRequestService;

  constructor(deps: TradeDeps, service: PaymentRequestService) {
    this.#deps = deps;
    this.#service = service;
  }

  async list(
    context: ActingContext,
    { side, state, q }: Pick<PaymentRequestsQuery, 'side' | 'state' | 'q'>,
    page: { readonly after: { at: Date; id: string } | null; readonly limit: number },
  ): Promise<{ requests: PaymentRequest[]; last: PaymentRequestRow | null }> {
    const { connectionId, customerId } = context;
    const words = q?.trim().toLowerCase() ?? '';
    const filter = { connectionId, customerId, side, state: state ?? null, q: words === '' ? null : words };
    const { rows, names } = await this.#deps.db.as(
      context,
      async (tx) => {
        const found = await selectPaymentRequests(tx, filter, { ...page, limit: page.limit + 1 });
        return {
          rows: found,
          names: await this.#deps.enterprises.refs(tx, [...new Set(found.map((row) => row.otherId))]),
        };
      },
      { readOnly: true },
    );
    const shown = rows.slice(0, page.limit);
    const requests = shown.map((row) => this.#present(context, row, names.get(row.otherId)));
    return { requests, last: rows.length > page.limit ? (shown.at(-1) ?? null) : null };
  }

  /** @throws Problem 404, 403. */
  async read(context: ActingContext, requestId: string): Promise<PaymentRequest> {
    const row = await this.#service.readable(context, requestId);
    const names = await this.#deps.db.as(context, (tx) => this.#deps.enterprises.refs(tx, [row.otherId]), {
      readOnly: true,
    });
    return this.#present(context, row, names.get(row.otherId));
  }

  #present(context: ActingContext, row: PaymentRequestRow, other: EnterpriseRef | undefined): PaymentRequest {
    const { amountMinor, currency } = row;
    return {
      id: row.requestId,
      side: row.side,
      state: row.state,
      other: other ?? nameless(row.otherId),
      orderId: row.orderId,
      amount: formatMoney({ amountMinor, currency }),
      currency,
      reference: row.reference,
      note: row.note,
      payee: {
        name: row.payeeName,
        accountNumber: row.payeeAccount,
        bank: this.#deps.bankNameOf(row.payeeConnectionId),
      },
      paymentId: row.instructionId,
      askedAt: row.askedAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      paidAt: row.paidAt?.toISOString() ?? null,
      endedAt: row.endedAt?.toISOString() ?? null,
      endNote: row.endNote,
      can: canOf(context, row),
    };
  }
}

const steps = [
  { can: 'pay', step: 'accept', action: 'payments:prepare' },
  { can: 'decline', step: 'decline', action: 'orders:manage' },
  { can: 'cancel', step: 'cancel', action: 'orders:manage' },
] as const;

function canOf({ actions }: ActingContext, { state, side }: PaymentRequestRow): PaymentRequest['can'] {
  return steps
    .filter(({ step, action }) => actions.has(action) && typeof paymentRequestStep(state, step, side) === 'object')
    .map(({ can }) => can);
}
