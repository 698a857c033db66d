import type { ConnectionId, EnterpriseId } from '../../../platform/ids.ts';
import { parseMoney } from '../../../platform/money.ts';
import type { BankAccountAnswer } from '../client/account-api.ts';
import { BankError } from '../client/bank-error.ts';

/** Whose accounts: an enterprise under its number at one bank. */
export interface AccountsPlace {
  readonly enterpriseId: EnterpriseId;
  readonly connectionId: ConnectionId;
  readonly customerId: string;
}

/** One name for each place. */
export function keyOfPlace({ enterpriseId, connectionId, customerId }: AccountsPlace): string {
  return JSON.stringify([enterpriseId, connectionId, customerId]);
}

/** An account as its bank described it last, with its balances in minor units of its currency. */
export interface BankAccount {
  readonly accountNumber: string;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly product: string;
  readonly currency: string;
  readonly lastDigits: string;
  readonly openedOn: string | null;
  readonly isClosed: boolean;
  readonly bookedMinor: bigint;
  readonly availableMinor: bigint;
  /** As of when the bank gave the balances. */
  readonly asOf: Date;
}

/** How the last reading of the accounts of a place went; `failedAt` later than `readAt`: the bank did not answer since. */
export interface Reading {
  readonly readAt: Date | null;
  readonly failedAt: Date | null;
}

export function isReachable({ readAt, failedAt }: Reading): boolean {
  return failedAt === null || (readAt !== null && readAt >= failedAt);
}

export function isFresh({ readAt }: Reading, now: Date, freshMs: number): boolean {
  return readAt !== null && now.getTime() - readAt.getTime() < freshMs;
}

/**
 * Reads what a bank says of a customer's accounts. Money is never approximate: an answer with an amount that its currency cannot
 * have, or with one account twice, is not taken at all.
 * @throws BankError.
 */
export function readBankAccounts(answer: readonly BankAccountAnswer[]): BankAccount[] {
  const accounts = answer.map(readAccount);
  if (new Set(accounts.map(({ accountNumber }) => accountNumber)).size !== accounts.length) {
    throw new BankError('bank.invalid_answer', 'the bank names one account twice');
  }
  return accounts;
}

function readAccount(item: BankAccountAnswer): BankAccount {
  const { accountNumber, product, currency, lastDigits } = item;
  const asOf = new Date(item.asOf);
  if (Number.isNaN(asOf.getTime()))
    throw new BankError('bank.invalid_answer', 'the bank gives a balance at no instant');
  return {
    accountNumber,
    nameZh: item.nameZh,
    nameEn: item.nameEn,
    product,
    currency,
    lastDigits,
    openedOn: item.openedOn,
    isClosed: item.isClosed,
    bookedMinor: readMinor(item.booked, currency),
    availableMinor: readMinor(item.available, currency),
    asOf,
  };
}

/** Minor units of a bank's decimal. @throws BankError when its currency has no such amount. */
export function readMinor(amount: string, currency: string): bigint {
  try {
    return parseMoney(amount, currency).amountMinor;
  } catch (cause) {
    throw new BankError('bank.invalid_answer', 'the bank names an amount that its currency cannot have', { cause });
  }
}
