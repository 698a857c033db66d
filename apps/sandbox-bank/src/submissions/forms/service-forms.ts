import {
  choiceField,
  contactFields,
  contactSection,
  dayField,
  formSchema,
  moneyField,
  papers,
  textField,
  whenThen,
  yesField,
  type BankForm,
} from './form.ts';

export const tradeFinanceEnquiry: BankForm = {
  formId: 'trade-finance-enquiry',
  version: 1,
  kind: 'enquiry',
  source: 'commerce',
  title: { zh: '贸易融资咨询', en: 'Trade finance enquiry' },
  summary: {
    zh: '说明这笔贸易，我们告诉您可以怎样融资、费用多少。',
    en: 'Tell us about the trade; we tell you how it can be financed and what it costs.',
  },
  schema: formSchema(
    {
      direction: choiceField('贸易方向', 'Direction', {
        export: { zh: '出口', en: 'Export' },
        import: { zh: '进口', en: 'Import' },
        domestic: { zh: '国内贸易', en: 'Within the country' },
      }),
      counterparty: textField('交易对手', 'The other party'),
      country: textField('对方国家或地区', 'Country of the other party', { maxLength: 80 }),
      value: moneyField('交易金额', 'Value of the trade', ['CNY', 'USD', 'EUR', 'JPY']),
      shipmentOn: dayField('预计发货日期', 'Shipment expected on'),
      instrument: choiceField('希望的方式', 'What you have in mind', {
        letter_of_credit: { zh: '信用证', en: 'Letter of credit' },
        collection: { zh: '托收', en: 'Collection' },
        factoring: { zh: '保理', en: 'Factoring' },
        advice: { zh: '请银行建议', en: 'Advise us' },
      }),
      question: textField('想了解的问题', 'Your question', { maxLength: 2_000 }),
      ...contactFields,
    },
    ['direction', 'counterparty', 'value', 'instrument', 'contactName', 'contactPhone'],
    { allOf: [whenThen('direction', 'export', ['country']), whenThen('direction', 'import', ['country'])] },
  ),
  layout: {
    sections: [
      {
        title: { zh: '这笔贸易', en: 'The trade' },
        fields: ['/direction', '/counterparty', '/country', '/value', '/shipmentOn'],
      },
      { title: { zh: '您的需求', en: 'What you need' }, fields: ['/instrument', '/question'] },
      contactSection,
    ],
    widgets: {
      '/direction': 'radio',
      '/value': 'money',
      '/shipmentOn': 'date',
      '/instrument': 'select',
      '/question': 'textarea',
    },
  },
  attachments: papers(3),
  prefill: {},
};

export const guaranteeRequest: BankForm = {
  formId: 'payment-guarantee',
  version: 1,
  kind: 'service_request',
  source: 'commerce',
  title: { zh: '开立付款保函', en: 'Payment guarantee' },
  summary: {
    zh: '请本行向您的供应商保证付款。',
    en: 'Have the bank guarantee your payment to a supplier.',
  },
  schema: formSchema(
    {
      applicant: textField('申请人', 'Applicant'),
      beneficiary: textField('受益人', 'Beneficiary'),
      beneficiaryAddress: textField('受益人地址', 'Address of the beneficiary', { maxLength: 300 }),
      amount: moneyField('担保金额', 'Amount', ['CNY', 'USD', 'EUR']),
      validUntil: dayField('有效期至', 'Valid until'),
      form: choiceField('保函形式', 'Form', {
        on_demand: { zh: '见索即付', en: 'On first demand' },
        conditional: { zh: '有条件', en: 'On conditions' },
      }),
      conditions: textField('付款条件', 'Conditions of payment', { maxLength: 4_000 }),
      contractNumber: textField('合同编号', 'Number of the contract', { maxLength: 60 }),
      feeAccepted: yesField('已知悉并接受费率', 'We know and accept the fee', {
        zh: '每季度为担保金额的 0.25%，最低 500 元。',
        en: '0.25 % of the amount for each quarter begun, at least CNY 500.',
      }),
      ...contactFields,
    },
    [
      'applicant',
      'beneficiary',
      'amount',
      'validUntil',
      'form',
      'contractNumber',
      'feeAccepted',
      'contactName',
      'contactPhone',
    ],
    {
      allOf: [whenThen('form', 'conditional', ['conditions']), { properties: { feeAccepted: { const: true } } }],
    },
  ),
  layout: {
    sections: [
      { title: { zh: '双方', en: 'The parties' }, fields: ['/applicant', '/beneficiary', '/beneficiaryAddress'] },
      { title: { zh: '保函', en: 'The guarantee' }, fields: ['/amount', '/validUntil', '/form', '/contractNumber'] },
      {
        title: { zh: '付款条件', en: 'Conditions' },
        fields: ['/conditions'],
        when: { pointer: '/form', equals: 'conditional' },
      },
      { title: { zh: '费用', en: 'Fee' }, fields: ['/feeAccepted'] },
      contactSection,
    ],
    widgets: {
      '/amount': 'money',
      '/validUntil': 'date',
      '/form': 'radio',
      '/conditions': 'textarea',
      '/feeAccepted': 'checkbox',
    },
  },
  attachments: papers(5),
  prefill: { '/applicant': 'legal_name' },
};

