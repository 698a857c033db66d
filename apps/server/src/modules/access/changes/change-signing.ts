import { actionsOf } from '../roles/role-table.ts';
import type { PermissionTableView } from '../permissions/table-schemas.ts';
import { dayAt } from '../permissions/calendar.ts';
import type { ApprovalRequest } from '../approvals/approval-subject.ts';
import { limits } from '../../../platform/limits.ts';
import type { StoredChange } from './change-store.ts';
import { parts } from './diff.ts';
import { sheetNames } from '../table-files/columns.ts';

/** What approvals of changes are called. */
export const changeKind = 'permission_change';

/** The roles whose base may approve a change. */
function rulingRoles({ roles }: Pick<PermissionTableView, 'roles'>): string[] {
  const rules = (base: string) => actionsOf(base, { operatesNetwork: false }).has('permission_table:approve');
  return roles.filter(({ base }) => rules(base)).map(({ roleId }) => roleId);
}

/** Whether somebody else than the maker could sign today: without a second person no change ever comes in force. */
export function hasSecondPerson(table: PermissionTableView, makerSubject: string, now: Date): boolean {
  const ruling = new Set(rulingRoles(table));
  const today = dayAt(now);
  return table.holders.some(
    ({ subject, roleId, validFrom, validUntil }) =>
      subject !== makerSubject &&
      ruling.has(roleId) &&
      (validFrom === null || validFrom <= today) &&
      (validUntil === null || validUntil >= today),
  );
}

/** What is put up for signing: how much differs in words, and everything by the hash of the contents. */
export function approvalRequestOf(
  row: Pick<StoredChange, 'changeId' | 'basedOnVersion' | 'note' | 'summary' | 'contentHash'>,
  table: PermissionTableView,
): Omit<ApprovalRequest, 'kind'> & { kind: typeof changeKind } {
  const lines = parts.flatMap((part) => {
    const { added, removed, changed } = row.summary[part];
    if (added + removed + changed === 0) return [];
    return [
      {
        label: sheetNames[part],
        value: {
          zh: `新增 ${added}，删除 ${removed}，修改 ${changed}`,
          en: `${added} added, ${removed} removed, ${changed} changed`,
        },
      },
    ];
  });
  return {
    kind: changeKind,
    subjectId: row.changeId,
    asks: { kind: 'network', action: 'permission_table:approve' },
    requirement: {
      demand: {
        kind: 'steps',
        ordered: false,
        steps: [{ need: 1, from: rulingRoles(table).map((roleId) => ({ roleId, departmentId: null })) }],
      },
      expiresAfterHours: limits.permissionTable.approvalHours,
      stepUp: false,
      from: null,
      to: null,
    },
    content: {
      reference: `v${row.basedOnVersion}`,
      amount: null,
      debtor: null,
      creditor: null,
      purpose: row.note,
      lines,
      binding: row.contentHash.toString('hex'),
    },
  };
}
