/** A person who prepared or signed, and the mandate under which he did. */
export type Party = { subject: string; roleId: string; departmentId: string };

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
  /** `inSteadOf`: who was away, where a deputy signed; role and department are then his. */
  signatures: (Party & { signedAt: string; method: 'session' | 'passkey'; inSteadOf?: string | null })[];
};

export type PaymentStatus = 'RCVD' | 'ACSC' | 'RJCT';

/**
 * ISO 20022 ExternalStatusReason1Code: AC01 no such account, AC04 closed, AG01 not permitted, AM03 another currency than the account's,
 * AM04 insufficient funds, AM09 another amount than agreed, MS03 not said.
 */
export type RejectReason = 'AC01' | 'AC04' | 'AM09' | 'AG01' | 'AM03' | 'AM04' | 'MS03';

/** A payment as the bank holds it. */
export type Payment = {
  paymentId: string;
  clientId: string;
  customerId: string;
  order: PaymentOrder;
  creditorAccount: string;
  amountMinor: bigint;
  status: PaymentStatus;
  reason: RejectReason | null;
  detail: string | null;
  sequence: number;
  reserved: boolean;
  receivedAt: Date;
  settledAt: Date | null;
};

/** A payment as the interface shows it and an event tells it. */
export type PaymentShown = {
  paymentId: string;
  instructionId: string;
  status: PaymentStatus;
  reason: RejectReason | null;
  executedAt: string | null;
  sequence: number;
};

export function presentPayment(payment: Payment): PaymentShown {
  const { paymentId, order, status, reason, sequence, settledAt } = payment;
  return {
    paymentId,
    instructionId: order.instructionId,
    status,
    reason,
    executedAt: status === 'ACSC' ? (settledAt?.toISOString() ?? null) : null,
    sequence,
  };
}
