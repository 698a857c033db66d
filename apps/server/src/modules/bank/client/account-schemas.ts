import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { Identifier, Instant, orNull } from './api-schemas.ts';

export const paymentStatuses = ['RCVD', 'ACSC', 'RJCT'] as const;
/** ISO 20022, ExternalPaymentTransactionStatus1Code: taken in, executed, rejected. */
export type PaymentStatus = (typeof paymentStatuses)[number];

const PaymentStatusEvent = Type.Object({
  customerId: Identifier,
  paymentId: Identifier,
  instructionId: Identifier,
  status: Type.Enum([...paymentStatuses]),
  reason: orNull(Type.String({ pattern: '^[A-Z0-9]{2,8}$' })),
  executedAt: orNull(Instant),
  sequence: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
});
export type PaymentStatusEvent = Static<typeof PaymentStatusEvent>;

export const readPaymentStatusEvent = Compile(PaymentStatusEvent);
