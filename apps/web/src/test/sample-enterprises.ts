import type {
  BankRef,
  EnterpriseRef,
  FoundEnterprise,
  EnterpriseView,
  Mandate,
  Relation,
  Session,
  Source,
  Text,
} from '../api/types.ts';

const both = (zh: string, en: string): Text => ({ zh, en });

export const huayue: BankRef = { slug: 'huayue', name: both('华岳银行', 'Huayue Bank'), mark: '岳', color: '#22406F' };
export const lanjiang: BankRef = {
  slug: 'lanjiang',
  name: both('澜江银行', 'Lanjiang Bank'),
  mark: '澜',
  color: '#5B3A8C',
};

export const huayueSource: Source = {
  kind: 'bank',
  id: 'b1',
  name: huayue.name,
  mark: huayue.mark,
  color: huayue.color,
};
export const lanjiangSource: Source = { ...huayueSource, id: 'b2', name: lanjiang.name, mark: '澜', color: '#5B3A8C' };

export const unrelated: Relation = { partner: 'none', since: null, watching: false, isOwn: false };
export const activePartner: Relation = { ...unrelated, partner: 'active', since: '2024-03-08T02:00:00Z' };

export const qinghe: EnterpriseRef = {
  id: 'e-qinghe',
  name: both('青禾精密机械有限公司', 'Qinghe Precision Machinery Co., Ltd.'),
  verified: true,
};
export const chenghu: EnterpriseRef = {
  id: 'e-chenghu',
  name: both('苏州澄湖包装材料有限公司', 'Chenghu Packaging Materials Co., Ltd.'),
  verified: true,
};
const hengxin: EnterpriseRef = {
  id: 'e-hengxin',
  name: both('宁波恒信贸易有限公司', 'Hengxin Trading Co., Ltd.'),
  verified: true,
};
const yunxiu: EnterpriseRef = {
  id: 'e-yunxiu',
  name: both('杭州云岫茶业有限公司', 'Yunxiu Tea Co., Ltd.'),
  verified: false,
};

export function summary(ref: EnterpriseRef, relation: Relation, uscc: string): FoundEnterprise {
  return {
    ...ref,
    status: ref.verified ? 'verified' : 'unclaimed',
    city: both('苏州', 'Suzhou'),
    industry: both('纸和纸板容器制造', 'Paper and board containers'),
    identifiers: [{ scheme: 'uscc', value: uscc }],
    relation,
    attestedBy: ref.verified ? [huayue] : [],
  };
}

export const chenghuView: EnterpriseView = {
  ...summary(chenghu, activePartner, '91320507MA3PK7TX4K'),
  attestedBy: [huayue, lanjiang],
  factCount: 12,
  latestAsOf: '2026-11-20T01:14:02Z',
  differing: ['registered_capital'],
  hiddenCategories: ['ownership'],
  can: ['end_partner', 'watch'],
};

export const summaries: FoundEnterprise[] = [
  chenghuView,
  summary(hengxin, unrelated, '91330201MA2GT0AB1X'),
  summary(yunxiu, { ...unrelated, partner: 'received', since: '2026-11-18T02:00:00Z' }, '91330106MA28A1CDE5'),
];

const department = { id: 'finance', name: both('财务部', 'Finance') };
export const mandate: Mandate = {
  id: 'm1',
  current: true,
  enterprise: qinghe,
  role: { id: 'owner', name: both('司库', 'Treasurer') },
  department,
  bank: huayue,
  customerId: '7730-1942',
  accounts: [],
  seenAt: '2026-11-20T01:00:00Z',
};
export const otherMandate: Mandate = {
  ...mandate,
  id: 'm2',
  current: false,
  enterprise: hengxin,
  bank: lanjiang,
  customerId: '8810-0042',
};

export const session: Session = {
  person: { id: 'p1', name: both('沈知行', 'Shen Zhixing') },
  mandate,
  signedInAt: '2026-11-20T01:00:00Z',
  expiresAt: '2026-11-20T11:00:00Z',
  can: [
    'feed:read',
    'partners:manage',
    'watches:manage',
    'bank_consents:manage',
    'registration:read',
    'registration:manage',
    'documents:read',
    'operator:cases_read',
    'operator:cases_decide',
    'operator:connections_read',
    'operator:connections_manage',
    'operator:jobs_read',
    'operator:jobs_manage',
    'operator:audit_read',
    'audit:read',
  ],
};

export { hengxin, yunxiu };
