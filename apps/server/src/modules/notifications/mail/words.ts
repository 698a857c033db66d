import type { Language } from '../announcements/topics.ts';

type Words = Readonly<Record<Language, string>>;
type Table = Readonly<Record<string, Words>>;

function words(zh: string, en: string): Words {
  return { 'zh-CN': zh, en };
}

/** Codes that a text may spell out. What stands in none of these tables is never printed. */
export const wordTables = {
  category: {
    identity: words('登记信息', 'identification'),
    ownership: words('股权', 'ownership'),
    activity: words('经营', 'business activity'),
    size: words('规模', 'size'),
    relationship: words('与银行的往来', 'dealings with its bank'),
    standing: words('税务与信用', 'tax and credit standing'),
    accounts: words('账户', 'accounts'),
  },
  approvalKind: {
    payment: words('付款', 'payment'),
    permission_change: words('权限表变更', 'change of the permission table'),
  },
  paymentReason: {
    AM04: words('账户余额不足', 'there was not enough money on the account'),
    AC01: words('银行查无此收款账号', 'the bank knows no such account of the payee'),
    AG01: words('按银行现行的授权表不允许', 'the permission table at the bank does not allow it'),
    AM03: words('币种与账户不符', 'the currency is not that of the account'),
  },
  submissionNews: {
    received: words('银行已收到', 'the bank has received it'),
    in_review: words('银行正在审核', 'the bank is looking at it'),
    information_wanted: words('银行需要您补充资料', 'the bank wants more information from you'),
    approved: words('已批准', 'it was approved'),
    declined: words('未获批准', 'it was declined'),
    funded: words('已放款', 'it was funded'),
    withdrawn: words('已撤回', 'it was withdrawn'),
    attested: words('银行已认证新的信息', 'the bank now attests the new information'),
    alarm: words(
      '需要您核对，银行的答复与提交内容不符或未被接受',
      'the answer of the bank does not fit and should be looked at',
    ),
  },
  documentKind: {
    business_licence: words('营业执照', 'business licence'),
    tax_certificate: words('税务登记证', 'tax certificate'),
  },
  outcome: {
    accept: words('已通过', 'accepted'),
    return: words('已退回修改', 'returned for changes'),
    refuse: words('未通过', 'refused'),
  },
  how: {
    expired: words('已到期', 'has expired'),
    withdrawn: words('已撤回', 'was withdrawn'),
    revoked: words('已撤回', 'was withdrawn'),
  },
  caseKind: {
    differing_statement: words('申报与银行记录不一致', 'what was stated differs from the bank’s records'),
    claimed_enterprise: words('该企业已有人注册', 'the enterprise is registered already'),
    changed_at_bank: words('银行记录有变动', 'the bank’s records changed'),
    expired_document: words('证明文件已过期', 'a document has expired'),
  },
  role: {
    owner: words('负责人', 'owner'),
    treasurer: words('司库', 'treasurer'),
    accountant: words('会计', 'accountant'),
    viewer: words('查看人', 'viewer'),
    asset_manager: words('管理人', 'asset manager'),
    trustee: words('托管人', 'trustee'),
    settlor: words('委托人', 'settlor'),
    beneficiary: words('受益人', 'beneficiary'),
    fund_administrator: words('外包管理人', 'fund administrator'),
    operator: words('运营方', 'operator of the network'),
    relationship_manager: words('客户经理', 'relationship manager'),
  },
} as const satisfies Record<string, Table>;
export type WordTable = keyof typeof wordTables;

/** The words for a code; null for one that the table does not know. */
export function wordsFor(table: WordTable, code: unknown, language: Language): string | null {
  const known: Table = wordTables[table];
  return typeof code === 'string' && Object.hasOwn(known, code) ? (known[code]?.[language] ?? null) : null;
}