export const accountOpening: BankForm = {
  formId: 'account-opening',
  version: 1,
  kind: 'application',
  source: 'online_banking',
  title: { zh: '开立账户', en: 'Open an account' },
  summary: {
    zh: '为企业再开立一个账户。资料已由本行掌握的部分自动填好。',
    en: 'Open one more account for your enterprise. What the bank knows already is filled in.',
  },
  schema: formSchema(
    {
      holder: textField('户名', 'Account holder'),
      product: choiceField('账户类型', 'Kind of account', {
        current: { zh: '一般存款账户', en: 'Current account' },
        deposit: { zh: '定期存款', en: 'Time deposit' },
        payroll: { zh: '代发工资专户', en: 'Payroll account' },
      }),
      currency: choiceField('币种', 'Currency', {
        CNY: { zh: '人民币', en: 'Renminbi' },
        USD: { zh: '美元', en: 'US dollar' },
        EUR: { zh: '欧元', en: 'Euro' },
      }),
      purpose: textField('账户用途', 'What the account is for', { maxLength: 500 }),
      firstDeposit: moneyField('首次存入', 'First deposit', ['CNY', 'USD', 'EUR']),
      openOn: dayField('希望开户日期', 'To be opened on'),
      ...contactFields,
    },
    ['holder', 'product', 'currency', 'purpose', 'contactName', 'contactPhone'],
    { allOf: [whenThen('product', 'deposit', ['firstDeposit'])] },
  ),
  layout: {
    sections: [
      { title: { zh: '账户', en: 'The account' }, fields: ['/holder', '/product', '/currency', '/purpose', '/openOn'] },
      {
        title: { zh: '首次存入', en: 'First deposit' },
        fields: ['/firstDeposit'],
        when: { pointer: '/product', equals: 'deposit' },
      },
      contactSection,
    ],
    widgets: {
      '/product': 'radio',
      '/currency': 'select',
      '/purpose': 'textarea',
      '/firstDeposit': 'money',
      '/openOn': 'date',
    },
  },
  attachments: papers(3),
  prefill: { '/holder': 'legal_name' },
};

export const generalEnquiry: BankForm = {
  formId: 'general-enquiry',
  version: 1,
  kind: 'enquiry',
  source: 'online_banking',
  title: { zh: '一般咨询', en: 'General enquiry' },
  summary: { zh: '有任何问题，写给您的客户经理。', en: 'Any question to your relationship manager.' },
  schema: formSchema(
    {
      topic: choiceField('主题', 'Topic', {
        accounts: { zh: '账户', en: 'Accounts' },
        payments: { zh: '付款', en: 'Payments' },
        financing: { zh: '融资', en: 'Financing' },
        other: { zh: '其他', en: 'Something else' },
      }),
      subject: textField('标题', 'Subject', { maxLength: 120 }),
      question: textField('问题', 'Question', { maxLength: 4_000 }),
    },
    ['topic', 'subject', 'question'],
  ),
  layout: {
    sections: [{ title: { zh: '您的问题', en: 'Your question' }, fields: ['/topic', '/subject', '/question'] }],
    widgets: { '/topic': 'select', '/question': 'textarea' },
  },
  attachments: papers(3),
  prefill: {},
};
