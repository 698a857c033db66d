import { formatMoney, type Money } from '../../../platform/money.ts';
import type { CompiledTable } from '../permissions/compile.ts';
import type { Cell, Decision, DenyReason, RuleRow } from '../permissions/decision.ts';
import type { TableAccount, TableHolder } from '../permissions/table.ts';
import { writeGrant, writeRule } from '../permissions/table-wire.ts';
import type { AccountView, CellView, DenyReasonView, HolderView, MoneyView, RuleRowView } from './question-schemas.ts';

export function presentCell({ row, grant }: Cell): CellView {
  const { currency, limits, counterparties, window, validFrom, validUntil, signatureClass, departmentId } =
    writeGrant(grant);
  return {
    row,
    departmentId,
    scope: grant.accounts.kind,
    currency,
    limits,
    counterparties,
    window,
    validFrom,
    validUntil,
    signatureClass,
  };
}

export function presentReason({ code, text, limit, gap, limitCount }: DenyReason): DenyReasonView {
  return { code, text, limit: presentMoney(limit), gap: presentMoney(gap), limitCount: limitCount ?? null };
}

export function presentRule({ row, rule }: RuleRow): RuleRowView {
  return { row, rule: writeRule(rule) };
}

export function presentHolder({ roleNames, departmentNames }: CompiledTable, holder: TableHolder): HolderView {
  const role = roleNames.get(holder.roleId);
  const department = departmentNames.get(holder.departmentId);
  return {
    subject: holder.subject,
    name: { zh: holder.nameZh, en: holder.nameEn },
    role: { id: holder.roleId, name: { zh: role?.nameZh ?? null, en: role?.nameEn ?? null } },
    baseRoleId: role?.base ?? null,
    department: { id: holder.departmentId, name: { zh: department?.nameZh ?? null, en: department?.nameEn ?? null } },
    validFrom: holder.validFrom,
    validUntil: holder.validUntil,
    accountNumbers: holder.accountNumbers === null ? null : [...holder.accountNumbers],
  };
}

export function presentAccount({
  accountNumber,
  nameZh,
  nameEn,
  product,
  currency,
  lastDigits,
}: TableAccount): AccountView {
  return { accountNumber, name: { zh: nameZh, en: nameEn }, product, currency, lastDigits };
}

/** The parts of a decision that every answer shows. */
export function presentDecision(decision: Decision) {
  if (decision.outcome === 'deny') {
    return { outcome: decision.outcome, reason: presentReason(decision.reason), cell: null };
  }
  return { outcome: decision.outcome, reason: null, cell: presentCell(decision.cell) };
}

function presentMoney(money: Money | null | undefined): MoneyView | null {
  return money === null || money === undefined ? null : { amount: formatMoney(money), currency: money.currency };
}
