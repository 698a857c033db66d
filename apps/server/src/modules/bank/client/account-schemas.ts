import { Type, type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { bankLimits } from '../bank-limits.ts';
import { words } from '../records/words.ts';
import { Cursor, Identifier, Instant } from './api-schemas.ts';

/** Decimal strings; how many decimals its currency allows is looked at when it is read. */
const Amount = Type.String({ pattern: '^-?(0|[1-9]\\d{0,15})(\\.\\d{1,3})?$' });
const Currency = Type.String({ pattern: '^[A-Z]{3}$' });
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const BankAccountAnswer = Type.Object({
  accountNumber: Identifier,
  nameZh: Type.Optional(orNull(words(200))),
  nameEn: Type.Optional(orNull(words(200))),
  product: words(60),
  currency: Currency,
  lastDigits: Type.String({ pattern: '^\\d{2,6}$' }),
  openedOn: Type.Optional(orNull(Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' }))),
  booked: Amount,
  available: Amount,
  asOf: Instant,
});
export type BankAccountAnswer = Static<typeof BankAccountAnswer>;

const AccountsAnswer = Type.Object({
  items: Type.Array(BankAccountAnswer, { maxItems: bankLimits.accountsPerCustomer }),
});
export type AccountsAnswer = Static<typeof AccountsAnswer>;

const BankTransactionAnswer = Type.Object({
  transactionId: Identifier,
  bookedAt: Instant,
  direction: Type.Enum(['debit', 'credit']),
  amount: Amount,
  currency: Currency,
  counterparty: Type.Object({
    name: words(300),
    accountNumber: orNull(Identifier),
    bank: orNull(words(200)),
  }),
  remittance: Type.String({ maxLength: 500 }),
  paymentId: orNull(Identifier),
  balanceAfter: Amount,
});
export type BankTransactionAnswer = Static<typeof BankTransactionAnswer>;

const TransactionsPage = Type.Object({
  items: Type.Array(BankTransactionAnswer, { maxItems: bankLimits.transactionsPageItems }),
  nextCursor: Cursor,
});
export type TransactionsPage = Static<typeof TransactionsPage>;

export const paymentStatuses = ['RCVD', 'ACSC', 'RJCT'] as const;
/** ISO 20022, ExternalPaymentTransactionStatus1Code: taken in, executed, rejected. */
export type PaymentStatus = (typeof paymentStatuses)[number];

const PaymentAnswer = Type.Object({
  paymentId: Identifier,
  instructionId: Identifier,
  status: Type.Enum([...paymentStatuses]),
  reason: orNull(Type.String({ pattern: '^[A-Z0-9]{2,8}$' })),
  executedAt: orNull(Instant),
  sequence: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
});
export type PaymentAnswer = Static<typeof PaymentAnswer>;

const PaymentStatusEvent = Type.Object({ customerId: Identifier, ...PaymentAnswer.properties });
export type PaymentStatusEvent = Static<typeof PaymentStatusEvent>;

export const readAccounts = Compile(AccountsAnswer);
export const readTransactionsPage = Compile(TransactionsPage);
export const readPayment = Compile(PaymentAnswer);
export const readPaymentStatusEvent = Compile(PaymentStatusEvent);
