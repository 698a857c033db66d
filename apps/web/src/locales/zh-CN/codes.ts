export const codes = {
  registration_status: { active: '存续', suspended: '停业', dissolved: '注销', inactive: '不活跃', lapsed: '已失效' },
  revenue_band: {
    lt_5m: '500 万元以下',
    '5m_20m': '500 万至 2,000 万元',
    '20m_100m': '2,000 万至 1 亿元',
    '100m_500m': '1 亿至 5 亿元',
    gt_500m: '5 亿元以上',
  },
  bank_product: {
    current_account: '结算账户',
    payroll: '代发工资',
    trade_finance: '贸易融资',
    working_capital_loan: '流动资金贷款',
    acquiring: '收单',
    guarantee: '保函',
    cash_pool: '资金池',
    deposit: '存款',
    settlement_account: '结算账户',
  },
  tax_credit_rating: { A: 'A 级', B: 'B 级', M: 'M 级（新设）', C: 'C 级', D: 'D 级' },
  permissions: {
    ReadIdentification: '登记信息',
    ReadOwnership: '股权',
    ReadQualification: '经营与规模',
    ReadRelationship: '与银行的往来',
    ReadStanding: '税务与信用',
  },
};
