import type { ActingContext } from '../../../platform/acting-context.ts';
import { presentBank, type ConnectedBank } from '../../identity/index.ts';
import { writeTable } from '../permissions/table-wire.ts';
import type { PermissionTable } from '../permissions/table.ts';
import { readStoredTable } from './read-table.ts';
import type { TableHead } from './table-store.ts';
import type { ListedVersion, WholeVersion } from './version-store.ts';
import type { TableDetail, TableSummary, TableVersionSummary } from './table-view-schemas.ts';

export function presentTable(
  context: ActingContext,
  head: TableHead,
  version: ListedVersion,
  banks: readonly ConnectedBank[],
): TableSummary {
  return { ...presentHead(context, head, banks), ...presentVersion(version) };
}

export function presentVersion(row: ListedVersion): TableVersionSummary {
  const { version, effectiveFrom, effectiveUntil, signedAt, receivedAt, requirementId, counts } = row;
  return {
    version: Number(version),
    effectiveFrom: effectiveFrom.toISOString(),
    effectiveUntil: effectiveUntil?.toISOString() ?? null,
    signedAt: signedAt.toISOString(),
    receivedAt: receivedAt.toISOString(),
    requirementId,
    counts,
  };
}

export function presentWhole(
  context: ActingContext,
  head: TableHead,
  row: WholeVersion,
  banks: readonly ConnectedBank[],
): TableDetail {
  const table: PermissionTable = readStoredTable(row.document);
  const { jws, keyId, publicKey } = row.evidence;
  const isCurrent = isOfSession(context, head);
  return {
    ...presentHead(context, head, banks),
    ...presentVersion(row),
    inForce: row.version === head.version,
    // What the database returns has lost the order of its members.
    contents: writeTable(table),
    evidence: { keyId, publicKey, jws },
    can: isCurrent && context.actions.has('permission_table:propose') ? ['propose'] : [],
  };
}

/** Whether the session acts under this table. */
export function isOfSession(context: ActingContext, head: Pick<TableHead, 'connectionId' | 'customerId'>): boolean {
  return context.connectionId === head.connectionId && context.customerId === head.customerId;
}

function presentHead(context: ActingContext, head: TableHead, banks: readonly ConnectedBank[]) {
  return {
    id: head.tableId,
    bank: presentBank(head.bank, banks),
    customerId: head.customerId,
    current: isOfSession(context, head),
    appliedAt: head.appliedAt.toISOString(),
  };
}
