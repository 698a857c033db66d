import {
  choiceField,
  contactFields,
  contactSection,
  dayField,
  formSchema,
  papers,
  textField,
  yesField,
  type BankForm,
} from './form.ts';

/** "Our address has changed": what the bank attests is corrected by the bank, after it has seen the paper. */
export const addressCorrection: BankForm = {
  formId: 'address-correction',
  version: 1,
  kind: 'fact_correction',
  source: 'online_banking',
  title: { zh: '更正注册地址', en: 'Our address has changed' },
  summary: {
    zh: '注册地址有变更时请告知本行。核对营业执照后，本行更新所证明的信息。',
    en: 'Tell the bank that your registered address has changed. Once it has seen your licence it attests the new one.',
  },
  schema: formSchema(
    {
      addressKnown: textField('本行登记的地址', 'The address as the bank has it', { maxLength: 300 }),
      addressNewZh: textField('新地址（中文）', 'New address in Chinese', { maxLength: 300 }),
      addressNewEn: textField('新地址（英文）', 'New address in English', { maxLength: 300 }),
      changedOn: dayField('变更日期', 'Changed on'),
      reason: choiceField('变更原因', 'Reason', {
        moved: { zh: '搬迁', en: 'We have moved' },
        renamed: { zh: '街道或区划改名', en: 'The street or district was renamed' },
        mistake: { zh: '登记有误', en: 'It was written down wrongly' },
      }),
      lettersToo: yesField('同时更改通信地址', 'Send letters there too'),
      ...contactFields,
    },
    ['addressNewZh', 'changedOn', 'reason', 'contactName', 'contactPhone'],
  ),
  layout: {
    sections: [
      { title: { zh: '地址', en: 'The address' }, fields: ['/addressKnown', '/addressNewZh', '/addressNewEn'] },
      { title: { zh: '变更', en: 'The change' }, fields: ['/changedOn', '/reason', '/lettersToo'] },
      contactSection,
    ],
    widgets: { '/changedOn': 'date', '/reason': 'radio', '/lettersToo': 'checkbox' },
  },
  attachments: papers(2),
  prefill: { '/addressKnown': 'registered_address' },
  corrects: ['registered_address'],
};
