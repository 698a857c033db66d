import { accountMeant } from '../accounts/account-store.ts';
import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { internalAccount, peerAccount } from '../ledger/ledger-store.ts';
import { describeBank } from '../pages/bank-description.ts';
import { isCalled, peerNamed } from './peer.ts';

/** Whether a creditor has his account at this bank: people write its name where nothing is needed. */
export async function isOwnBank(
  db: Queryable,
  { config }: Pick<BankContext, 'config'>,
  bank: string | null,
): Promise<boolean> {
  return bank === null || isCalled(await describeBank(db, config.bankId), bank);
}

/**
 * The account that is credited here for a creditor: his own where he is a customer of this bank; else the one in which this bank clears
 * with his, or with all those that it does not clear with by itself.
 */
export async function creditAccountOf(
  tx: Queryable,
  { config }: Pick<BankContext, 'config'>,
  { accountNumber, bank }: { accountNumber: string; bank: string | null },
  currency: string,
): Promise<string> {
  if (bank === null || (await isOwnBank(tx, { config }, bank))) return accountMeant(tx, accountNumber);
  const peer = peerNamed(config, bank);
  return peer === null ? internalAccount(tx, 'clearing', currency) : peerAccount(tx, peer, currency);
}
