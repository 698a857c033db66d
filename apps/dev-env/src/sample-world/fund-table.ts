import type { PermissionTable, TableRole } from './bank-seed.ts';
import { grant, only, preparing, reading, rule, seeing, signer, signing, type Place } from './table-parts.ts';

const manager: Place = { roleId: 'asset_manager', departmentId: 'investment' };
const trustee: Place = { roleId: 'trustee', departmentId: 'custody' };
const settlor: Place = { roleId: 'settlor', departmentId: 'settlor_office' };
const beneficiary: Place = { roleId: 'beneficiary', departmentId: 'beneficiary_office' };
const administrator: Place = { roleId: 'fund_administrator', departmentId: 'administration' };

const all = { kind: 'all' } as const;
const custody = { kind: 'product', product: 'fund_custody' } as const;

/**
 * The table of the fund: five capacities, five sheets of the one custody account. The asset manager prepares investments,
 * the trustee checks and releases them, the settlor agrees to the large ones, the beneficiary sees the balance, and the
 * administrator reads the statements and prepares the fees.
 */
export function fundTable({
  standard,
  accountNumbers,
  effectiveFrom,
}: {
  standard: TableRole[];
  accountNumbers: string[];
  effectiveFrom: string;
}): PermissionTable {
  const raising = only(accountNumbers[1] ?? '');
  const within = { perPayment: '20000000.00', dayAmount: '50000000.00' };
  return {
    effectiveFrom,
    roles: standard,
    grants: [
      ...reading(manager, custody),
      preparing(manager, custody, within),
      grant(manager, custody, 'payments:cancel'),
      grant(manager, raising, 'accounts:read'),
      ...reading(trustee, all),
      signing(trustee, all, 'payments:approve', 'A'),
      signing(trustee, all, 'payments:release', 'A'),
      grant(trustee, all, 'payments:cancel'),
      grant(settlor, custody, 'accounts:read'),
      seeing(settlor, custody),
      signing(settlor, custody, 'payments:approve', 'B'),
      grant(settlor, raising, 'accounts:read'),
      grant(beneficiary, custody, 'accounts:read'),
      grant(administrator, all, 'accounts:read'),
      grant(administrator, all, 'statements:read'),
      // What it prepares it must be able to follow.
      seeing(administrator, custody),
      preparing(administrator, custody, { perPayment: '200000.00', monthAmount: '1000000.00', monthCount: 10 }),
      ...reading({ roleId: 'owner', departmentId: 'management' }, all),
      ...reading({ roleId: 'viewer', departmentId: 'management' }, all),
    ],
    approvalRules: [
      rule(custody, [null, '5000000.00'], [[signer('trustee', 'custody')]]),
      rule(custody, ['5000000.00', null], [[signer('settlor', 'settlor_office')], [signer('trustee', 'custody')]], {
        ordered: true,
        stepUp: true,
      }),
    ],
  };
}
