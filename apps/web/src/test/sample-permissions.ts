import type { PermissionChangeDetail } from '../api/change-queries.ts';
import type { TableSummary, TableVersion } from '../api/permission-queries.ts';
import type { Grant, PermissionTable } from '../ui/permissions/table-types.ts';
import { NO_LIMITS } from '../ui/permissions/table-types.ts';
import { huayue } from './sample-enterprises.ts';

export const BASIC = '3301000000008841';
export const GENERAL = '3301000000002076';

/** A grant that says only what a test is about. */
export function grant(said: Partial<Grant> & Pick<Grant, 'roleId' | 'departmentId' | 'action'>): Grant {
  return {
    accounts: { kind: 'all' },
    currency: null,
    limits: NO_LIMITS,
    counterparties: null,
    window: null,
    validFrom: null,
    validUntil: null,
    signatureClass: null,
    ...said,
  };
}

export function upTo(perPayment: string | null): Pick<Grant, 'currency' | 'limits'> {
  return { currency: 'CNY', limits: { ...NO_LIMITS, perPayment } };
}

const holder = (subject: string, nameZh: string, nameEn: string, roleId: string, departmentId: string) => ({
  subject,
  nameZh,
  nameEn,
  roleId,
  departmentId,
  accountNumbers: null,
  validFrom: null,
  validUntil: null,
});

/** The grants by name, for those that a sample changes. */
const general = grant({
  roleId: 'accountant',
  departmentId: 'finance',
  action: 'payments:prepare',
  ...upTo('300000.00'),
});
const buying = grant({
  roleId: 'buyer',
  departmentId: 'purchasing',
  action: 'payments:prepare',
  accounts: { kind: 'product', product: 'general' },
  ...upTo('100000.00'),
});

/** Two accounts, three departments of which one lies below another, and somebody with two mandates. */
export const permissionTable: PermissionTable = {
  departments: [
    { departmentId: 'head-office', nameZh: '总部', nameEn: 'Head office', parentId: null },
    { departmentId: 'finance', nameZh: '财务部', nameEn: 'Finance', parentId: 'head-office' },
    { departmentId: 'purchasing', nameZh: '采购部', nameEn: 'Purchasing', parentId: null },
  ],
  roles: [
    { roleId: 'accountant', nameZh: '会计', nameEn: 'Accountant', base: 'accountant' },
    { roleId: 'treasurer', nameZh: '司库', nameEn: 'Treasurer', base: 'treasurer' },
    { roleId: 'buyer', nameZh: '采购主管', nameEn: 'Buyer', base: 'accountant' },
  ],
  accounts: [
    {
      accountNumber: BASIC,
      nameZh: '基本户',
      nameEn: 'Basic account',
      product: 'basic',
      currency: 'CNY',
      lastDigits: '8841',
    },
    {
      accountNumber: GENERAL,
      nameZh: '一般户',
      nameEn: 'General account',
      product: 'general',
      currency: 'CNY',
      lastDigits: '2076',
    },
  ],
  holders: [
    holder('p-wang', '王芳', 'Wang Fang', 'accountant', 'finance'),
    holder('p-li', '李明', 'Li Ming', 'treasurer', 'head-office'),
    holder('p-zhao', '赵岩', 'Zhao Yan', 'buyer', 'purchasing'),
    { ...holder('p-wang', '王芳', 'Wang Fang', 'buyer', 'purchasing'), accountNumbers: [GENERAL] },
  ],
  grants: [
    grant({ roleId: 'accountant', departmentId: 'finance', action: 'accounts:read' }),
    general,
    grant({
      roleId: 'accountant',
      departmentId: 'finance',
      action: 'payments:prepare',
      accounts: { kind: 'accounts', accountNumbers: [BASIC] },
      currency: 'CNY',
      limits: { ...NO_LIMITS, perPayment: '50000.00', dayAmount: '100000.00', dayCount: 20 },
      window: { days: [1, 2, 3, 4, 5], from: '09:00', until: '17:00', timeZone: 'Asia/Shanghai' },
    }),
    grant({ roleId: 'treasurer', departmentId: 'head-office', action: 'accounts:read' }),
    grant({
      roleId: 'treasurer',
      departmentId: 'head-office',
      action: 'payments:release',
      ...upTo(null),
      signatureClass: 'A',
    }),
    buying,
  ],
  approvalRules: [
    {
      accounts: { kind: 'all' },
      currency: 'CNY',
      from: null,
      to: '50000.00',
      demand: {
        kind: 'steps',
        ordered: false,
        steps: [{ need: 1, from: [{ roleId: 'treasurer', departmentId: null }] }],
      },
      expiresAfterHours: 72,
      stepUp: false,
    },
    {
      accounts: { kind: 'all' },
      currency: 'CNY',
      from: '50000.00',
      to: null,
      demand: { kind: 'classes' },
      expiresAfterHours: 72,
      stepUp: true,
    },
  ],
};

