import {
  choiceField,
  contactFields,
  contactSection,
  countField,
  dayField,
  formSchema,
  moneyField,
  papers,
  textField,
  whenThen,
  yesField,
  type BankForm,
} from './form.ts';

export const loanApplication: BankForm = {
  formId: 'loan-application',
  version: 1,
  kind: 'application',
  source: 'financial_services',
  title: { zh: '流动资金贷款申请', en: 'Working capital loan' },
  summary: {
    zh: '为日常经营申请贷款。提交后，客户经理会在两个工作日内回复。',
    en: 'Apply for a loan for your day-to-day business. Your relationship manager answers within two working days.',
  },
  schema: formSchema(
    {
      borrower: textField('借款人', 'Borrower'),
      uscc: textField('统一社会信用代码', 'Unified social credit code', { pattern: '^[0-9A-Z]{18}$', maxLength: 18 }),
      registeredAddress: textField('注册地址', 'Registered address', { maxLength: 300 }),
      employees: countField('员工人数', 'Employees', 0, 1_000_000),
      amount: moneyField('申请金额', 'Amount', ['CNY', 'USD', 'EUR']),
      termMonths: countField('期限（月）', 'Term in months', 1, 36),
      neededOn: dayField('用款日期', 'Needed on'),
      purpose: choiceField('用途', 'Purpose', {
        inventory: { zh: '采购备货', en: 'Buying stock' },
        payroll: { zh: '发放工资', en: 'Paying wages' },
        order: { zh: '完成已签订单', en: 'Fulfilling an order' },
        other: { zh: '其他', en: 'Something else' },
      }),
      purposeText: textField('说明用途', 'What it is for', { maxLength: 2_000 }),
      hasCollateral: yesField('提供抵押或担保', 'We offer collateral'),
      collateralKind: choiceField('担保方式', 'Kind of collateral', {
        real_estate: { zh: '不动产抵押', en: 'Real estate' },
        receivables: { zh: '应收账款质押', en: 'Receivables' },
        guarantee: { zh: '第三方保证', en: 'Guarantee by a third party' },
      }),
      collateralValue: moneyField('担保价值', 'Its value', ['CNY', 'USD', 'EUR']),
      ...contactFields,
    },
    ['borrower', 'amount', 'termMonths', 'neededOn', 'purpose', 'hasCollateral', 'contactName', 'contactPhone'],
    {
      allOf: [
        whenThen('purpose', 'other', ['purposeText']),
        whenThen('hasCollateral', true, ['collateralKind', 'collateralValue']),
      ],
    },
  ),
  layout: {
    sections: [
      {
        title: { zh: '借款企业', en: 'The borrower' },
        fields: ['/borrower', '/uscc', '/registeredAddress', '/employees'],
      },
      {
        title: { zh: '贷款需求', en: 'The loan' },
        fields: ['/amount', '/termMonths', '/neededOn', '/purpose', '/hasCollateral'],
      },
      {
        title: { zh: '用途说明', en: 'What it is for' },
        fields: ['/purposeText'],
        when: { pointer: '/purpose', equals: 'other' },
      },
      {
        title: { zh: '抵押与担保', en: 'Collateral' },
        fields: ['/collateralKind', '/collateralValue'],
        when: { pointer: '/hasCollateral', equals: true },
      },
      contactSection,
    ],
    widgets: {
      '/amount': 'money',
      '/neededOn': 'date',
      '/purpose': 'radio',
      '/purposeText': 'textarea',
      '/hasCollateral': 'checkbox',
      '/collateralKind': 'select',
      '/collateralValue': 'money',
    },
  },
  attachments: papers(5),
  prefill: {
    '/borrower': 'legal_name',
    '/uscc': 'identifier_uscc',
    '/registeredAddress': 'registered_address',
    '/employees': 'employees',
  },
};
