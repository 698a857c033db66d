/** A person who prepared or signed, and the mandate under which he did. */
export type Party = { subject: string; roleId: string; departmentId: string };

/** `inSteadOf`: who was away, where a deputy signed; role and department are then his. `bank`: given on the bank's own page. */
export type Signature = Party & {
  signedAt: string;
  method: 'session' | 'passkey' | 'bank';
  inSteadOf?: string | null;
};

/** A payment as a client ordered it. */
export type PaymentOrder = {
  instructionId: string;
  debtorAccount: string;
  creditor: { name: string; accountNumber: string; bank: string | null };
  /** Decimal text. */
  amount: string;
  currency: string;
  remittance: string;
  tableVersion: number;
  preparedBy: Party;
  signatures: Signature[];
};

/** ISO 20022 ExternalPaymentTransactionStatus1Code; `PATC` waits for further signatures, `ACSP` is on its way to another bank. */
export type PaymentStatus = 'PATC' | 'RCVD' | 'ACSP' | 'ACSC' | 'RJCT';

/**
 * ISO 20022 ExternalStatusReason1Code: AC01 no such account, AC04 closed, AC05 the one to be debited
 * closed, AG01 not permitted, AM03 another currency than the
 * account's, AM04 insufficient funds, AM09 another amount than agreed, DS02 refused by a holder who should have signed, DS24
 * not signed in time, MS03 not said.
 */
export type RejectReason = 'AC01' | 'AC04' | 'AC05' | 'AG01' | 'AM03' | 'AM04' | 'AM09' | 'DS02' | 'DS24' | 'MS03';

/** A payment as the bank holds it. */
export type Payment = {
  paymentId: string;
  /** The consent under which it was ordered; always the same as `paymentId`. */
  consentId: string | null;
  clientId: string;
  customerId: string;
  order: PaymentOrder;
  /** Signatures given at the bank after it was ordered. */
  further: Signature[];
  creditorAccount: string;
  amountMinor: bigint;
  status: PaymentStatus;
  reason: RejectReason | null;
  detail: string | null;
  sequence: number;
  reserved: boolean;
  receivedAt: Date;
  updatedAt: Date;
  authoriseUntil: Date | null;
  settledAt: Date | null;
};

/** A payment as the interface shows it and an event tells it. */
export type PaymentShown = {
  paymentId: string;
  consentId: string | null;
  instructionId: string;
  status: PaymentStatus;
  reason: RejectReason | null;
  executedAt: string | null;
  sequence: number;
};

export function presentPayment(payment: Payment): PaymentShown {
  const { paymentId, consentId, order, status, reason, sequence, settledAt } = payment;
  return {
    paymentId,
    consentId,
    instructionId: order.instructionId,
    status,
    reason,
    executedAt: status === 'ACSC' ? (settledAt?.toISOString() ?? null) : null,
    sequence,
  };
}

/** By which both sides of a payment know it on their statements. */
export function endToEndIdOf({ instructionId }: Pick<PaymentOrder, 'instructionId'>): string {
  return instructionId.replaceAll('-', '');
}

/** The order with every signature that came, those given at the bank last. */
export function signedOrder({ order, further }: Pick<Payment, 'order' | 'further'>): PaymentOrder {
  return further.length === 0 ? order : { ...order, signatures: [...order.signatures, ...further] };
}
