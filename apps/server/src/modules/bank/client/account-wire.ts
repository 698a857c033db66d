import { Type, type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { bankLimits } from '../bank-limits.ts';
import { words } from '../records/words.ts';
import { Identifier, Instant } from './api-schemas.ts';

/** What a bank answers of accounts (UK Open Banking v4) is held against these; what they do not name is passed over. */
const orNone = <T extends TSchema>(schema: T) => Type.Optional(schema);

// OBActiveCurrencyAndAmount_SimpleType; how many decimals its currency allows is looked at when it is read.
const Amount = Type.Object({
  Amount: Type.String({ pattern: '^\\d{1,13}$|^\\d{1,13}\\.\\d{1,5}$' }),
  Currency: Type.String({ pattern: '^[A-Z]{3}$' }),
});
const Signed = { Amount, CreditDebitIndicator: Type.Enum(['Credit', 'Debit']) };
const SignedAmount = Type.Object(Signed);
export type SignedAmount = Static<typeof SignedAmount>;

const Links = orNone(Type.Object({ Next: orNone(Type.String({ maxLength: 4_000, pattern: '^[\\x21-\\x7e]+$' })) }));

/** OBAccount6. */
const ObAccount = Type.Object({
  AccountId: Identifier,
  Status: orNone(Type.String({ maxLength: 40 })),
  Currency: Type.String({ pattern: '^[A-Z]{3}$' }),
  AccountTypeCode: orNone(Type.String({ pattern: '^[A-Z]{4}$' })),
  Description: orNone(words(35)),
  Nickname: orNone(words(70)),
  OpeningDate: orNone(Instant),
  Account: Type.Array(
    Type.Object({ Identification: Identifier, Name: orNone(words(350)), SecondaryIdentification: orNone(words(34)) }),
    { minItems: 1, maxItems: 20 },
  ),
});
export type ObAccount = Static<typeof ObAccount>;
const Accounts = Type.Object({
  Data: Type.Object({ Account: orNone(Type.Array(ObAccount, { maxItems: bankLimits.accountsPerCustomer })) }),
});

/** OBReadBalance1. */
const ObBalance = Type.Object({
  AccountId: Identifier,
  Type: Type.String({ pattern: '^[A-Z]{4}$' }),
  DateTime: Instant,
  ...Signed,
});
export type ObBalance = Static<typeof ObBalance>;
const Balances = Type.Object({
  Data: Type.Object({ Balance: Type.Array(ObBalance, { maxItems: bankLimits.accountsPerCustomer * 10 }) }),
});

const Side = orNone(Type.Object({ Identification: orNone(Identifier), Name: orNone(words(350)) }));
const Agent = orNone(Type.Object({ Name: orNone(words(140)) }));

/** OBTransaction6. */
const ObTransaction = Type.Object({
  TransactionId: Identifier,
  TransactionReference: orNone(Type.String({ maxLength: 210 })),
  Status: Type.Enum(['BOOK', 'FUTR', 'INFO', 'PDNG', 'RJCT']),
  BookingDateTime: Instant,
  TransactionInformation: orNone(Type.String({ maxLength: 500 })),
  ...Signed,
  Balance: SignedAmount,
  CreditorAccount: Side,
  CreditorAgent: Agent,
  DebtorAccount: Side,
  DebtorAgent: Agent,
});
export type ObTransaction = Static<typeof ObTransaction>;
const Transactions = Type.Object({
  Data: Type.Object({
    Transaction: orNone(Type.Array(ObTransaction, { maxItems: bankLimits.transactionsPageItems })),
  }),
  Links,
});

export const readObAccounts = Compile(Accounts);
export const readObBalances = Compile(Balances);
export const readObTransactions = Compile(Transactions);
