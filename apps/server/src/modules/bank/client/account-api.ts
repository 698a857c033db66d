import type { BankConnection } from '../connections/connection.ts';

/** An account as a bank describes it; amounts are decimal strings. */
export interface BankAccountAnswer {
  readonly accountNumber: string;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly product: string;
  readonly currency: string;
  readonly lastDigits: string;
  /** A day, `YYYY-MM-DD`. */
  readonly openedOn: string | null;
  /** The bank says that nothing is booked on it any more. */
  readonly isClosed: boolean;
  readonly booked: string;
  readonly available: string;
  /** As of when the bank gave the balances. */
  readonly asOf: string;
}

/** Something that was booked on an account, from the side of this account. */
export interface BankTransactionAnswer {
  readonly transactionId: string;
  readonly bookedAt: string;
  readonly direction: 'debit' | 'credit';
  readonly amount: string;
  readonly currency: string;
  readonly counterparty: { readonly name: string; readonly accountNumber: string | null; readonly bank: string | null };
  readonly remittance: string;
  /** The bank's identifier of the payment that it executes. */
  readonly paymentId: string | null;
  readonly balanceAfter: string;
}

export interface TransactionsPage {
  readonly items: readonly BankTransactionAnswer[];
  readonly nextCursor: string | null;
}

export interface TransactionsRequest {
  readonly customerId: string;
  readonly accountNumber: string;
  readonly cursor: string | null;
}

/** Accounts of a bank as the rest of the module sees them; every method throws BankError. */
export interface AccountApi {
  /** The accounts of a customer with their balances. */
  accounts(connection: BankConnection, customerId: string): Promise<readonly BankAccountAnswer[]>;
  /** What was booked on an account, newest first. */
  transactions(connection: BankConnection, request: TransactionsRequest): Promise<TransactionsPage>;
}
