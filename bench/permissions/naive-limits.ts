import type { TableGrant } from '../../apps/server/src/modules/access/index.ts';
import type { BenchEnterprise } from './world.ts';

/** The grant that counts, found by reading down the whole table: the nearest department, then the most precise scope. */
export function naiveLimit(
  { table }: Pick<BenchEnterprise, 'table'>,
  cell: { roleId: string; departmentId: string; action: string; accountNumber: string },
): bigint | null {
  let best: TableGrant | null = null;
  let bestRank = Number.POSITIVE_INFINITY;
  const product = table.accounts.find(({ accountNumber }) => accountNumber === cell.accountNumber)?.product;
  const parentId = table.departments.find(({ departmentId }) => departmentId === cell.departmentId)?.parentId;
  for (const grant of table.grants) {
    if (grant.roleId !== cell.roleId || grant.action !== cell.action) continue;
    const distance = grant.departmentId === cell.departmentId ? 0 : grant.departmentId === parentId ? 1 : null;
    const precision = precisionOf(grant, cell.accountNumber, product);
    if (distance === null || precision === null) continue;
    const rank = distance * 3 + precision;
    if (rank < bestRank) [best, bestRank] = [grant, rank];
  }
  return best?.limits.perPaymentMinor ?? null;
}

function precisionOf({ accounts }: TableGrant, accountNumber: string, product: string | undefined): number | null {
  if (accounts.kind === 'all') return 2;
  if (accounts.kind === 'product') return accounts.product === product ? 1 : null;
  return accounts.accountNumbers.includes(accountNumber) ? 0 : null;
}
