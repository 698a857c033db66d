import { oneOf, sample, t, type Sample } from './sample.ts';

/** What the large commercial bank offers. */
export function huayueOffers(now: Date): Sample[] {
  return [
    sample(
      {
        source: 'financial_services',
        offerId: 'hy-order-loan',
        kind: 'loan',
        title: '订单贷|Order-backed loan',
        summary:
          '凭买方已接受的订单提款，可随时还款。|Draw against orders that your buyer has accepted. Repay any day.',
        details:
          '以买方已接受的订单为依据，单笔最高为订单金额的八成。按日计息，可随时部分或全部归还，不收违约金。|Against orders that the buyer has accepted, up to eighty per cent of each. Interest by the day; repay a part or all of it at any time without a charge.',
        terms: {
          amountFrom: '100000.00',
          amountTo: '3000000.00',
          annualRatePercent: '3.45',
          termMonthsFrom: 1,
          termMonthsTo: 12,
          payoutDays: 0,
          security: t('已接受的订单|Accepted orders'),
          earlyRepaymentPercent: '0',
          notes: [t('每张订单单独提款。|Each order is drawn on its own.')],
        },
        rules: [
          oneOf('industry', [
            'Machine parts',
            'Paper and board packaging',
            'Electronic circuits',
            'Textiles',
            'Coatings and chemicals',
            'Tea and food',
          ]),
          { fact: 'overdue', must: true, test: { kind: 'is', value: false } },
        ],
        days: 130,
        formId: 'loan-application',
      },
      now,
    ),
    sample(
      {
        source: 'online_banking',
        offerId: 'hy-working-capital',
        kind: 'loan',
        title: '流动资金贷款|Working capital loan',
        summary: '固定期限，抵押或保证，按月付息。|Fixed term against property or guarantee. Interest monthly.',
        details:
          '用于日常经营周转的固定期限贷款，需提供房产抵押或第三方保证，按月付息，到期还本。|A loan of fixed term for running business, against property or the guarantee of a third party. Interest is paid monthly, the loan at its end.',
        terms: {
          amountFrom: '500000.00',
          amountTo: '10000000.00',
          annualRatePercent: '3.20',
          termMonthsFrom: 3,
          termMonthsTo: 36,
          payoutDays: 8,
          security: t('房产或保证人|Property or guarantor'),
          earlyRepaymentPercent: '0.5',
          signatures: 2,
        },
        rules: [
          { fact: 'customer_since', must: true, test: { kind: 'not_after', day: '2025-01-01' } },
          oneOf('revenue_band', ['20m_100m', '100m_500m', 'gt_500m'], false),
        ],
        days: 220,
        formId: 'loan-application',
      },
      now,
    ),
    sample(
      {
        source: 'commerce',
        offerId: 'hy-export-bills',
        kind: 'trade',
        title: '出口票据贴现|Export bill discounting',
        summary: '出口单据一到即可贴现。|Money for export documents as soon as they are presented.',
        details:
          '在信用证或托收项下提交单据后即可办理贴现，到期由银行收款。|Discounting of documents under a letter of credit or collection; the bank collects at maturity.',
        terms: {
          currency: 'USD',
          amountFrom: '20000.00',
          amountTo: '2000000.00',
          annualRatePercent: '4.85',
          feePercent: '0.1',
          termMonthsTo: 6,
          payoutDays: 1,
        },
        rules: [oneOf('tax_credit_rating', ['A', 'B', 'M'])],
        days: 90,
        formId: 'trade-finance-enquiry',
      },
      now,
    ),
    sample(
      {
        source: 'commerce',
        offerId: 'hy-payment-guarantee',
        kind: 'payment_guarantee',
        title: '付款保函|Payment guarantee',
        summary: '向卖方保证您会付款，无需预付。|The seller is sure of your payment; nothing is paid in advance.',
        details:
          '银行向卖方出具付款保函，您按约定日期付款；未付时由银行先行支付。|The bank guarantees your payment towards the seller. You pay on the agreed day; if you do not, the bank pays first.',
        terms: {
          amountFrom: '50000.00',
          amountTo: '5000000.00',
          feePercent: '0.6',
          termMonthsTo: 24,
          payoutDays: 3,
          security: t('两成保证金|A deposit of twenty per cent'),
          signatures: 2,
        },
        audience: 'any',
        rules: [oneOf('city', ['Suzhou', 'Shanghai', 'Ningbo', 'Hangzhou', 'Wuxi', 'Nanjing'])],
        days: 300,
        formId: 'payment-guarantee',
      },
      now,
    ),
    sample(
      {
        source: 'financial_services',
        offerId: 'hy-deposit-90',
        kind: 'deposit',
        title: '三个月定期存款|Three-month deposit',
        summary: '起存十万元，到期自动续存可选。|From 100,000; renewed at its end if you like.',
        details:
          '资金固定三个月，利率在存入当日锁定。提前支取按活期计息。|Fixed for three months at the rate of the day on which it is placed. Taken out early it earns the current rate.',
        terms: {
          amountFrom: '100000.00',
          amountTo: '50000000.00',
          annualRatePercent: '1.45',
          termMonthsFrom: 3,
          termMonthsTo: 3,
        },
        days: 60,
        formId: 'account-opening',
      },
      now,
    ),
    sample(
      {
        source: 'online_banking',
        offerId: 'hy-reconciliation',
        kind: 'reconciliation_service',
        title: '对账服务|Reconciliation service',
        summary: '每日对账单文件，逐笔附业务编号。|Statement files each day, each entry with your reference.',
        details:
          '每个工作日发送 camt.053 对账单，并在每笔记录中附上您的业务编号，便于自动核销。|A camt.053 statement each working day, with your own reference in every entry, so that it can be matched by machine.',
        terms: { amountFrom: '0.00', amountTo: '0.00', feePercent: '0', termMonthsTo: 12 },
        rules: [{ fact: 'employees', must: false, test: { kind: 'at_least', count: 20 } }],
        days: 365,
        formId: 'general-enquiry',
      },
      now,
    ),
  ];
}
