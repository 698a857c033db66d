import { createContext, useContext } from 'react';
import type { BankRef } from '../../api/types.ts';
import type { PermissionTable } from '../../ui/permissions/table-types.ts';

/** The table that is shown, for everything in it that names roles, departments and accounts. */
export const TableContext = createContext<PermissionTable | null>(null);

/** The bank whose table it is; null where a table is only thought of. */
export const BankContext = createContext<BankRef | null>(null);

export function useTable(): PermissionTable {
  const table = useContext(TableContext);
  if (table === null) throw new Error('a table is spoken of outside of TableContext');
  return table;
}
