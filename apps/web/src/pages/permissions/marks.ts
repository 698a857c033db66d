import type { CellPlace } from '../../ui/permissions/cells.ts';
import { ACCOUNT_ACTIONS } from '../../ui/permissions/table-types.ts';

/** What is pointed out in the matrix, by the key of a cell. */
export type Marks = {
  /** The cell that decided a simulation, and what became of it. */
  deciding: { key: string; outcome: 'allow' | 'deny' | 'needs_approval' } | null;
  changed: ReadonlySet<string>;
  wrong: ReadonlySet<string>;
  opened: string | null;
};

export const NO_MARKS: Marks = { deciding: null, changed: new Set(), wrong: new Set(), opened: null };

export function cellKey({ roleId, departmentId, accountNumber, action }: CellPlace): string {
  return JSON.stringify([departmentId, roleId, accountNumber, action]);
}

/** The place that a key names; null where it is none, as it may stand in an address. */
export function placeOfKey(key: string): CellPlace | null {
  const parts = readParts(key);
  const [departmentId, roleId, accountNumber, last] = parts;
  const action = ACCOUNT_ACTIONS.find((one) => one === last);
  if (departmentId === undefined || roleId === undefined || accountNumber === undefined || action === undefined) {
    return null;
  }
  return { departmentId, roleId, accountNumber, action };
}

function readParts(key: string): string[] {
  try {
    const parts: unknown = JSON.parse(key);
    return Array.isArray(parts) ? parts.map(String) : [];
  } catch {
    return [];
  }
}
