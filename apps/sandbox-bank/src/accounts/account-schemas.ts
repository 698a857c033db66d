import { Type } from 'typebox';
import { limits } from '../limits.ts';

export const CustomerParams = Type.Object({
  customerId: Type.String({ maxLength: 100, description: 'Identifier of the customer at this bank.' }),
});
export const AccountParams = Type.Object({
  customerId: Type.String({ maxLength: 100, description: 'Identifier of the customer at this bank.' }),
  accountNumber: Type.String({ maxLength: 100, description: 'Number of the account.' }),
});
export const TransactionsQuery = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 500, description: 'The nextCursor of the page before.' })),
  limit: Type.Integer({
    minimum: 1,
    maximum: limits.transactionsPage,
    default: 50,
    description: 'Most transactions of the page.',
  }),
});

const Amount = Type.String({ description: 'A decimal amount.' });
const Currency = Type.String({ description: 'ISO 4217.' });

export const AccountView = Type.Object(
  {
    accountNumber: Type.String({ description: 'Number of the account.' }),
    nameZh: Type.String({ description: 'Its name in Chinese.' }),
    nameEn: Type.String({ description: 'Its name in English.' }),
    product: Type.String({ description: 'What kind of account it is.' }),
    currency: Currency,
    lastDigits: Type.String({ description: 'By which people know it.' }),
    openedOn: Type.String({ description: 'Day on which it was opened.' }),
    booked: Type.String({ description: 'Balance of what is booked, a decimal amount.' }),
    available: Type.String({ description: 'What can be disposed of: booked without what payments under way reserve.' }),
    asOf: Type.String({ description: 'Instant of these balances.' }),
  },
  { $id: 'Account' },
);
export const AccountList = Type.Object({ items: Type.Array(AccountView, { description: 'By number.' }) });

export const TransactionView = Type.Object(
  {
    transactionId: Type.String({ description: 'Identifier of the transaction on this account.' }),
    bookedAt: Type.String({ description: 'When it was booked.' }),
    direction: Type.Enum(['debit', 'credit'], { description: 'debit leaves the account, credit comes to it.' }),
    amount: Amount,
    currency: Currency,
    counterparty: Type.Object(
      {
        name: Type.String({ description: 'Who paid or was paid.' }),
        accountNumber: Type.Union([Type.String(), Type.Null()], { description: 'The account there.' }),
        bank: Type.Union([Type.String(), Type.Null()], { description: 'Null: at this bank.' }),
      },
      { description: 'The other side.' },
    ),
    remittance: Type.String({ description: 'What it is for.' }),
    paymentId: Type.Union([Type.String(), Type.Null()], { description: 'The payment that it executes.' }),
    balanceAfter: Type.String({ description: 'Booked balance after it, a decimal amount.' }),
  },
  { $id: 'Transaction' },
);
export const TransactionPage = Type.Object({
  items: Type.Array(TransactionView, { description: 'Newest first.' }),
  nextCursor: Type.Union([Type.String(), Type.Null()], { description: 'Where it goes on; null at the end.' }),
});
