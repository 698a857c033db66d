import type { AccountAction } from '../../../apps/server/src/modules/access/permissions/account-actions.ts';
import type {
  ApprovalRule,
  GrantLimits,
  PermissionTable,
  TableGrant,
  TableHolder,
} from '../../../apps/server/src/modules/access/permissions/table.ts';

/** A table as an enterprise of three departments has it, after the picture of the permission table. */

export const noLimits: GrantLimits = {
  perPaymentMinor: null,
  dayAmountMinor: null,
  dayCount: null,
  monthAmountMinor: null,
  monthCount: null,
  counterpartyDayMinor: null,
};

/** A grant to accountants in finance on all accounts, but for what is said. */
export function grantOf(action: AccountAction, more: Partial<TableGrant> = {}): TableGrant {
  const signs = action === 'payments:approve' || action === 'payments:release';
  const currency = signs || action === 'payments:prepare' ? 'CNY' : null;
  const none = { counterparties: null, window: null, validFrom: null, validUntil: null };
  const place = { roleId: 'accountant', departmentId: 'finance', accounts: { kind: 'all' as const } };
  return { ...place, action, currency, limits: noLimits, ...none, signatureClass: signs ? 'A' : null, ...more };
}

export function holderOf(subject: string, roleId: string, more: Partial<TableHolder> = {}): TableHolder {
  const always = { accountNumbers: null, validFrom: null, validUntil: null };
  return { subject, nameZh: subject, nameEn: subject, roleId, departmentId: 'finance', ...always, ...more };
}

export function ruleOf(more: Partial<ApprovalRule> = {}): ApprovalRule {
  const band = { fromMinor: null, toMinor: null };
  const all = { accounts: { kind: 'all' as const }, currency: 'CNY' };
  return { ...all, ...band, demand: { kind: 'classes' }, expiresAfterHours: 72, stepUp: false, ...more };
}

export const basic = '6217000000008841';
export const general = '6217000000002076';
export const deposit = '6217000000005513';
export const dollars = '6217000000009900';

/** 50,000.00 for the accountant in one payment, 100,000.00 in a day. */
export const sampleTable: PermissionTable = {
  departments: [
    { departmentId: 'enterprise', nameZh: '公司', nameEn: 'Enterprise', parentId: null },
    { departmentId: 'finance', nameZh: '财务部', nameEn: 'Finance', parentId: 'enterprise' },
    { departmentId: 'payables', nameZh: '应付组', nameEn: 'Payables', parentId: 'finance' },
    { departmentId: 'purchasing', nameZh: '采购部', nameEn: 'Purchasing', parentId: 'enterprise' },
  ],
  roles: [
    { roleId: 'owner', nameZh: '负责人', nameEn: 'Owner', base: 'owner' },
    { roleId: 'treasurer', nameZh: '司库', nameEn: 'Treasurer', base: 'treasurer' },
    { roleId: 'accountant', nameZh: '会计', nameEn: 'Accountant', base: 'accountant' },
    { roleId: 'finance-manager', nameZh: '财务经理', nameEn: 'Finance manager', base: 'treasurer' },
    { roleId: 'viewer', nameZh: '查看人', nameEn: 'Viewer', base: 'viewer' },
  ],
  accounts: [
    {
      accountNumber: basic,
      nameZh: '基本户',
      nameEn: 'Basic account',
      product: 'basic',
      currency: 'CNY',
      lastDigits: '8841',
    },
    {
      accountNumber: general,
      nameZh: '一般户',
      nameEn: 'General account',
      product: 'general',
      currency: 'CNY',
      lastDigits: '2076',
    },
    {
      accountNumber: deposit,
      nameZh: '保证金户',
      nameEn: 'Margin account',
      product: 'margin',
      currency: 'CNY',
      lastDigits: '5513',
    },
    {
      accountNumber: dollars,
      nameZh: '美元户',
      nameEn: 'Dollar account',
      product: 'general',
      currency: 'USD',
      lastDigits: '9900',
    },
  ],
  holders: [
    holderOf('p-owner', 'owner', { departmentId: 'enterprise' }),
    holderOf('p-treasurer', 'treasurer'),
    holderOf('p-manager', 'finance-manager'),
    holderOf('p-accountant', 'accountant', { validUntil: '2027-06-30' }),
    holderOf('p-payables', 'accountant', { departmentId: 'payables' }),
    holderOf('p-narrow', 'accountant', { accountNumbers: [general] }),
    holderOf('p-viewer', 'viewer', { departmentId: 'enterprise' }),
  ],
  grants: [
    grantOf('accounts:read', { roleId: 'viewer', departmentId: 'enterprise' }),
    grantOf('accounts:read'),
    grantOf('payments:prepare', {
      limits: { ...noLimits, perPaymentMinor: 5_000_000n, dayAmountMinor: 10_000_000n, dayCount: 5 },
    }),
    grantOf('payments:prepare', { roleId: 'finance-manager', limits: { ...noLimits, perPaymentMinor: 50_000_000n } }),
    grantOf('payments:approve', {
      roleId: 'finance-manager',
      limits: { ...noLimits, perPaymentMinor: 50_000_000n },
      signatureClass: 'B',
    }),
    grantOf('payments:release', { roleId: 'treasurer', limits: { ...noLimits, perPaymentMinor: 200_000_000n } }),
    grantOf('payments:release', { roleId: 'owner', departmentId: 'enterprise', signatureClass: 'E' }),
    grantOf('payments:prepare', {
      departmentId: 'payables',
      accounts: { kind: 'product', product: 'general' },
      limits: { ...noLimits, perPaymentMinor: 2_000_000n },
    }),
  ],
  approvalRules: [
    ruleOf({
      toMinor: 5_000_000n,
      demand: {
        kind: 'steps',
        ordered: false,
        steps: [
          {
            need: 1,
            from: [
              { roleId: 'finance-manager', departmentId: null },
              { roleId: 'treasurer', departmentId: null },
            ],
          },
        ],
      },
    }),
    ruleOf({
      fromMinor: 5_000_000n,
      toMinor: 50_000_000n,
      demand: {
        kind: 'steps',
        ordered: true,
        steps: [
          { need: 1, from: [{ roleId: 'finance-manager', departmentId: 'finance' }] },
          { need: 1, from: [{ roleId: 'treasurer', departmentId: 'finance' }] },
        ],
      },
    }),
    ruleOf({ fromMinor: 50_000_000n, stepUp: true }),
  ],
};
