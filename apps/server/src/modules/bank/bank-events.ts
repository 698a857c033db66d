import type { DomainEvent } from '../../platform/outbox/outbox-store.ts';
import type { PaymentStatus } from './client/account-schemas.ts';
import type { PaymentAlarmKind } from './payments/payment-alarm-store.ts';
import type { MultiAuthorisation } from './payments/payment-order.ts';

/** A consent in force ends soon, and no other one in force covers what it allows for longer. Told once at each distance. */
export interface ConsentEnding {
  readonly enterpriseId: string;
  readonly consentId: string;
  /** Slug of the bank. */
  readonly bank: string;
  readonly expiresAt: string;
  /** Whole days, the last begun one counted: 1 on the last day. */
  readonly daysLeft: number;
}

/** A consent that was in force has ended. */
export interface ConsentEnded {
  readonly enterpriseId: string;
  readonly consentId: string;
  readonly bank: string;
  readonly how: 'expired' | 'withdrawn';
  /** Who ended it: its time, a member, the bank (or the enterprise at the bank), or the network. */
  readonly by: 'time' | 'member' | 'bank' | 'network';
  /** Another consent in force covers the same: nothing changes for anybody. */
  readonly replaced: boolean;
}

/** A permission table of a bank was not believed; told once for each. The one that is held stays in force. */
export interface PermissionTableRefused {
  /** Null where the customer's enterprise is not known. */
  readonly enterpriseId: string | null;
  readonly refusalId: string;
  readonly bank: string;
  readonly customerId: string;
  readonly version: number | null;
  readonly reason: string;
}

export function permissionTableRefused(payload: PermissionTableRefused): DomainEvent<PermissionTableRefused> {
  return { topic: 'bank.permission_table_refused', enterpriseId: payload.enterpriseId, payload };
}

export function consentEnding(payload: ConsentEnding): DomainEvent<ConsentEnding> {
  return { topic: 'bank.consent_ending', enterpriseId: payload.enterpriseId, payload };
}

export function consentEnded(payload: ConsentEnded): DomainEvent<ConsentEnded> {
  return { topic: 'bank.consent_ended', enterpriseId: payload.enterpriseId, payload };
}

/** A bank said something new of a payment that was handed to it: once for each change, in the order of its sequence. */
export interface PaymentStatusTold {
  readonly enterpriseId: string;
  readonly connectionId: string;
  readonly customerId: string;
  readonly debtorAccount: string;
  readonly instructionId: string;
  readonly paymentId: string;
  /** ISO 20022: RCVD taken in, ACSC executed, RJCT rejected. The last two are final. */
  readonly status: PaymentStatus;
  /** ISO 20022 code of a rejection: AM04 insufficient funds, AC01 no such account, AG01 not permitted. */
  readonly reason: string | null;
  readonly executedAt: string | null;
  readonly sequence: number;
  /** How many authorisations the bank's own table asks for, where the bank says so. */
  readonly multi?: MultiAuthorisation | null;
}

/** How it stands with a bank's leave to pay changed. */
export interface PaymentConsentChanged {
  readonly enterpriseId: string;
  readonly connectionId: string;
  readonly instructionId: string;
  /** AWAU: the bank has made it; AUTH: authorised, and its token is here; RJCT: refused, or its time ran out. */
  readonly status: 'AWAU' | 'AUTH' | 'RJCT';
  readonly ranOut: boolean;
  readonly reason: string | null;
  /** Who authorised it. */
  readonly by: string | null;
  /** SHA-256 of what was authorised, in hex. */
  readonly initiation: string;
}

/** A signer authorised a payment, and the bank says that not enough is available for it: it is not ordered. */
export interface PaymentFundsMissing {
  readonly enterpriseId: string;
  readonly connectionId: string;
  readonly instructionId: string;
  readonly by: string;
}

export function paymentFundsMissing(payload: PaymentFundsMissing): DomainEvent<PaymentFundsMissing> {
  return { topic: 'bank.payment_funds_missing', enterpriseId: payload.enterpriseId, payload };
}

export function paymentConsentChanged(payload: PaymentConsentChanged): DomainEvent<PaymentConsentChanged> {
  return { topic: 'bank.payment_consent_changed', enterpriseId: payload.enterpriseId, payload };
}

/** A bank did with a payment, or with money in escrow, what it must not do; told once for each. */
export interface PaymentAlarmRaised {
  readonly enterpriseId: string;
  readonly alarmId: string;
  readonly instructionId: string | null;
  readonly escrowId: string | null;
  readonly bank: string;
  readonly customerId: string;
  readonly kind: PaymentAlarmKind;
}

export function paymentAlarmRaised(payload: PaymentAlarmRaised): DomainEvent<PaymentAlarmRaised> {
  return { topic: 'bank.payment_alarm', enterpriseId: payload.enterpriseId, payload };
}

export function paymentStatusTold(payload: PaymentStatusTold): DomainEvent<PaymentStatusTold> {
  return { topic: 'bank.payment_status', enterpriseId: payload.enterpriseId, payload };
}
