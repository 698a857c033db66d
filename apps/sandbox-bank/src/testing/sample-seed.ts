import type { BankSeed, CustomerSeed, EntrySeed, PersonSeed } from '../seed/bank-seed.ts';

const both = (zh: string, en: string) => ({ zh, en });

function identification(city: string, asOf: string): EntrySeed {
  return {
    kind: 'identification',
    recordId: 'identification',
    asOf,
    assurance: 'bank_verified',
    data: {
      legalNameZh: '青禾精密机械（苏州）有限公司',
      legalNameEn: 'Qinghe Precision Machinery (Suzhou) Co., Ltd.',
      identifiers: [{ scheme: 'uscc', value: '91320594MA1WQ0000X', country: 'CN' }],
      registeredAddress: both('苏州市工业园区星湖街 1 号', '1 Xinghu Street, Suzhou Industrial Park'),
      city: both(city, 'Suzhou'),
      country: 'CN',
      legalRepresentative: { nameZh: '沈岚', nameEn: 'Shen Lan' },
      incorporatedOn: '2012-05-18',
      registeredCapital: { amount: '20000000.00', currency: 'CNY' },
      legalForm: both('有限责任公司', 'Limited liability company'),
      status: 'active',
    },
  };
}

const standing: EntrySeed = {
  kind: 'standing',
  recordId: 'standing',
  asOf: '2026-10-03T08:00:00Z',
  validUntil: '2027-04-30',
  assurance: 'bank_reported',
  data: {
    taxCreditRating: 'A',
    taxpayerKind: both('一般纳税人', 'General VAT taxpayer'),
    ratingYear: 2025,
    overdue: false,
  },
};

const qinghe: CustomerSeed = {
  customerId: '7730-1942',
  nameZh: '青禾精密机械（苏州）有限公司',
  nameEn: 'Qinghe Precision Machinery (Suzhou) Co., Ltd.',
  identifiers: [{ scheme: 'uscc', value: '91320594MA1WQ0000X', country: 'CN' }],
  departments: [
    { departmentId: 'management', nameZh: '管理层', nameEn: 'Management' },
    { departmentId: 'finance', nameZh: '财务部', nameEn: 'Finance', parentId: 'management' },
  ],
  accounts: [
    {
      accountId: 'qh-8841',
      nameZh: '基本户',
      nameEn: 'Basic account',
      product: 'current_account',
      currency: 'CNY',
      lastDigits: '8841',
      openedOn: '2014-03-02',
      balanceMinor: '138621490',
    },
    {
      accountId: 'qh-5513',
      nameZh: '保证金户',
      nameEn: 'Margin account',
      product: 'guarantee',
      currency: 'CNY',
      lastDigits: '5513',
      openedOn: '2019-08-11',
      balanceMinor: '24000000',
    },
  ],
  journal: [identification('苏州市', '2026-05-12'), standing, identification('苏州', '2026-11-02T09:30:00Z')],
  consents: [
    {
      consentId: 'branch-1',
      permissions: ['ReadIdentification'],
      status: 'AUTH',
      authorisedAt: '2026-06-01T02:00:00Z',
      expiresAt: '2036-06-01T02:00:00Z',
    },
  ],
};

const hengxin: CustomerSeed = {
  customerId: '6610-0007',
  nameZh: '恒信贸易有限公司',
  nameEn: 'Hengxin Trading Co., Ltd.',
  identifiers: [{ scheme: 'uscc', value: '91310000MA1K00000Y', country: 'CN' }],
  departments: [{ departmentId: 'treasury', nameZh: '资金部', nameEn: 'Treasury' }],
  accounts: [],
  journal: [],
  consents: [],
};

const people: PersonSeed[] = [
  {
    personId: 'p-treasurer',
    label: both('司库', 'Treasurer'),
    name: both('周宁', 'Zhou Ning'),
    goodFor: both('第二人签署、放行付款、切换授权身份', 'Second signatures, releasing payments, switching mandates'),
    listed: true,
    tags: ['approvals'],
    mandates: [
      { customerId: '7730-1942', roleId: 'treasurer', departmentId: 'finance', accountIds: ['qh-8841', 'qh-5513'] },
      { customerId: '7730-1942', roleId: 'viewer', departmentId: 'management', accountIds: ['qh-8841'] },
      { customerId: '6610-0007', roleId: 'treasurer', departmentId: 'treasury', accountIds: [] },
    ],
  },
  {
    personId: 'p-accountant',
    label: both('会计', 'Accountant'),
    name: both('陆小雨', 'Lu Xiaoyu'),
    goodFor: both('制单、限额被拒、月末对账', 'Preparing payments, refused limits, month-end'),
    listed: true,
    tags: [],
    mandates: [
      {
        customerId: '7730-1942',
        roleId: 'accountant',
        departmentId: 'finance',
        accountIds: ['qh-8841'],
        note: both('可制单，不能放行', 'May prepare, may not release'),
      },
    ],
  },
  {
    personId: 'p-unlisted',
    label: both('企业负责人', 'Owner'),
    name: both('顾一帆', 'Gu Yifan'),
    goodFor: both('被搜索找到', 'Being found by search'),
    listed: false,
    tags: ['hidden'],
    mandates: [{ customerId: '6610-0007', roleId: 'owner', departmentId: 'treasury', accountIds: [] }],
  },
];

/** A small bank for tests: two customers, three people, one consent from the branch. */
export const sampleSeed: BankSeed = {
  bank: { id: 'huayue', nameZh: '华岳银行', nameEn: 'Huayue Bank', mark: '岳', color: '#22406F' },
  roles: [
    { roleId: 'owner', nameZh: '企业负责人', nameEn: 'Owner' },
    { roleId: 'treasurer', nameZh: '司库', nameEn: 'Treasurer' },
    { roleId: 'accountant', nameZh: '会计', nameEn: 'Accountant' },
    { roleId: 'viewer', nameZh: '查看人', nameEn: 'Viewer' },
  ],
  customers: [qinghe, hengxin],
  people,
};
