import { oneOf, sample, t, type Sample } from './sample.ts';

/** What the city bank offers. */
export function lanjiangOffers(now: Date): Sample[] {
  return [
    sample(
      {
        source: 'online_banking',
        offerId: 'lj-tax-credit',
        kind: 'loan',
        title: '税信贷|Tax-record credit line',
        summary:
          '无需抵押，额度由纳税等级决定，一日内答复。|Unsecured line sized by your tax grade. Decision in one day.',
        details:
          '凭良好的纳税记录获得信用额度，随借随还，无需抵押或保证。|A line of credit on a good tax record: draw and repay as you need, without security or guarantor.',
        terms: {
          amountFrom: '50000.00',
          amountTo: '1500000.00',
          annualRatePercent: '4.10',
          termMonthsTo: 12,
          payoutDays: 1,
          earlyRepaymentPercent: '0',
        },
        rules: [
          oneOf('tax_credit_rating', ['A', 'B']),
          { fact: 'incorporated_on', must: true, test: { kind: 'not_after', day: '2024-01-01' } },
        ],
        audience: 'any',
        days: 40,
        formId: 'loan-application',
      },
      now,
    ),
    sample(
      {
        source: 'commerce',
        offerId: 'lj-supply-chain',
        kind: 'trade',
        title: '应收账款融资|Receivables finance',
        summary: '把对核心买方的应收账款提前变现。|Turn what large buyers owe you into money today.',
        details:
          '对经确认的应收账款提供融资，买方到期直接向银行付款。|Finance of receivables that the buyer has confirmed; at maturity the buyer pays the bank.',
        terms: {
          amountFrom: '100000.00',
          amountTo: '8000000.00',
          annualRatePercent: '3.95',
          feePercent: '0.2',
          termMonthsTo: 9,
          payoutDays: 2,
          security: t('已确认的应收账款|Confirmed receivables'),
        },
        rules: [oneOf('city', ['Suzhou', 'Wuxi', 'Nanjing', 'Changzhou'])],
        days: 120,
        formId: 'trade-finance-enquiry',
      },
      now,
    ),
    sample(
      {
        source: 'financial_services',
        offerId: 'lj-notice-deposit',
        kind: 'deposit',
        title: '七天通知存款|Seven-day notice deposit',
        summary: '五十万元起，提前七天通知即可支取。|From 500,000, taken out with seven days’ notice.',
        details:
          '不约定存期，提前七天通知银行即可支取，利率高于活期。|Without a fixed term: give seven days’ notice and take it out, at more than the current rate.',
        terms: {
          amountFrom: '500000.00',
          amountTo: '20000000.00',
          annualRatePercent: '1.20',
          termMonthsFrom: 1,
          termMonthsTo: 12,
        },
        days: 180,
        formId: 'account-opening',
      },
      now,
    ),
  ];
}
