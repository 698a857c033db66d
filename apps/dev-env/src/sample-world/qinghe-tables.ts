import type { Grant, PermissionTable, TableRole } from './bank-seed.ts';
import { qingheRoles } from './roles.ts';
import { grant, only, preparing, reading, rule, seeing, signer, signing, type Place } from './table-parts.ts';

const accountant: Place = { roleId: 'accountant', departmentId: 'finance' };
const clerk: Place = { roleId: 'finance_clerk', departmentId: 'finance' };
const chief: Place = { roleId: 'chief_accountant', departmentId: 'finance' };
const manager: Place = { roleId: 'finance_manager', departmentId: 'finance' };
const treasurer: Place = { roleId: 'treasurer', departmentId: 'finance' };
const buying: Place = { roleId: 'purchasing_manager', departmentId: 'procurement' };
const buyer: Place = { roleId: 'buyer', departmentId: 'procurement' };
const selling: Place = { roleId: 'sales_assistant', departmentId: 'sales' };
const owner: Place = { roleId: 'owner', departmentId: 'management' };
const viewer: Place = { roleId: 'viewer', departmentId: 'management' };

const all = { kind: 'all' } as const;

/** Those who work with an account in everyday use; the figures are those of the picture of the table. */
function everyday(account: string): Grant[] {
  const accounts = only(account);
  return [
    ...reading(accountant, accounts),
    preparing(accountant, accounts, { perPayment: '50000.00', dayAmount: '100000.00' }),
    ...reading(clerk, accounts),
    preparing(clerk, accounts, { perPayment: '300000.00', dayAmount: '1000000.00', dayCount: 20 }),
    ...reading(chief, accounts),
    preparing(chief, accounts, { perPayment: '5000000.00', monthAmount: '50000000.00' }),
    ...reading(manager, accounts),
    preparing(manager, accounts, { perPayment: '500000.00' }),
    signing(manager, accounts, 'payments:approve', 'A', { perPayment: '500000.00' }),
    signing(treasurer, accounts, 'payments:release', 'B', { perPayment: '2000000.00' }),
  ];
}

/** Those who reach every account of the bank. */
function everywhere(): Grant[] {
  return [
    ...reading(treasurer, all),
    signing(treasurer, all, 'payments:approve', 'B'),
    grant(treasurer, all, 'payments:cancel'),
    ...reading(owner, all),
    signing(owner, all, 'payments:approve', 'A'),
    signing(owner, all, 'payments:release', 'A'),
    grant(owner, all, 'payments:cancel'),
    ...reading(viewer, all),
  ];
}

/** The margin account and what procurement may prepare; only the large bank keeps these. */
function atHuayue(basic: string, margin: string): Grant[] {
  const working = { days: [1, 2, 3, 4, 5], from: '08:00', until: '19:00', timeZone: 'Asia/Shanghai' };
  return [
    ...reading(accountant, only(margin)),
    ...reading(manager, only(margin)),
    preparing(manager, only(margin), { perPayment: '300000.00' }),
    signing(manager, only(margin), 'payments:approve', 'A', { perPayment: '300000.00' }),
    signing(treasurer, only(margin), 'payments:release', 'B', { perPayment: '1000000.00' }),
    seeing(buying, only(basic)),
    preparing(buying, only(basic), { perPayment: '100000.00', counterpartyDay: '200000.00' }),
    ...reading(buying, only(margin)),
    preparing(buying, only(margin), { perPayment: '300000.00' }),
    seeing(buyer, only(basic)),
    grant(buyer, only(basic), 'payments:prepare', { limits: { perPayment: '20000.00', dayCount: 5 }, window: working }),
  ];
}

/** Below 50,000 one signature, to 500,000 the manager and the treasurer, above also the owner, each with a passkey. */
const rules = [
  rule(all, [null, '50000.00'], [[signer('finance_manager'), signer('treasurer'), signer('owner')]]),
  rule(all, ['50000.00', '500000.00'], [[signer('finance_manager')], [signer('treasurer')]]),
  rule(all, ['500000.00', null], [[signer('finance_manager')], [signer('treasurer')], [signer('owner')]], {
    stepUp: true,
  }),
];

type Parts = { standard: TableRole[]; accountNumbers: string[]; effectiveFrom: string };

/** Qinghe's table at its first bank. */
export function qingheAtHuayue({ standard, accountNumbers, effectiveFrom }: Parts): PermissionTable {
  const [basic = '', margin = ''] = accountNumbers;
  return {
    effectiveFrom,
    roles: [...standard, ...qingheRoles],
    grants: [...everyday(basic), ...atHuayue(basic, margin), ...everywhere()],
    approvalRules: rules,
  };
}

/** Qinghe's table at its second bank, where it has a general account that the sales department may look at. */
export function qingheAtLanjiang({ standard, accountNumbers, effectiveFrom }: Parts): PermissionTable {
  const [general = ''] = accountNumbers;
  return {
    effectiveFrom,
    roles: [...standard, ...qingheRoles],
    grants: [...everyday(general), grant(selling, only(general), 'accounts:read'), ...everywhere()],
    approvalRules: rules,
  };
}
