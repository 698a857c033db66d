import { hasAmount, isValidOn } from './table-types.ts';
import type { Account, AccountAction, AccountScope, Grant, PermissionTable } from './table-types.ts';

/** Where a cell of the matrix stands. */
export type CellPlace = { roleId: string; departmentId: string; accountNumber: string; action: AccountAction };

/** What a cell says, and the grant that decides it; `row` is the grant's place in the table. */
export type Cell =
  | { kind: 'none' }
  | { kind: 'allowed'; grant: Grant; row: number }
  | { kind: 'unlimited'; grant: Grant; row: number }
  | { kind: 'limit'; amount: string; grant: Grant; row: number };

const NONE: Cell = { kind: 'none' };
/** Single accounts win over a product, a product over all. */
const NEARNESS: Record<AccountScope['kind'], number> = { accounts: 0, product: 1, all: 2 };

type Held = { grant: Grant; row: number };
/** Answers for every cell of one table, on one day. */
export type Cells = {
  at: (place: CellPlace) => Cell;
  /** Every grant that is about the cell, the deciding one first, those of other days included. */
  grantsAt: (place: CellPlace) => Held[];
};

/**
 * Reads a table cell by cell. A grant holds in its department and in those below it; of several that fit, the nearest department
 * wins, then single accounts before a product before all. What stands in a cell is for the eye: the network decides by itself.
 */
export function readCells(table: PermissionTable, day: string): Cells {
  const parents = new Map(table.departments.map(({ departmentId, parentId }) => [departmentId, parentId]));
  const accounts = new Map(table.accounts.map((account) => [account.accountNumber, account]));
  const grants = new Map<string, Held[]>();
  table.grants.forEach((grant, row) => {
    const key = keyOf(grant);
    const held = grants.get(key);
    if (held === undefined) grants.set(key, [{ grant, row }]);
    else held.push({ grant, row });
  });
  const grantsAt = (place: CellPlace): Held[] => {
    const account = accounts.get(place.accountNumber);
    if (account === undefined) return [];
    return departmentsUp(place.departmentId, parents).flatMap((departmentId) =>
      (grants.get(keyOf({ ...place, departmentId })) ?? [])
        .filter(({ grant }) => covers(grant, account))
        .toSorted((one, other) => NEARNESS[one.grant.accounts.kind] - NEARNESS[other.grant.accounts.kind]),
    );
  };
  const at = (place: CellPlace): Cell => {
    const found = grantsAt(place).find(({ grant }) => isValidOn(grant, day));
    return found === undefined ? NONE : cellOf(found);
  };
  return {
    at,
    grantsAt: (place) => {
      const all = grantsAt(place);
      const deciding = all.find(({ grant }) => isValidOn(grant, day));
      return deciding === undefined ? all : [deciding, ...all.filter((held) => held !== deciding)];
    },
  };
}

function cellOf({ grant, row }: Held): Cell {
  if (!hasAmount(grant.action)) return { kind: 'allowed', grant, row };
  const amount = grant.limits.perPayment;
  return amount === null ? { kind: 'unlimited', grant, row } : { kind: 'limit', amount, grant, row };
}

/** Whether anything but the limit per payment bounds the grant: the cell then bears a mark. */
export function hasConditions({ limits, counterparties, window, validFrom, validUntil }: Grant): boolean {
  const { perPayment: _shown, ...others } = limits;
  return (
    Object.values(others).some((limit) => limit !== null) ||
    counterparties !== null ||
    window !== null ||
    validFrom !== null ||
    validUntil !== null
  );
}

export function covers({ accounts, currency }: Pick<Grant, 'accounts' | 'currency'>, account: Account): boolean {
  if (currency !== null && currency !== account.currency) return false;
  if (accounts.kind === 'all') return true;
  if (accounts.kind === 'product') return accounts.product === account.product;
  return accounts.accountNumbers.includes(account.accountNumber);
}

/** A department and those above it, nearest first. A tree that bites its own tail ends where it began. */
export function departmentsUp(departmentId: string, parents: ReadonlyMap<string, string | null>): string[] {
  const found: string[] = [];
  for (
    let here: string | null | undefined = departmentId;
    here !== null && here !== undefined && !found.includes(here);
    here = parents.get(here)
  )
    found.push(here);
  return found;
}

function keyOf({ roleId, departmentId, action }: Pick<Grant, 'roleId' | 'departmentId' | 'action'>): string {
  return JSON.stringify([roleId, departmentId, action]);
}
