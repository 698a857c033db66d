import type { Account, PermissionTable, TableRole } from './bank-seed.ts';
import { instantFrom } from './days.ts';
import { fundTable } from './fund-table.ts';
import { qingheAtHuayue, qingheAtLanjiang } from './qinghe-tables.ts';
import { roles } from './roles.ts';

const special = {
  'qinghe/huayue': { make: qingheAtHuayue, roles: ['owner', 'treasurer', 'accountant', 'viewer'], daysAgo: 300 },
  'qinghe/lanjiang': { make: qingheAtLanjiang, roles: ['owner', 'treasurer', 'accountant', 'viewer'], daysAgo: 290 },
  'fund/huayue': {
    make: fundTable,
    roles: ['owner', 'viewer', 'asset_manager', 'trustee', 'settlor', 'beneficiary', 'fund_administrator'],
    daysAgo: 180,
  },
};

/** The table of those who asked for one of their own; null for all others, who have the bank's standard table. */
export function makeTable(place: string, accounts: Account[], now: Date): PermissionTable | null {
  const found = Object.entries(special).find(([key]) => key === place)?.[1];
  if (found === undefined) return null;
  const standard = roles
    .filter(({ roleId }) => found.roles.includes(roleId))
    .map((role): TableRole => ({ ...role, base: role.roleId }));
  return found.make({
    standard,
    accountNumbers: accounts.map(({ accountId }) => accountId),
    effectiveFrom: instantFrom(now, -found.daysAgo).toISOString(),
  });
}
