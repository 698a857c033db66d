import { randomUUID } from 'node:crypto';
import type { BankConnection } from '../connections/connection.ts';
import type {
  AccountApi,
  BankAccountAnswer,
  BankTransactionAnswer,
  TransactionsPage,
  TransactionsRequest,
} from './account-api.ts';
import {
  readObAccounts,
  readObBalances,
  readObTransactions,
  type ObAccount,
  type ObBalance,
  type ObTransaction,
  type SignedAmount,
} from './account-wire.ts';
import { BankError } from './bank-error.ts';
import type { BankTransport } from './bank-transport.ts';

const root = '/open-banking/v4.0/aisp';

/** Accounts by UK Open Banking v4, of the customer that a header names. */
export class AccountClient implements AccountApi {
  readonly #transport: Pick<BankTransport, 'json'>;

  constructor(transport: Pick<BankTransport, 'json'>) {
    this.#transport = transport;
  }

  async accounts(connection: BankConnection, customerId: string): Promise<BankAccountAnswer[]> {
    const call = (path: string) => ({ path: `${root}${path}`, headers: headersOf(customerId) });
    const options = { interactive: true };
    const listed = await this.#transport.json(connection, 'accounts', options, call('/accounts'), readObAccounts);
    const accounts = listed.Data.Account ?? [];
    // There is no empty list of balances (OBReadBalance1, minItems 1).
    if (accounts.length === 0) return [];
    const balances = await this.#transport.json(connection, 'accounts', options, call('/balances'), readObBalances);
    return accounts.map((account) => readAccount(account, balances.Data.Balance));
  }

  async transactions(
    connection: BankConnection,
    { customerId, accountNumber, cursor }: TransactionsRequest,
  ): Promise<TransactionsPage> {
    const path = `${root}/accounts/${encodeURIComponent(accountNumber)}/transactions`;
    const query = Object.fromEntries(new URLSearchParams(cursor ?? ''));
    const call = { path, query, headers: headersOf(customerId) };
    const { Data, Links } = await this.#transport.json(
      connection,
      'accounts',
      { interactive: true },
      call,
      readObTransactions,
    );
    const booked = (Data.Transaction ?? []).filter(({ Status }) => Status === 'BOOK');
    return { items: booked.map(readTransaction), nextCursor: cursorOf(connection.issuer + path, Links?.Next) };
  }
}

function headersOf(customerId: string): Record<string, string> {
  return { 'x-customer-id': customerId, 'x-fapi-interaction-id': randomUUID() };
}

/** Where a list goes on: the query of the link, which must lead to the list itself. */
function cursorOf(address: string, next: string | undefined): string | null {
  if (next === undefined) return null;
  const link = URL.parse(next);
  const here = new URL(address);
  if (link?.origin !== here.origin || link.pathname !== here.pathname || link.search.length > 2_000) {
    throw new BankError('bank.invalid_answer', 'the bank gives a link to another list than was asked for');
  }
  return link.searchParams.size === 0 ? null : link.searchParams.toString();
}

/** OBInternalAccountStatus1Code: an account that is pending or pro forma is not closed. */
const closedStatuses: ReadonlySet<string> = new Set(['Disabled', 'Deleted']);

function readAccount(account: ObAccount, balances: readonly ObBalance[]): BankAccountAnswer {
  const { AccountId, AccountTypeCode = 'OTHR', Currency, Description, Nickname, OpeningDate, Status } = account;
  const own = balances.filter((balance) => balance.AccountId === AccountId && balance.Amount.Currency === Currency);
  const [booked, available] = [find(own, ['ITBD', 'CLBD']), find(own, ['ITAV', 'CLAV'])];
  const numbered = account.Account[0];
  return {
    accountNumber: AccountId,
    nameZh: Nickname ?? null,
    nameEn: numbered?.Name ?? null,
    product: Description ?? AccountTypeCode,
    currency: Currency,
    lastDigits: lastDigitsOf(numbered?.SecondaryIdentification, numbered?.Identification ?? AccountId),
    openedOn: OpeningDate?.slice(0, 10) ?? null,
    isClosed: Status !== undefined && closedStatuses.has(Status),
    booked: signed(booked),
    available: signed(available),
    asOf: Date.parse(booked.DateTime) < Date.parse(available.DateTime) ? booked.DateTime : available.DateTime,
  };
}

/** The first of these kinds of balance that the bank gives. */
function find(balances: readonly ObBalance[], types: readonly string[]): ObBalance {
  for (const type of types) {
    const found = balances.find((balance) => balance.Type === type);
    if (found !== undefined) return found;
  }
  throw new BankError('bank.invalid_answer', `the bank gives no balance of the kind ${types.join(' or ')}`);
}

/** Those that the bank says people know the account by, else the last of its number. */
function lastDigitsOf(said: string | undefined, number: string): string {
  if (said !== undefined && /^\d{2,6}$/.test(said)) return said;
  const digits = number.replaceAll(/\D/g, '').slice(-4);
  if (digits.length < 2) throw new BankError('bank.invalid_answer', 'the bank numbers an account without digits');
  return digits;
}

function readTransaction(item: ObTransaction): BankTransactionAnswer {
  const debit = item.CreditDebitIndicator === 'Debit';
  const side = debit ? item.CreditorAccount : item.DebtorAccount;
  const agent = debit ? item.CreditorAgent : item.DebtorAgent;
  if (item.Balance.Amount.Currency !== item.Amount.Currency) {
    throw new BankError('bank.invalid_answer', 'the bank gives an entry and its balance in two currencies');
  }
  return {
    transactionId: item.TransactionId,
    bookedAt: item.BookingDateTime,
    direction: debit ? 'debit' : 'credit',
    amount: item.Amount.Amount,
    currency: item.Amount.Currency,
    counterparty: {
      name: side?.Name ?? side?.Identification ?? '',
      accountNumber: side?.Identification ?? null,
      bank: agent?.Name ?? null,
    },
    remittance: item.TransactionInformation ?? '',
    paymentId: item.TransactionReference ?? null,
    balanceAfter: signed(item.Balance),
  };
}

function signed({ Amount, CreditDebitIndicator }: SignedAmount): string {
  return CreditDebitIndicator === 'Debit' ? `-${Amount.Amount}` : Amount.Amount;
}
