import type { Queryable } from '../db/database.ts';
import { queueForStatements } from '../statements/statement-store.ts';
import { changeBalance, insertTransfers, lockAccounts, type Outside } from './ledger-store.ts';

export type Transfer = {
  debitAccount: string;
  creditAccount: string;
  amountMinor: bigint;
  bookedAt: Date;
  remittance: string;
  outside: Outside | null;
  paymentId: string | null;
  endToEndId?: string | null;
  messageId?: string | null;
  /** Whether the amount was reserved on the debited account before. */
  reserved: boolean;
};

/** Why a transfer cannot be booked; nothing was changed then. */
export type TransferRefusal =
  | 'no_debit_account'
  | 'no_credit_account'
  | 'debit_account_closed'
  | 'credit_account_closed'
  | 'other_currency'
  | 'insufficient_funds';

/**
 * Books a transfer in the caller's transaction: both balances and the row change together, under the locks of both accounts.
 * Only the bank's own accounts go below zero.
 */
export async function bookTransfer(tx: Queryable, transfer: Transfer): Promise<TransferRefusal | null> {
  const { debitAccount, creditAccount, amountMinor, reserved, messageId = null, endToEndId = null, ...said } = transfer;
  if (amountMinor <= 0n) throw new Error('a transfer moves something');
  const accounts = await lockAccounts(tx, [debitAccount, creditAccount]);
  const [debit, credit] = [accounts.get(debitAccount), accounts.get(creditAccount)];
  if (debit === undefined) return 'no_debit_account';
  if (credit === undefined || debit === credit) return 'no_credit_account';
  if (debit.isClosed) return 'debit_account_closed';
  if (credit.isClosed) return 'credit_account_closed';
  if (debit.currency !== credit.currency) return 'other_currency';
  const available = debit.balanceMinor - debit.reservedMinor + (reserved ? amountMinor : 0n);
  if (debit.customerId !== null && available < amountMinor) return 'insufficient_funds';
  await changeBalance(tx, debitAccount, { bookedMinor: -amountMinor, reservedMinor: reserved ? -amountMinor : 0n });
  await changeBalance(tx, creditAccount, { bookedMinor: amountMinor, reservedMinor: 0n });
  await insertTransfers(tx, [
    {
      ...said,
      messageId,
      endToEndId,
      debitAccount,
      creditAccount,
      amountMinor,
      currency: debit.currency,
      debitAfterMinor: debit.balanceMinor - amountMinor,
      creditAfterMinor: credit.balanceMinor + amountMinor,
    },
  ]);
  if (debit.customerId !== null || credit.customerId !== null) await queueForStatements(tx, said.bookedAt);
  return null;
}
