import type { Balance, ReadStatement } from './reading/read-statement.ts';

/** What the balances of a statement say of its entries. */
export interface BalanceCheck {
  readonly state: 'balances' | 'does_not_balance' | 'not_checked';
  readonly opening: Balance | null;
  readonly closing: Balance | null;
  /** Opening balance with everything booked; null where it cannot be said. */
  readonly expectedMinor: bigint | null;
  readonly creditsMinor: bigint;
  readonly debitsMinor: bigint;
  /** Everything booked is in the currency of the account. */
  readonly oneCurrency: boolean;
}

/**
 * Adds up what a statement books and holds it against its closing balance. Only a statement of the day promises all entries between its
 * two balances; what speaks in several currencies cannot be added up. A page is added up with the others. Nothing is ever made to fit.
 */
export function checkBalance(
  message: string,
  statement: Pick<ReadStatement, 'balances' | 'entries' | 'currency'> & { readonly page?: number | null },
): BalanceCheck {
  const { balances, entries, currency } = statement;
  const ofAccount = balances.filter((one) => one.currency === currency);
  const opening = ofAccount.find((one) => one.type === 'OPBD') ?? ofAccount.find((one) => one.type === 'PRCD') ?? null;
  const closing = ofAccount.findLast((one) => one.type === 'CLBD') ?? null;
  const booked = entries.filter((entry) => entry.status === 'booked');
  const own = booked.filter((entry) => entry.currency === currency);
  const creditsMinor = sum(own.filter((entry) => entry.direction === 'credit').map((entry) => entry.amountMinor));
  const debitsMinor = sum(own.filter((entry) => entry.direction === 'debit').map((entry) => entry.amountMinor));
  const oneCurrency = own.length === booked.length;
  const sums = { opening, closing, creditsMinor, debitsMinor, oneCurrency };
  const isWhole = message === 'camt.053' && oneCurrency && (statement.page ?? null) === null;
  if (!isWhole || opening === null || closing === null) return { ...sums, state: 'not_checked', expectedMinor: null };
  const expectedMinor = opening.amountMinor + creditsMinor - debitsMinor;
  const state = expectedMinor === closing.amountMinor ? 'balances' : 'does_not_balance';
  return { ...sums, state, expectedMinor };
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
