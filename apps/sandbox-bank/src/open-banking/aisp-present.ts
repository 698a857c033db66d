import type { Account } from '../accounts/account-store.ts';
import { writeAmount } from '../ledger/amount.ts';
import type { BookedEntry, BookedMonth } from '../ledger/ledger-store.ts';

/** ExternalCashAccountType1Code by the product of an account; everything else is `OTHR`. */
const typeCodes: Record<string, string> = {
  current_account: 'CACC',
  payroll: 'SLRY',
  savings: 'SVGS',
  deposit: 'SVGS',
  working_capital_loan: 'LOAN',
};

/** An account as OBAccount6: Chinese name as nickname, English name and last digits with its number. */
export function presentAccount(account: Account) {
  const { accountNumber, currency, isClosed, lastDigits, nameEn, nameZh, openedOn, product } = account;
  return {
    AccountId: accountNumber,
    Status: isClosed ? 'Disabled' : 'Enabled',
    Currency: currency,
    AccountCategory: 'Business',
    AccountTypeCode: Object.hasOwn(typeCodes, product) ? typeCodes[product] : 'OTHR',
    Description: product.slice(0, 35),
    Nickname: [...nameZh].slice(0, 70).join(''),
    OpeningDate: `${openedOn}T00:00:00+08:00`,
    Account: [
      {
        SchemeName: 'UK.OBIE.BBAN',
        Identification: accountNumber,
        Name: nameEn,
        SecondaryIdentification: lastDigits,
      },
    ],
  };
}

/** What is booked and what can be disposed of, as OBCashBalance1. */
export function presentBalances({ accountNumber, bookedMinor, currency, reservedMinor }: Account, asOf: Date) {
  const balance = (type: 'ITBD' | 'ITAV', minor: bigint) => ({
    AccountId: accountNumber,
    Type: type,
    DateTime: asOf.toISOString(),
    ...signedAmount(minor, currency),
  });
  return [balance('ITBD', bookedMinor), balance('ITAV', bookedMinor - reservedMinor)];
}

/** An entry as OBTransaction6. Who is on the other side stands as debtor of what came and as creditor of what went. */
export function presentTransaction(accountNumber: string, entry: BookedEntry) {
  const { amountMinor, balanceAfterMinor, bookedAt, counterparty, currency, direction, entryNo } = entry;
  const { accountNumber: number, bank, nameEn, nameZh } = counterparty;
  const account = {
    ...(number === null ? {} : { SchemeName: 'UK.OBIE.BBAN', Identification: number }),
    Name: nameZh ?? nameEn,
  };
  const agent = bank === null ? null : { Name: [...bank].slice(0, 140).join('') };
  const remittance = [...entry.remittance].slice(0, 500).join('');
  return {
    AccountId: accountNumber,
    // The two sides of one transfer are two transactions.
    TransactionId: `${accountNumber}.${entryNo}`,
    ...(entry.paymentId === null ? {} : { TransactionReference: entry.paymentId }),
    CreditDebitIndicator: direction === 'debit' ? 'Debit' : 'Credit',
    Status: 'BOOK',
    TransactionMutability: 'Immutable',
    BookingDateTime: bookedAt.toISOString(),
    ...(remittance === '' ? {} : { TransactionInformation: remittance }),
    Amount: { Amount: writeAmount(amountMinor, currency), Currency: currency },
    Balance: { Type: 'ITBD', ...signedAmount(balanceAfterMinor, currency) },
    ...(direction === 'debit'
      ? { ...(agent === null ? {} : { CreditorAgent: agent }), CreditorAccount: account }
      : { ...(agent === null ? {} : { DebtorAgent: agent }), DebtorAccount: account }),
    // OBTransaction6 has no member of its own for it.
    ...(entry.endToEndId === null ? {} : { SupplementaryData: { EndToEndIdentification: entry.endToEndId } }),
  };
}

/** A month as OBStatement2, with the balances that it begins and ends at. */
export function presentStatement({ accountNumber, currency }: Account, month: BookedMonth) {
  const { closingMinor, endsAt, openingMinor, startsAt } = month;
  const name = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(startsAt);
  return {
    AccountId: accountNumber,
    StatementId: name.slice(0, 7),
    Type: 'RegularPeriodic',
    StartDateTime: startsAt.toISOString(),
    EndDateTime: endsAt.toISOString(),
    CreationDateTime: endsAt.toISOString(),
    StatementAmount: [
      { Type: 'UK.OBIE.PreviousClosingBalance', ...signedAmount(openingMinor, currency) },
      { Type: 'UK.OBIE.ClosingBalance', ...signedAmount(closingMinor, currency) },
    ],
  };
}

/** Amounts of Open Banking have no sign: `Credit` is above zero. */
function signedAmount(minor: bigint, currency: string) {
  const size = minor < 0n ? -minor : minor;
  return {
    CreditDebitIndicator: minor < 0n ? 'Debit' : 'Credit',
    Amount: { Amount: writeAmount(size, currency), Currency: currency },
  };
}
