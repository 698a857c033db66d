import { readAmount } from '../ledger/amount.ts';
import type {
  AccountScope,
  ApprovalRule,
  PermissionTable,
  TableAccount,
  TableGrant,
  TableHolder,
} from '../permissions/table.ts';
import type { Party } from './payment.ts';

/** What a party's grant is looked up for. */
export type Wish = { action: TableGrant['action']; account: TableAccount; at: Date; hours: boolean };

/** Days and months of this bank are those of its clock on the wall. */
export function bankDay(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** The row of the table that makes the party a holder on that day; null when there is none. */
export function holderOf(table: PermissionTable, party: Party, day: string): TableHolder | null {
  return (
    table.holders.find(
      (row) =>
        row.subject === party.subject &&
        row.roleId === party.roleId &&
        row.departmentId === party.departmentId &&
        lasts(row, day),
    ) ?? null
  );
}

/**
 * The grant by which a holder may do something with an account: the nearest department counts first, then single accounts
 * before a product before all. Null when there is none, or it is not open at that hour.
 */
export function grantOf(
  table: PermissionTable,
  holder: TableHolder,
  { action, account, at, hours }: Wish,
): TableGrant | null {
  if (holder.accountNumbers !== null && !holder.accountNumbers.includes(account.accountNumber)) return null;
  const line = lineOf(table, holder.departmentId);
  const fitting = table.grants
    .filter(
      (grant) =>
        grant.roleId === holder.roleId &&
        grant.action === action &&
        line.includes(grant.departmentId) &&
        covers(grant.accounts, account) &&
        (grant.currency === null || grant.currency === account.currency) &&
        lasts(grant, bankDay(at)),
    )
    .toSorted(
      (a, b) =>
        line.indexOf(a.departmentId) - line.indexOf(b.departmentId) || breadth(a.accounts) - breadth(b.accounts),
    );
  const best = fitting[0];
  return best === undefined || (hours && !isOpen(best, at)) ? null : best;
}

/** The rule for an amount on an account: single accounts before a product before all; from inclusive, to exclusive. */
export function ruleOf(table: PermissionTable, account: TableAccount, amountMinor: bigint): ApprovalRule | null {
  const inBand = ({ currency, from, to }: ApprovalRule): boolean =>
    currency === account.currency &&
    (from === null || amountMinor >= (readAmount(from, currency) ?? amountMinor + 1n)) &&
    (to === null || amountMinor < (readAmount(to, currency) ?? 0n));
  const fitting = table.approvalRules
    .filter((rule) => covers(rule.accounts, account) && inBand(rule))
    .toSorted((a, b) => breadth(a.accounts) - breadth(b.accounts));
  return fitting[0] ?? null;
}

/** The department and those above it, from below. */
function lineOf({ departments }: PermissionTable, departmentId: string): string[] {
  const line: string[] = [];
  let at: string | null | undefined = departmentId;
  while (at !== null && at !== undefined && !line.includes(at)) {
    line.push(at);
    at = departments.find((department) => department.departmentId === line.at(-1))?.parentId;
  }
  return line;
}

function covers(scope: AccountScope, { accountNumber, product }: TableAccount): boolean {
  if (scope.kind === 'accounts') return scope.accountNumbers.includes(accountNumber);
  return scope.kind === 'all' || scope.product === product;
}

function breadth({ kind }: AccountScope): number {
  return ['accounts', 'product', 'all'].indexOf(kind);
}

function lasts(row: { validFrom: string | null; validUntil: string | null }, day: string): boolean {
  return (row.validFrom === null || row.validFrom <= day) && (row.validUntil === null || day <= row.validUntil);
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function isOpen({ window }: TableGrant, at: Date): boolean {
  if (window === null) return true;
  const options = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const parts = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: window.timeZone }).formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  const time = `${part('hour')}:${part('minute')}`;
  return window.days.includes(weekdays.indexOf(part('weekday')) + 1) && window.from <= time && time < window.until;
}
