import { Problem } from '../api/problem.ts';
import type { BankContext } from '../bank-context.ts';
import type { Queryable } from '../db/database.ts';
import { unknownCustomer } from '../journal/change-record.ts';
import { accountsInOrder } from './account-order.ts';
import { publishTable } from './publish-table.ts';
import { findHolder } from './requirement.ts';
import { currentTable, lastVersionWith, lockTableVersion } from './table-store.ts';
import type { HolderKey, PermissionTable } from './table.ts';

type Change = (tx: Queryable, before: PermissionTable) => Promise<PermissionTable>;

/** Takes a holder out of the table at once, as a bank does on a call; returns the new version. Throws a Problem. */
export function revokeHolder(bank: BankContext, customerId: string, who: HolderKey): Promise<number> {
  return changeTable(bank, customerId, async (_tx, before) => {
    const holder = findHolder(before, who);
    if (holder === null) throw new Problem(404, 'holder_unknown', 'The table in force has no such holder.');
    return { ...before, holders: before.holders.filter((line) => line !== holder) };
  });
}

/** Puts a holder back as he last stood in the table; returns the new version. Throws a Problem. */
export function restoreHolder(bank: BankContext, customerId: string, who: HolderKey): Promise<number> {
  return changeTable(bank, customerId, async (tx, before) => {
    if (findHolder(before, who) !== null) {
      throw new Problem(409, 'holder_there', 'The table in force has this holder already.');
    }
    const last = await lastVersionWith(tx, customerId, who);
    const holder = last === null ? null : findHolder(last.table, who);
    if (holder === null) throw new Problem(404, 'holder_unknown', 'No version of the table ever had such a holder.');
    const role = before.roles.some(({ roleId }) => roleId === holder.roleId);
    const department = before.departments.some(({ departmentId }) => departmentId === holder.departmentId);
    if (!role || !department) {
      throw new Problem(409, 'holder_outdated', 'The table in force no longer has this role or department.');
    }
    return { ...before, holders: [...before.holders, holder] };
  });
}

async function changeTable(bank: BankContext, customerId: string, change: Change): Promise<number> {
  const version = await bank.db.transaction(async (tx) => {
    const inForce = await lockTableVersion(tx, customerId);
    const current = await currentTable(tx, customerId);
    if (inForce === null || current === null) throw unknownCustomer();
    const changed = await change(tx, current.table);
    const table = { ...changed, accounts: await accountsInOrder(tx, customerId, current.table) };
    return (await publishTable(tx, bank, { customerId, version: inForce + 1, requirementId: null, table })).version;
  });
  bank.outboxFilled.ring();
  return version;
}
