import type { DomainEvent } from '../../../platform/outbox/outbox-store.ts';
import type { PaymentRequestState, PaymentRequestStep, RequestSide } from '../payment-requests/payment-request.ts';
import type { RecordedStep } from './order-step-store.ts';
import type { TradeOrderState, TradeSide } from './trade-order.ts';

/** Something happened to an order: once for each of its two sides. */
export interface TradeOrderChanged {
  /** Who is told. */
  readonly enterpriseId: string;
  /** Under which bank and customer number it deals; null until it has taken part. */
  readonly connectionId: string | null;
  readonly customerId: string | null;
  readonly otherId: string;
  readonly side: TradeSide;
  readonly orderId: string;
  readonly number: string;
  readonly state: TradeOrderState;
  readonly step: RecordedStep;
  /** Who took the step. */
  readonly actor: TradeSide | 'bank' | 'time';
  /** Who of the own side has dealt with it. */
  readonly personIds: readonly string[];
}

export function tradeOrderChanged(payload: TradeOrderChanged): DomainEvent<TradeOrderChanged> {
  return { topic: 'payments.trade_order_changed', enterpriseId: payload.enterpriseId, payload };
}

/** Something happened to a request for payment: once for each of its two sides. */
export interface PaymentRequestChanged {
  /** Who is told. */
  readonly enterpriseId: string;
  /** Under which bank and customer number it deals; null while that is open. */
  readonly connectionId: string | null;
  readonly customerId: string | null;
  readonly otherId: string;
  readonly side: RequestSide;
  readonly requestId: string;
  readonly orderId: string | null;
  readonly reference: string;
  readonly state: PaymentRequestState;
  readonly step: PaymentRequestStep | 'ask';
  readonly actor: RequestSide | 'payment' | 'time';
  readonly personId: string | null;
}

export function paymentRequestChanged(payload: PaymentRequestChanged): DomainEvent<PaymentRequestChanged> {
  return { topic: 'payments.payment_request_changed', enterpriseId: payload.enterpriseId, payload };
}
