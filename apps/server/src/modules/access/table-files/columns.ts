import type { AccountAction } from '../permissions/account-actions.ts';
import type { BothLanguages } from '../permissions/decision.ts';
import type { TablePart } from '../permissions/table-schemas.ts';

export type FileLanguage = 'zh' | 'en';

/** A column of a sheet: which member of a row it holds, and how it is headed. */
export interface Column {
  readonly member: string;
  readonly heading: BothLanguages;
  /** Without it the sheet says nothing. */
  readonly needed?: boolean;
}

const column = (member: string, zh: string, en: string, needed = false): Column => ({
  member,
  heading: { zh, en },
  ...(needed ? { needed } : {}),
});
const days = [column('validFrom', '生效日', 'Valid from'), column('validUntil', '截止日', 'Valid until')];

/** The columns of each sheet, in the order in which they are written. */
export const columnsOf: Record<TablePart, readonly Column[]> = {
  grants: [
    column('roleId', '岗位', 'Role', true),
    column('departmentId', '部门', 'Department', true),
    column('accounts', '账户', 'Accounts', true),
    column('action', '操作', 'Action', true),
    column('currency', '币种', 'Currency'),
    column('limits.perPayment', '单笔限额', 'Per payment'),
    column('limits.dayAmount', '当日限额', 'Day amount'),
    column('limits.dayCount', '当日笔数', 'Day count'),
    column('limits.monthAmount', '当月限额', 'Month amount'),
    column('limits.monthCount', '当月笔数', 'Month count'),
    column('limits.counterpartyDay', '单一收款方当日限额', 'Counterparty per day'),
    column('counterparties', '收款账号', 'Counterparties'),
    column('window', '时段', 'Window'),
    ...days,
    column('signatureClass', '签名级别', 'Signature class'),
  ],
  departments: [
    column('departmentId', '部门代码', 'Department', true),
    column('nameZh', '中文名称', 'Name (Chinese)', true),
    column('nameEn', '英文名称', 'Name (English)', true),
    column('parentId', '上级部门', 'Above it'),
  ],
  roles: [
    column('roleId', '岗位代码', 'Role', true),
    column('nameZh', '中文名称', 'Name (Chinese)', true),
    column('nameEn', '英文名称', 'Name (English)', true),
    column('base', '标准岗位', 'Standard role', true),
  ],
  holders: [
    column('subject', '人员代码', 'Person', true),
    column('nameZh', '中文姓名', 'Name (Chinese)', true),
    column('nameEn', '英文姓名', 'Name (English)', true),
    column('roleId', '岗位', 'Role', true),
    column('departmentId', '部门', 'Department', true),
    column('accountNumbers', '限于账户', 'Only accounts'),
    ...days,
  ],
  approvalRules: [
    column('accounts', '账户', 'Accounts', true),
    column('currency', '币种', 'Currency', true),
    column('from', '金额起', 'From amount'),
    column('to', '金额止（不含）', 'Below amount'),
    column('demand', '签名', 'Signatures', true),
    column('ordered', '依次签', 'In order'),
    column('expiresAfterHours', '有效小时', 'Expires after hours', true),
    column('stepUp', '通行密钥', 'Passkey'),
  ],
};

/** Names of the sheets; of accounts there is one to look things up in, which is not read. */
export const sheetNames: Record<TablePart | 'accounts', BothLanguages> = {
  grants: { zh: '权限', en: 'Grants' },
  departments: { zh: '部门', en: 'Departments' },
  roles: { zh: '岗位', en: 'Roles' },
  holders: { zh: '人员', en: 'Holders' },
  approvalRules: { zh: '审批规则', en: 'Approval rules' },
  accounts: { zh: '账户', en: 'Accounts' },
};

export const accountHeadings: readonly BothLanguages[] = [
  { zh: '账号', en: 'Number' },
  { zh: '中文名称', en: 'Name (Chinese)' },
  { zh: '英文名称', en: 'Name (English)' },
  { zh: '产品', en: 'Product' },
  { zh: '币种', en: 'Currency' },
];

/** What a grant opens, in the words of a matrix. */
export const actionNames: Record<AccountAction, BothLanguages> = {
  'accounts:read': { zh: '查看账户', en: 'See account' },
  'statements:read': { zh: '查看明细', en: 'See statements' },
  'payments:read': { zh: '查看付款', en: 'See payments' },
  'payments:prepare': { zh: '制单', en: 'Prepare payments' },
  'payments:approve': { zh: '审核', en: 'Check payments' },
  'payments:release': { zh: '放行', en: 'Release payments' },
  'payments:cancel': { zh: '撤销付款', en: 'Cancel payments' },
};

export const words = {
  all: { zh: '全部', en: 'all' },
  product: { zh: '产品', en: 'product' },
  classes: { zh: '按级别', en: 'classes' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
} as const satisfies Record<string, BothLanguages>;

/** A heading, a word or a name as it is compared: whatever the width of its letters, its case and its blanks. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_\u{200B}\u{FEFF}]+/gu, '');
}

export function isWord(text: string, word: keyof typeof words): boolean {
  const given = plain(text);
  return given === plain(words[word].zh) || given === plain(words[word].en);
}
