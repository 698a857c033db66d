import type { DomainEvent } from '../../platform/outbox/outbox-store.ts';

/** Which payment; a listener reads the rest where it may. */
export interface PaymentChanged {
  readonly enterpriseId: string;
  readonly paymentId: string;
  /** At which bank it is to be executed, and for which customer number. */
  readonly connectionId: string;
  readonly customerId: string;
  readonly accountNumber: string;
  /** Who prepared it, and who signed it. */
  readonly preparedBy: string;
  readonly signedBy: readonly string[];
}
export interface PaymentFailed extends PaymentChanged {
  /** Reason code of ISO 20022. */
  readonly reason: string | null;
}

/** The last signature was given; the bank is asked for its consent by the job that hears this. */
export function paymentAuthorizing(payload: PaymentChanged): DomainEvent<PaymentChanged> {
  return { topic: 'payments.payment_authorizing', enterpriseId: payload.enterpriseId, payload };
}
/** A signer authorised it at the bank, which is handed the payment by the job that hears this. */
export function paymentReleased(payload: PaymentChanged): DomainEvent<PaymentChanged> {
  return { topic: 'payments.payment_released', enterpriseId: payload.enterpriseId, payload };
}
export function paymentExecuted(payload: PaymentChanged): DomainEvent<PaymentChanged> {
  return { topic: 'payments.payment_executed', enterpriseId: payload.enterpriseId, payload };
}
export function paymentFailed(payload: PaymentFailed): DomainEvent<PaymentFailed> {
  return { topic: 'payments.payment_failed', enterpriseId: payload.enterpriseId, payload };
}
/** A colleague of the maker cancelled it. */
export function paymentCancelled(payload: PaymentChanged): DomainEvent<PaymentChanged> {
  return { topic: 'payments.payment_cancelled', enterpriseId: payload.enterpriseId, payload };
}
/** Prepared, changed, withdrawn, rejected or expired: open pages look again. */
export function paymentChanged(payload: PaymentChanged): DomainEvent<PaymentChanged> {
  return { topic: 'payments.payment_changed', enterpriseId: payload.enterpriseId, payload };
}

/** A statement, report or notification of an account is here. */
export interface StatementTaken {
  readonly enterpriseId: string;
  readonly connectionId: string;
  readonly customerId: string;
  readonly accountNumber: string;
  readonly statementId: string;
  readonly message: 'camt.052' | 'camt.053' | 'camt.054';
  /** The day that it closes, YYYY-MM-DD. */
  readonly day: string;
  readonly state: 'balances' | 'does_not_balance' | 'not_checked';
}
export function statementTaken(payload: StatementTaken): DomainEvent<StatementTaken> {
  return { topic: 'payments.statement_taken', enterpriseId: payload.enterpriseId, payload };
}

/** Entries of an account count no more, or count again, because of another issue of their statement. */
export interface EntriesJudged {
  readonly enterpriseId: string;
  readonly connectionId: string;
  readonly customerId: string;
  readonly accountNumber: string;
  readonly statementId: string;
  readonly count: number;
}
export function entriesSuperseded(payload: EntriesJudged): DomainEvent<EntriesJudged> {
  return { topic: 'payments.entries_superseded', enterpriseId: payload.enterpriseId, payload };
}

/** Entries of an account are booked that were not before; a listener reads them by their days. */
export interface EntriesBooked {
  readonly enterpriseId: string;
  readonly connectionId: string;
  readonly customerId: string;
  readonly accountNumber: string;
  readonly statementId: string;
  /** How many, and the first and the last of their days, YYYY-MM-DD. */
  readonly count: number;
  readonly from: string;
  readonly to: string;
}
export function entriesBooked(payload: EntriesBooked): DomainEvent<EntriesBooked> {
  return { topic: 'payments.entries_booked', enterpriseId: payload.enterpriseId, payload };
}
