import type { Queryable } from '../db/database.ts';
import { tableAccounts } from './table-store.ts';
import type { PermissionTable, TableAccount } from './table.ts';

/** The customer's accounts in the order of the table before; what was opened since comes last. */
export async function accountsInOrder(
  db: Queryable,
  customerId: string,
  before: PermissionTable,
): Promise<TableAccount[]> {
  const places = new Map(before.accounts.map(({ accountNumber }, place) => [accountNumber, place]));
  const placeOf = ({ accountNumber }: TableAccount): number => places.get(accountNumber) ?? places.size;
  return (await tableAccounts(db, customerId)).toSorted((one, other) => placeOf(one) - placeOf(other));
}
