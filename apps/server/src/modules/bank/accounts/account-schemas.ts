import { Type, type Static } from 'typebox';
import { Day, Instant, Nullable, oneOf, Text, Uuid } from '../../../platform/http/schemas.ts';
import { limits } from '../../../platform/limits.ts';
import { BankRef } from '../../identity/index.ts';

export const accountOperations = [
  'accounts:read',
  'statements:read',
  'payments:read',
  'payments:prepare',
  'payments:approve',
  'payments:release',
  'payments:cancel',
] as const;

const Amount = Type.String({ description: 'A decimal amount with all decimals of the currency' });
const Currency = Type.String({ description: 'ISO 4217' });

export const BankBalance = Type.Object(
  {
    booked: Amount,
    available: Amount,
    asOf: Type.String({ format: 'date-time', description: 'When the bank gave these balances' }),
  },
  { $id: 'BankBalance', description: 'What the bank says is there; available is booked without what is under way' },
);

const accountFields = {
  accountNumber: Type.String({ description: 'As the bank numbers it' }),
  name: Text,
  product: Type.String({ description: 'Kind of account, as the bank calls it' }),
  currency: Currency,
  lastDigits: Type.String({ description: 'By which people know it' }),
  bank: BankRef,
  openedOn: Nullable(Day, 'When it was opened; null where the bank does not say'),
  balance: Nullable(BankBalance, 'Null when the mandate does not open the balance, or the bank was never heard of it'),
  can: Type.Array(oneOf(accountOperations, 'One thing that may be done'), {
    description: 'What this mandate opens of the account today',
  }),
};

export const BankAccountView = Type.Object(accountFields, {
  $id: 'BankAccount',
  description: 'An account that the acting mandate opens',
});
export type BankAccountView = Static<typeof BankAccountView>;

export const BalanceReading = Type.Object(
  {
    bank: BankRef,
    readAt: Nullable(Instant, 'When the accounts were last read from the bank; null before the first time'),
    reachable: Type.Boolean({ description: 'Whether the bank answered when it was asked last' }),
  },
  { $id: 'BalanceReading', description: 'Where balances come from, and how new they are' },
);

export const BankAccountList = Type.Object({
  items: Type.Array(BankAccountView, { description: 'The accounts of the acting mandate alone, by number' }),
  reading: BalanceReading,
});
export type BankAccountList = Static<typeof BankAccountList>;

const AmountLimit = Type.Object(
  { limit: Amount, used: Amount },
  { $id: 'AmountLimit', description: 'A limit of a day or month and what was used of it by this role and department' },
);
const CountLimit = Type.Object(
  {
    limit: Type.Integer({ description: 'How many payments' }),
    used: Type.Integer({ description: 'How many there were' }),
  },
  { $id: 'CountLimit', description: 'A number of payments and how many there were' },
);

export const AccountLimits = Type.Object(
  {
    action: oneOf(accountOperations, 'What the limits are of'),
    perPayment: Nullable(Amount, 'Of one payment; null is without limit'),
    dayAmount: Nullable(AmountLimit, 'Today'),
    dayCount: Nullable(CountLimit, 'Today'),
    monthAmount: Nullable(AmountLimit, 'This month'),
    monthCount: Nullable(CountLimit, 'This month'),
    counterpartyDay: Nullable(Amount, 'Of a day to each single creditor'),
    counterpartiesNamed: Type.Boolean({ description: 'Only named creditors may be paid' }),
    signatureClass: Nullable(oneOf(['E', 'A', 'B', 'T'], 'Class'), 'What a signature is worth (EBICS)'),
    window: Nullable(
      Type.Object({
        days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { description: 'From 1, Monday, to 7' }),
        from: Type.String({ description: 'HH:MM' }),
        until: Type.String({ description: 'HH:MM' }),
        timeZone: Type.String({ description: 'IANA name' }),
      }),
      'The hours in which it is open; null is always',
    ),
    validUntil: Nullable(Day, 'Last day'),
  },
  { $id: 'AccountLimits', description: 'Within which limits a mandate does one thing with an account' },
);
export type AccountLimits = Static<typeof AccountLimits>;

export const BankAccountDetail = Type.Object(
  {
    ...accountFields,
    reading: BalanceReading,
    limits: Type.Array(AccountLimits, { description: 'Of everything that has an amount' }),
  },
  { $id: 'BankAccountDetail', description: 'An account with the limits of the acting mandate' },
);
export type BankAccountDetail = Static<typeof BankAccountDetail>;

export const BankTransactionView = Type.Object(
  {
    id: Type.String({ description: "The bank's identifier on this account" }),
    bookedAt: Instant,
    direction: oneOf(['debit', 'credit'], 'debit left the account, credit came to it'),
    amount: Amount,
    currency: Currency,
    counterparty: Type.Object(
      {
        name: Type.String({ description: 'Who paid or was paid, as the bank writes it' }),
        accountNumber: Nullable(Type.String(), 'The account there, where the bank says so'),
        bank: Nullable(Type.String(), 'Null: at the same bank'),
      },
      { description: 'The other side' },
    ),
    remittance: Type.String({ description: 'What it was for' }),
    balanceAfter: Amount,
    paymentId: Nullable(Uuid, 'The payment on the network that it executes'),
  },
  { $id: 'BankTransaction', description: 'Something that was booked' },
);
export type BankTransactionView = Static<typeof BankTransactionView>;

export const AccountParams = Type.Object({
  accountNumber: Type.String({
    minLength: 1,
    maxLength: 100,
    pattern: '^[\\x21-\\x7e]+$',
    description: 'As the bank numbers it',
  }),
});
export const TransactionQuery = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 4_000, description: 'Where the page before ended (its nextCursor)' })),
});
export const TrailQuery = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 300, description: 'Where the page before ended (its nextCursor)' })),
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: limits.pageMaxItems,
      default: limits.pageDefaultItems,
      description: 'Items on the page',
    }),
  ),
});
