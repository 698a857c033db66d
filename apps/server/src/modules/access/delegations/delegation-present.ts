import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Text } from '../../../platform/http/schemas.ts';
import type { HolderRef, SigningTable } from '../approvals/signing-table.ts';
import { standingOn } from './delegation.ts';
import type { Delegation } from './delegation-schemas.ts';
import type { DelegationRow } from './delegation-store.ts';

export function presentDelegation(
  row: DelegationRow,
  { context, table, today }: { context: ActingContext; table: SigningTable | null; today: string },
): Delegation {
  const { subject, roleId, departmentId, delegateSubject, delegateRoleId, delegateDepartmentId } = row;
  const standing = standingOn(row, today);
  return {
    id: row.delegationId,
    direction: row.personId === context.personId ? 'given' : 'held',
    delegator: presentHolder(table, { subject, roleId, departmentId }),
    delegate: presentHolder(table, {
      subject: delegateSubject,
      roleId: delegateRoleId,
      departmentId: delegateDepartmentId,
    }),
    fromOn: row.fromOn,
    untilOn: row.untilOn,
    standing,
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    can: standing === 'over' ? [] : ['end'],
  };
}

/** A holder by the names of the table in force; who is in it no longer has none. */
export function presentHolder(table: SigningTable | null, holder: HolderRef): Delegation['delegate'] {
  const { subject, roleId, departmentId } = holder;
  const nameless: Text = { zh: null, en: null };
  return {
    subject,
    name: table?.nameOfHolder(subject) ?? nameless,
    role: { id: roleId, name: table?.nameOfRole(roleId) ?? { zh: roleId, en: roleId } },
    department: {
      id: departmentId,
      name: table?.nameOfDepartment(departmentId) ?? { zh: departmentId, en: departmentId },
    },
  };
}
