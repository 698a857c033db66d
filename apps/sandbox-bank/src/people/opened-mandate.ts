import { listAccounts, type Account } from '../accounts/account-store.ts';
import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { bankDay, isWithin } from '../permissions/bank-day.ts';
import { openedAccounts, type OpenedAccount } from '../permissions/opened-accounts.ts';
import { findHolder } from '../permissions/requirement.ts';
import { currentTables } from '../permissions/table-store.ts';
import type { Mandate } from './mandate-store.ts';

/** An account of a mandate: what it is, what is on it, and what may be done with it. */
export type MandateAccount = Pick<OpenedAccount, 'grants'> & { account: Account };

/** A mandate with what the table in force opens to it today. */
export type OpenedMandate = Mandate & { tableVersion: number; accounts: MandateAccount[] };

/**
 * What these mandates open. The table decides, not the list of holders that was read before it: who is not in it, or not in
 * his days, is left out.
 */
export async function openMandates(db: Queryable, mandates: Mandate[], now: Date): Promise<OpenedMandate[]> {
  const customerIds = [...new Set(mandates.map(({ customerId }) => customerId))];
  const tables = await currentTables(db, customerIds);
  const balances = new Map<string, Account>();
  for (const customerId of customerIds) {
    for (const account of await listAccounts(db, customerId)) balances.set(account.accountNumber, account);
  }
  const day = bankDay(now);
  return mandates.flatMap((mandate) => {
    const kept = tables.get(mandate.customerId);
    const holder = kept === undefined ? null : findHolder(kept.table, { subject: mandate.personId, ...mandate });
    const role = kept?.table.roles.find(({ roleId }) => roleId === mandate.roleId);
    if (kept === undefined || holder === null || role === undefined || !isWithin(day, holder)) return [];
    const accounts = openedAccounts(kept.table, holder, day).flatMap(({ account: { accountNumber }, grants }) => {
      const account = balances.get(accountNumber);
      return account === undefined ? [] : [{ account, grants }];
    });
    return [{ ...mandate, roleBase: role.base, tableVersion: kept.version, accounts }];
  });
}

/** Those of these mandates that open an account. */
export async function withAccount(
  { db, clock }: Pick<BankContext, 'db' | 'clock'>,
  mandates: Mandate[],
  accountId: string | undefined,
): Promise<Mandate[]> {
  if (accountId === undefined) return mandates;
  const opened = await openMandates(db, mandates, clock.now());
  return opened.filter(({ accounts }) => accounts.some(({ account }) => account.accountNumber === accountId));
}
