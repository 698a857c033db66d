import type { Assurance, Evidence, Fact, FactValue, FactVersion, FeedItem } from '../api/types.ts';
import { chenghu, hengxin, huayueSource, lanjiangSource, yunxiu } from './sample-enterprises.ts';

const zhEn = (zh: string, en: string): FactValue => ({ type: 'text', text: { zh, en } });

type FactGiven = Partial<Fact> & { key: string; category: string; value: FactValue };

export function fact(given: FactGiven): Fact {
  const assurance: Assurance = 'bank_verified';
  return {
    source: huayueSource,
    asOf: '2026-11-20T01:14:02Z',
    receivedAt: '2026-11-20T01:14:04Z',
    validUntil: '2027-11-19T00:00:00Z',
    assurance,
    stale: false,
    evidenceId: 'ev1',
    differs: false,
    ...given,
  };
}

const older = { source: lanjiangSource, asOf: '2025-08-03T00:00:00Z', stale: true, evidenceId: 'ev2' };
const capital = (amount: string): FactValue => ({ type: 'money', amount, currency: 'CNY' });

export const facts: Fact[] = [
  fact({
    key: 'legal_name',
    category: 'identity',
    value: zhEn('苏州澄湖包装材料有限公司', 'Chenghu Packaging Materials Co., Ltd.'),
  }),
  fact({ key: 'identifier_uscc', category: 'identity', value: { type: 'plain', text: '91320507MA3PK7TX4K' } }),
  fact({
    key: 'registered_address',
    category: 'identity',
    value: zhEn('苏州市相城区澄湖东路 66 号 3 幢', 'Bldg 3, 66 Chenghu East Road, Suzhou'),
  }),
  fact({ key: 'registered_capital', category: 'identity', value: capital('20000000.00'), differs: true }),
  fact({ key: 'registered_capital', category: 'identity', value: capital('15000000.00'), differs: true, ...older }),
  fact({ key: 'incorporated_on', category: 'identity', value: { type: 'date', date: '2013-06-08' } }),
  fact({
    key: 'registration_status',
    category: 'identity',
    value: { type: 'code', list: 'registration_status', code: 'active' },
  }),
  fact({
    key: 'main_products',
    category: 'activity',
    value: zhEn('瓦楞纸箱、蜂窝纸板', 'Corrugated boxes and honeycomb board'),
  }),
  fact({ key: 'customer_since', category: 'relationship', value: { type: 'date', date: '2017-04-11' } }),
  fact({
    key: 'taxpayer_kind',
    category: 'standing',
    value: zhEn('一般纳税人', 'General VAT payer'),
    asOf: '2026-11-12T00:00:00Z',
  }),
  fact({
    key: 'tax_credit_rating',
    category: 'standing',
    value: { type: 'code', list: 'tax_credit_rating', code: 'A' },
    asOf: '2026-11-12T00:00:00Z',
  }),
  fact({ key: 'overdue', category: 'standing', value: { type: 'boolean', value: false } }),
];

const addressNow = facts[2];
export const history: FactVersion[] =
  addressNow === undefined
    ? []
    : [
        { ...addressNow, shownFrom: '2026-11-20T01:14:04Z', shownUntil: null, sequence: 9 },
        {
          ...addressNow,
          value: zhEn('苏州市相城区澄阳路 118 号', '118 Chengyang Road, Suzhou'),
          asOf: '2021-06-08T00:00:00Z',
          shownFrom: '2021-06-08T02:00:00Z',
          shownUntil: '2026-11-20T01:14:04Z',
          sequence: 3,
        },
      ];

export const evidence: Evidence = {
  id: 'ev1',
  source: huayueSource,
  keyId: 'huayue-2026-q4',
  algorithm: 'ES256',
  signedAt: '2026-11-20T01:14:02Z',
  recordId: 'HY-EID-77301942',
  sequence: 9,
  jws: 'eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl',
  publicKey: { kty: 'EC' },
  receivedAt: '2026-11-20T01:14:04Z',
  validUntil: '2027-11-19T00:00:00Z',
  assurance: 'bank_verified',
};

export function feedItems(now: Date): FeedItem[] {
  const at = (hoursAgo: number): string => new Date(now.getTime() - hoursAgo * 3_600_000).toISOString();
  const since = '2024-03-08T02:00:00Z';
  const base = {
    kind: 'facts_changed',
    category: 'identity',
    source: huayueSource,
    evidenceId: 'ev1',
    assurance: 'bank_verified',
  } as const;
  return [
    {
      ...base,
      id: 'f1',
      author: chenghu,
      occurredAt: at(1),
      changes: [
        {
          key: 'registered_address',
          old: zhEn('苏州市相城区澄阳路 118 号', '118 Chengyang Road, Suzhou'),
          new: zhEn('苏州市相城区澄湖东路 66 号 3 幢', 'Bldg 3, 66 Chenghu East Road, Suzhou'),
        },
      ],
      why: { reason: 'partner', since },
    },
    {
      ...base,
      id: 'f2',
      author: hengxin,
      occurredAt: at(2),
      source: lanjiangSource,
      changes: [
        { key: 'registered_capital', old: capital('10000000.00'), new: capital('12000000.00') },
        {
          key: 'legal_representative',
          old: zhEn('周予安', 'Zhou Yu’an'),
          new: zhEn('林见山', 'Lin Jianshan'),
        },
      ],
      why: { reason: 'partner', since },
    },
    {
      ...base,
      id: 'f3',
      kind: 'facts_first_attested',
      category: 'activity',
      author: yunxiu,
      occurredAt: at(30),
      changes: [{ key: 'main_products', old: null, new: zhEn('白茶、陈皮', 'White tea and tangerine peel') }],
      why: { reason: 'watched', since: null },
    },
  ];
}
