import { formatMoney, parseMoney } from '../../../platform/money.ts';
import type { ApprovalRule, GrantLimits, PermissionTable, TableGrant } from './table.ts';
import type { ApprovalRuleView, PermissionTableView, TableContentsView, TableGrantView } from './table-schemas.ts';

/** What a change may change: everything but the accounts, which are the bank's to open. */
export type TableContents = Omit<PermissionTable, 'accounts'>;

/** One thing that cannot be read; `path` from the table on, such as `grants.12.limits.perPayment`. */
export interface UnreadableAmount {
  readonly path: string;
  readonly reason: string;
  readonly reasonZh: string;
}

const amounts = [
  ['perPayment', 'perPaymentMinor'],
  ['dayAmount', 'dayAmountMinor'],
  ['monthAmount', 'monthAmountMinor'],
  ['counterpartyDay', 'counterpartyDayMinor'],
] as const;

/** Reads what fits the schema. An amount without a currency, or with more decimals than it has, is told; all of them at once. */
export function readContents(view: TableContentsView): { contents: TableContents; unreadable: UnreadableAmount[] } {
  const unreadable: UnreadableAmount[] = [];
  const grants = view.grants.map((grant, row) => readGrant(grant, `grants.${row}`, unreadable));
  const approvalRules = view.approvalRules.map((rule, row) => readRule(rule, `approvalRules.${row}`, unreadable));
  const { departments, roles, holders } = view;
  return { contents: { departments, roles, holders, grants, approvalRules }, unreadable };
}

/** Reads a whole table; the same of its amounts. */
export function readTable(view: PermissionTableView): { table: PermissionTable; unreadable: UnreadableAmount[] } {
  const { contents, unreadable } = readContents(view);
  return { table: { ...contents, accounts: view.accounts }, unreadable };
}

/** Writes it as it goes over the wire, with its members in the order of the schema: the same contents make the same text. */
export function writeContents(contents: TableContents): TableContentsView {
  return {
    departments: contents.departments.map(({ departmentId, nameZh, nameEn, parentId }) => ({
      departmentId,
      nameZh,
      nameEn,
      parentId,
    })),
    roles: contents.roles.map(({ roleId, nameZh, nameEn, base }) => ({ roleId, nameZh, nameEn, base })),
    holders: contents.holders.map((one) => ({
      subject: one.subject,
      nameZh: one.nameZh,
      nameEn: one.nameEn,
      roleId: one.roleId,
      departmentId: one.departmentId,
      accountNumbers: one.accountNumbers === null ? null : [...one.accountNumbers],
      validFrom: one.validFrom,
      validUntil: one.validUntil,
    })),
    grants: contents.grants.map(writeGrant),
    approvalRules: contents.approvalRules.map(writeRule),
  };
}

export function writeTable(table: PermissionTable): PermissionTableView {
  const { departments, roles, holders, grants, approvalRules } = writeContents(table);
  const accounts = table.accounts.map(({ accountNumber, nameZh, nameEn, product, currency, lastDigits }) => ({
    accountNumber,
    nameZh,
    nameEn,
    product,
    currency,
    lastDigits,
  }));
  return { departments, roles, accounts, holders, grants, approvalRules };
}

function readGrant(grant: TableGrantView, path: string, unreadable: UnreadableAmount[]): TableGrant {
  const limits: Record<(typeof amounts)[number][1], bigint | null> = {
    perPaymentMinor: null,
    dayAmountMinor: null,
    monthAmountMinor: null,
    counterpartyDayMinor: null,
  };
  for (const [name, minor] of amounts)
    limits[minor] = minorOf(grant.limits[name], grant.currency, `${path}.limits.${name}`, unreadable);
  const { dayCount, monthCount } = grant.limits;
  return { ...grant, limits: { ...limits, dayCount, monthCount } };
}

function readRule(rule: ApprovalRuleView, path: string, unreadable: UnreadableAmount[]): ApprovalRule {
  const { from, to, ...rest } = rule;
  return {
    ...rest,
    fromMinor: minorOf(from, rule.currency, `${path}.from`, unreadable),
    toMinor: minorOf(to, rule.currency, `${path}.to`, unreadable),
  };
}

function minorOf(
  amount: string | null,
  currency: string | null,
  path: string,
  unreadable: UnreadableAmount[],
): bigint | null {
  if (amount === null) return null;
  if (currency === null) {
    unreadable.push({ path, reason: 'an amount needs a currency', reasonZh: '金额须写明币种' });
    return null;
  }
  try {
    return parseMoney(amount, currency).amountMinor;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const reasonZh = `“${amount}”不是 ${currency} 的金额，或小数位过多`;
    unreadable.push({ path, reason: error.message, reasonZh });
    return null;
  }
}

export function writeGrant(grant: TableGrant): TableGrantView {
  return {
    roleId: grant.roleId,
    departmentId: grant.departmentId,
    accounts: writeScope(grant.accounts),
    action: grant.action,
    currency: grant.currency,
    limits: writeLimits(grant.limits, grant.currency),
    counterparties: grant.counterparties === null ? null : [...grant.counterparties],
    window:
      grant.window === null
        ? null
        : {
            days: [...grant.window.days],
            from: grant.window.from,
            until: grant.window.until,
            timeZone: grant.window.timeZone,
          },
    validFrom: grant.validFrom,
    validUntil: grant.validUntil,
    signatureClass: grant.signatureClass,
  };
}

function writeLimits(limits: GrantLimits, currency: string | null): TableGrantView['limits'] {
  return {
    perPayment: decimal(limits.perPaymentMinor, currency),
    dayAmount: decimal(limits.dayAmountMinor, currency),
    dayCount: limits.dayCount,
    monthAmount: decimal(limits.monthAmountMinor, currency),
    monthCount: limits.monthCount,
    counterpartyDay: decimal(limits.counterpartyDayMinor, currency),
  };
}

export function writeRule(rule: ApprovalRule): ApprovalRuleView {
  const { demand } = rule;
  return {
    accounts: writeScope(rule.accounts),
    currency: rule.currency,
    from: decimal(rule.fromMinor, rule.currency),
    to: decimal(rule.toMinor, rule.currency),
    demand:
      demand.kind === 'classes'
        ? { kind: 'classes' }
        : {
            kind: 'steps',
            ordered: demand.ordered,
            steps: demand.steps.map(({ need, from }) => ({
              need,
              from: from.map(({ roleId, departmentId }) => ({ roleId, departmentId })),
            })),
          },
    expiresAfterHours: rule.expiresAfterHours,
    stepUp: rule.stepUp,
  };
}

function writeScope(scope: TableGrant['accounts']): TableGrantView['accounts'] {
  if (scope.kind === 'accounts') return { kind: 'accounts', accountNumbers: [...scope.accountNumbers] };
  return scope.kind === 'product' ? { kind: 'product', product: scope.product } : { kind: 'all' };
}

function decimal(amountMinor: bigint | null, currency: string | null): string | null {
  return amountMinor === null ? null : formatMoney({ amountMinor, currency: currency ?? 'XXX' });
}
