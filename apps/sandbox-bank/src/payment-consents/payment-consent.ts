import type { PaymentOrder } from '../payments/payment.ts';

/** States of a payment consent in UK Open Banking v4: awaiting, authorised, rejected, consumed. */
export type PaymentConsentStatus = 'AWAU' | 'AUTH' | 'RJCT' | 'COND';

/** What a client asked to be paid, until a person decided on it and it was used once. */
export type PaymentConsent = {
  consentId: string;
  clientId: string;
  customerId: string;
  idempotencyKey: string;
  requestHash: string;
  /** JSON text of `Data.Initiation` and of `Risk`, as they were approved. */
  initiation: string;
  risk: string;
  order: PaymentOrder;
  amountMinor: bigint;
  status: PaymentConsentStatus;
  createdAt: Date;
  statusUpdatedAt: Date;
  expiresAt: Date;
  authorisedBy: string | null;
  consumed: { key: string; hash: string } | null;
};

/** The state as it is at `now`: v4 knows no expired payment consent, one that was not used in time is rejected. */
export function paymentConsentStatusAt(consent: PaymentConsent, now: Date): PaymentConsentStatus {
  return hasExpired(consent, now) ? 'RJCT' : consent.status;
}

export function hasExpired({ status, expiresAt }: PaymentConsent, now: Date): boolean {
  return (status === 'AWAU' || status === 'AUTH') && expiresAt <= now;
}
