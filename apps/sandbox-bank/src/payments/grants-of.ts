import { readAmount } from '../ledger/amount.ts';
import { bankDay, isWithin } from '../permissions/bank-day.ts';
import { findGrant } from '../permissions/opened-accounts.ts';
import { findHolder } from '../permissions/requirement.ts';
import { covers } from '../permissions/scope-check.ts';
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

/** The row of the table that makes the party a holder on that day; null when there is none. */
export function holderOf(table: PermissionTable, party: Party, day: string): TableHolder | null {
  const holder = findHolder(table, party);
  return holder !== null && isWithin(day, holder) ? holder : null;
}

/** The grant by which a holder may do something with an account; null when there is none, or it is not open at that hour. */
export function grantOf(
  table: PermissionTable,
  holder: TableHolder,
  { action, account, at, hours }: Wish,
): TableGrant | null {
  const grant = findGrant(table, holder, { account, action, day: bankDay(at) });
  return grant === null || (hours && !isOpen(grant, at)) ? null : grant;
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

function breadth({ kind }: AccountScope): number {
  return ['accounts', 'product', 'all'].indexOf(kind);
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