export const tableId = '01930000-0000-7000-8000-00000000000a';
const counts = { departments: 3, roles: 3, accounts: 2, holders: 4, persons: 3, grants: 6, approvalRules: 2 };
const version14 = {
  version: 14,
  effectiveFrom: '2026-11-12T01:00:00Z',
  effectiveUntil: null,
  signedAt: '2026-11-12T01:00:00Z',
  receivedAt: '2026-11-12T01:00:01Z',
  requirementId: '01930000-0000-7000-8000-00000000000b',
  counts,
};
const head = {
  id: tableId,
  bank: huayue,
  customerId: '7730-1942',
  current: true,
  appliedAt: '2026-11-12T01:00:01Z',
};

export const tableSummary: TableSummary = { ...head, ...version14 };
export const tableVersion: TableVersion = {
  ...head,
  ...version14,
  inForce: true,
  contents: permissionTable,
  evidence: { keyId: 'huayue-2026-q4', publicKey: {}, jws: 'a.b.c' },
  can: ['propose'],
};
/** An earlier version, in which the accountant prepared half as much. */
export const earlierVersion: TableVersion = {
  ...tableVersion,
  version: 13,
  inForce: false,
  effectiveFrom: '2026-03-01T01:00:00Z',
  effectiveUntil: '2026-11-12T01:00:00Z',
  contents: {
    ...permissionTable,
    grants: permissionTable.grants.with(1, { ...general, ...upTo('150000.00') }),
  },
};

const none = { added: 0, removed: 0, changed: 0 };
export const permissionChange: PermissionChangeDetail = {
  id: '01930000-0000-7000-8000-00000000000c',
  tableId,
  state: 'awaiting_approval',
  stale: false,
  basedOnVersion: 14,
  currentVersion: 14,
  version: null,
  source: 'form',
  fileName: null,
  note: null,
  summary: { departments: none, roles: none, holders: none, grants: { ...none, changed: 1 }, approvalRules: none },
  revision: 1,
  createdAt: '2026-11-20T02:00:00Z',
  createdBy: { id: 'p1', name: { zh: '沈知行', en: 'Shen Zhixing' } },
  updatedAt: '2026-11-20T02:00:00Z',
  submittedAt: '2026-11-20T02:00:00Z',
  approvalId: '01930000-0000-7000-8000-00000000000d',
  approvedBy: [],
  reasons: [],
  can: ['update', 'withdraw'],
  contents: {
    departments: permissionTable.departments,
    roles: permissionTable.roles,
    holders: permissionTable.holders,
    grants: permissionTable.grants.with(5, { ...buying, ...upTo('150000.00') }),
    approvalRules: permissionTable.approvalRules,
  },
  diff: {
    departments: [],
    roles: [],
    holders: [],
    grants: [
      {
        kind: 'changed',
        before: buying,
        after: { ...buying, ...upTo('150000.00') },
        fields: ['limits'],
      },
    ],
    approvalRules: [],
  },
};

/** What the network answers about the table. */
export const permissionAnswers = {
  'GET /v1/permission-tables': () => ({ items: [tableSummary] }),
  'GET /v1/permission-tables/:id': () => tableVersion,
  'GET /v1/permission-tables/:id/versions': () => ({
    items: [version14, { ...earlierVersion, counts }],
    nextCursor: null,
  }),
  'GET /v1/permission-tables/:id/versions/:version': ({ path }: { path: string }) =>
    path.endsWith('/13') ? earlierVersion : tableVersion,
  'GET /v1/permission-changes': () => ({ items: [permissionChange], nextCursor: null }),
  'GET /v1/permission-changes/:id': () => permissionChange,
};
