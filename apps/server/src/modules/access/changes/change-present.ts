import type { ActingContext } from '../../../platform/acting-context.ts';
import type { Text } from '../../../platform/http/schemas.ts';
import { after, isStale } from './change.ts';
import type { PermissionChange } from './change-schemas.ts';
import type { ChangeHead } from './change-store.ts';
import type { Signers } from './signers-of-changes.ts';

type Can = PermissionChange['can'];

export function presentChange(
  context: ActingContext,
  row: ChangeHead,
  known: {
    names: ReadonlyMap<string, Text>;
    currentVersion: number;
    signers: Signers;
  },
): PermissionChange {
  const { currentVersion, names, signers } = known;
  const named = (id: string) => ({ id, name: names.get(id) ?? { zh: null, en: null } });
  return {
    id: row.changeId,
    tableId: row.tableId,
    state: row.state,
    stale: isStale(row, currentVersion),
    basedOnVersion: row.basedOnVersion,
    currentVersion,
    version: row.version,
    source: row.source,
    fileName: row.fileName,
    note: row.note,
    summary: row.summary,
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
    createdBy: named(row.createdBy),
    updatedAt: row.updatedAt.toISOString(),
    submittedAt: row.submittedAt?.toISOString() ?? null,
    approvalId: row.approvalId,
    approvedBy: (row.approvalId === null ? [] : (signers.get(row.approvalId) ?? [])).map(named),
    reasons: [...row.reasons],
    can: canDo(context, row, currentVersion),
  };
}

/** What the reader may do: its author everything, whoever else may propose changes only withdraw it. */
export function canDo(context: ActingContext, row: ChangeHead, currentVersion: number): Can {
  if (!context.actions.has('permission_table:propose')) return [];
  const can: Can = [];
  const stale = isStale(row, currentVersion);
  if (row.createdBy === context.personId) {
    if (after(row.state, 'save') !== null) can.push('update');
    if (stale && after(row.state, 'save') !== null) can.push('rebase');
    if (!stale && after(row.state, 'submit') !== null) can.push('submit');
  }
  if (after(row.state, 'withdraw') !== null) can.push('withdraw');
  return can;
}
