import type { Tx } from '../../../platform/db/database.ts';
import { dayAt } from '../permissions/calendar.ts';
import type { TableRef } from '../approvals/signing-table.ts';
import { selectDelegationsAt, type DelegationRow } from './delegation-store.ts';

/** Who is away at a table at this moment, and who signs for him. */
export function delegationsAway(tx: Tx, table: TableRef, now: Date): Promise<DelegationRow[]> {
  return selectDelegationsAt(tx, table, dayAt(now));
}
