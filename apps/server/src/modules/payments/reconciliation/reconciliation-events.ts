import type { DomainEvent } from '../../../platform/outbox/outbox-store.ts';

/** One side has found in its statements everything that was to be expected of an order, or has taken that back. */
export interface OrderReconciled {
  readonly enterpriseId: string;
  readonly accountNumber: string;
  readonly orderId: string;
  readonly found: boolean;
}
export function orderReconciled(payload: OrderReconciled): DomainEvent<OrderReconciled> {
  return { topic: 'payments.reconciled', enterpriseId: payload.enterpriseId, payload };
}

export interface PeriodClosed {
  readonly enterpriseId: string;
  readonly connectionId: string;
  readonly customerId: string;
  readonly accountNumber: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly closedBy: string;
}
export function periodClosed(payload: PeriodClosed): DomainEvent<PeriodClosed> {
  return { topic: 'payments.period_closed', enterpriseId: payload.enterpriseId, payload };
}
