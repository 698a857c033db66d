import { accountKey } from '../../../platform/account-number.ts';
import type { CompiledGrant } from './compile.ts';
import type { Ask, LimitKey, LimitUse } from './decision.ts';
import type { Sheet } from './sheet.ts';

/** What doing this consumes of the cumulative limits of the grant: always in the same order. */
export function usesOf({ compiled, holder }: Sheet, ask: Ask, { grant: { limits } }: CompiledGrant): LimitUse[] {
  const { amount } = ask;
  if (amount === undefined) return [];
  const cell = {
    ...compiled.owner,
    roleId: holder.roleId,
    departmentId: holder.departmentId,
    action: ask.action,
    accountNumber: ask.accountNumber,
    counterparty: null,
  };
  const amountOf = (period: LimitKey['period']) => ({
    ...cell,
    period,
    of: 'amount' as const,
    currency: amount.currency,
  });
  const countOf = (period: LimitKey['period']) => ({ ...cell, period, of: 'count' as const, currency: null });
  const uses: LimitUse[] = [];
  const use = (key: LimitKey, limit: bigint | number | null, of: bigint): void => {
    if (limit !== null) uses.push({ key, limit: BigInt(limit), amount: of });
  };
  use(amountOf('day'), limits.dayAmountMinor, amount.amountMinor);
  use(countOf('day'), limits.dayCount, 1n);
  use(amountOf('month'), limits.monthAmountMinor, amount.amountMinor);
  use(countOf('month'), limits.monthCount, 1n);
  const counterparty = ask.counterparty === undefined ? null : accountKey(ask.counterparty);
  use({ ...amountOf('day'), counterparty }, limits.counterpartyDayMinor, amount.amountMinor);
  return uses;
}
