import { Type, type Static } from 'typebox';
import { Instant, Nullable, Text } from '../../../platform/http/schemas.ts';
import { BankRef } from '../../identity/index.ts';
import { Payment } from './instruction-schemas.ts';

const { properties } = Payment;

/** What is shown to whoever asks for proof of a payment. */
export const PaymentReceipt = Type.Object(
  {
    paymentId: properties.id,
    reference: Type.String({ description: 'How people call the payment' }),
    endToEndId: Type.String({ description: 'By which the statements of both banks know it' }),
    bankPaymentId: Type.String({ description: "The bank's own number of it" }),
    bank: BankRef,
    payer: Type.Object(
      {
        name: Text,
        accountNumber: Type.String({ description: 'Number of the account that paid' }),
        accountName: Text,
      },
      { description: 'Who paid' },
    ),
    payee: properties.creditor,
    amount: properties.amount,
    currency: properties.currency,
    remittance: properties.remittance,
    executedAt: Instant,
    contentHash: properties.contentHash,
    preparedBy: properties.preparedBy,
    signatures: properties.signatures,
    authorisedBy: Nullable(properties.preparedBy, 'Who authorised it at the bank'),
    timeline: properties.history,
    issuedAt: Instant,
  },
  { $id: 'PaymentReceipt', description: 'Proof that a payment was executed, in the word of the bank' },
);
export type PaymentReceipt = Static<typeof PaymentReceipt>;
