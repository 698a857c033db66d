import type { ActingContext } from '../../../platform/acting-context.ts';
import type { AccountPermissions, LimitUse } from '../../access/index.ts';

type Opened = AccountPermissions['actions'][number];

/** The cumulative limits of a grant on an account, as they are counted: by role and department, whoever acts in them. */
export function countedLimits(
  context: Pick<ActingContext, 'enterpriseId' | 'connectionId' | 'customerId' | 'roleId' | 'departmentId'>,
  { accountNumber, currency }: AccountPermissions['account'],
  { action, granted }: Opened,
): LimitUse[] {
  const { enterpriseId, connectionId, customerId, roleId, departmentId } = context;
  const cell = {
    enterpriseId,
    connectionId,
    customerId,
    roleId,
    departmentId,
    action,
    accountNumber,
    counterparty: null,
  };
  const { limits } = granted.grant;
  const uses: LimitUse[] = [];
  const add = (period: 'day' | 'month', of: 'amount' | 'count', limit: bigint | number | null): void => {
    if (limit === null) return;
    uses.push({
      key: { ...cell, period, of, currency: of === 'amount' ? currency : null },
      limit: BigInt(limit),
      amount: 0n,
    });
  };
  add('day', 'amount', limits.dayAmountMinor);
  add('day', 'count', limits.dayCount);
  add('month', 'amount', limits.monthAmountMinor);
  add('month', 'count', limits.monthCount);
  return uses;
}
