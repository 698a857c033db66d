import type { Offer, OfferSummary } from '../api/types.ts';
import { huayue, lanjiang } from './sample-enterprises.ts';

const both = (zh: string, en: string) => ({ zh, en });
const source = { kind: 'bank' as const, id: 'c1', name: both('华岳银行', 'Huayue Bank'), mark: '岳', color: '#22406F' };
const industry = { type: 'text' as const, text: both('机械零部件加工', 'Machine parts') };
const asOf = '2026-10-03T08:00:00.000Z';

export const orderLoan: OfferSummary = {
  id: 'o1',
  bank: huayue,
  source: 'financial_services',
  kind: 'loan',
  version: 1,
  state: 'published',
  title: both('订单贷', 'Order-backed loan'),
  summary: both('凭订单提款。', 'Draw against orders.'),
  terms: {
    currency: 'CNY',
    amountFrom: '100000.00',
    amountTo: '3000000.00',
    annualRatePercent: '3.45',
    feePercent: null,
    termMonthsFrom: 1,
    termMonthsTo: 12,
    payoutDays: 0,
    security: both('已接受的订单', 'Accepted orders'),
    earlyRepaymentPercent: '0',
    signatures: 2,
    notes: [],
  },
  validUntil: '2027-03-31T00:00:00.000Z',
  publishedAt: '2026-11-20T00:00:00.000Z',
  why: [{ kind: 'customer' }, { kind: 'fact', fact: 'industry', value: industry, source, asOf }],
  because: null,
  ended: null,
  accepted: null,
  can: ['accept'],
  hindrance: null,
};

export const taxLine: OfferSummary = {
  ...orderLoan,
  id: 'o2',
  bank: lanjiang,
  title: both('税信贷', 'Tax-record credit line'),
  terms: { ...orderLoan.terms, annualRatePercent: '4.10', payoutDays: 1, security: null },
  why: [{ kind: 'shared', category: 'offers', named: false }],
  because: ['offers'],
};

export const orderLoanWhole: Offer = {
  ...orderLoan,
  details: both('说明', 'Eighty per cent of each order.'),
  validFrom: '2026-11-01T00:00:00.000Z',
  eligibility: [
    {
      fact: 'industry',
      must: true,
      test: { kind: 'one_of', values: ['Machine parts', 'Textiles'] },
      outcome: 'fits',
      value: industry,
      source,
      asOf,
    },
    {
      fact: 'employees',
      must: false,
      test: { kind: 'at_least', count: 20 },
      outcome: 'unknown',
      value: null,
      source: null,
      asOf: null,
    },
  ],
  documents: [{ documentId: 'terms', name: both('产品条款', 'Terms'), mediaType: 'text/plain', sizeBytes: 340 }],
  opensForm: true,
};
