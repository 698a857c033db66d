import type { RecordKind } from '../journal/journal-entry.ts';
import type { Bilingual } from '../seed/bank-seed.ts';

/** One input of a record's form. */
export type Field = {
  /** Place in the record's data, such as `city.zh`. */
  path: string;
  label: Bilingual;
  input: 'text' | 'date' | 'integer' | 'boolean' | readonly (readonly [value: string, label: Bilingual])[];
  optional?: boolean;
};

const field = (path: string, zh: string, en: string, input: Field['input'] = 'text'): Field => ({
  path,
  label: { zh, en },
  input,
});
const optional = (path: string, zh: string, en: string): Field => ({ ...field(path, zh, en), optional: true });
const both = (path: string, zh: string, en: string): Field[] => [
  field(`${path}.zh`, `${zh}（中文）`, `${en} (Chinese)`),
  field(`${path}.en`, `${zh}（英文）`, `${en} (English)`),
];
const option = (value: string, zh: string, en: string): readonly [string, Bilingual] => [value, { zh, en }];

const statuses = [
  option('active', '存续', 'Active'),
  option('suspended', '停业', 'Suspended'),
  option('dissolved', '注销', 'Dissolved'),
];
const revenueBands = [
  option('lt_5m', '500 万以下', 'Below 5 million'),
  option('5m_20m', '500 万至 2,000 万', '5 to 20 million'),
  option('20m_100m', '2,000 万至 1 亿', '20 to 100 million'),
  option('100m_500m', '1 亿至 5 亿', '100 to 500 million'),
  option('gt_500m', '5 亿以上', 'Above 500 million'),
];
const ratings = ['A', 'B', 'M', 'C', 'D'].map((letter) => option(letter, `${letter} 级`, letter));

/** The inputs of each kind; holders and products have a form of their own. */
export const kindFields: Record<RecordKind, Field[]> = {
  identification: [
    optional('legalNameZh', '法定名称（中文）', 'Legal name (Chinese)'),
    optional('legalNameEn', '法定名称（英文）', 'Legal name (English)'),
    optional('tradeName', '字号', 'Trade name'),
    field('status', '登记状态', 'Registration status', statuses),
    optional('registeredAddress.zh', '注册地址（中文）', 'Registered address (Chinese)'),
    optional('registeredAddress.en', '注册地址（英文）', 'Registered address (English)'),
    ...both('city', '城市', 'City'),
    field('country', '国家（两位代码）', 'Country (two letters)'),
    field('incorporatedOn', '成立日期', 'Incorporated on', 'date'),
    optional('legalRepresentative.nameZh', '法定代表人（中文）', 'Legal representative (Chinese)'),
    optional('legalRepresentative.nameEn', '法定代表人（英文）', 'Legal representative (English)'),
    field('registeredCapital.amount', '注册资本', 'Registered capital'),
    field('registeredCapital.currency', '币种', 'Currency'),
    ...both('legalForm', '企业类型', 'Legal form'),
  ],
  ownership: [],
  qualification: [
    field('industryCode', '行业代码', 'Industry code'),
    field('revenueBand', '营业收入区间', 'Band of revenue', revenueBands),
    ...both('industry', '行业', 'Industry'),
    ...both('mainProducts', '主要产品', 'Main products'),
    field('revenueYear', '收入年度', 'Year of revenue', 'integer'),
    field('employees', '员工人数', 'Employees', 'integer'),
  ],
  relationship: [
    field('customerSince', '开户日期', 'Customer since', 'date'),
    field('procurators', '被授权人数', 'Procurators', 'integer'),
    ...both('relationshipManager', '客户经理', 'Relationship manager'),
  ],
  standing: [
    field('taxCreditRating', '纳税信用等级', 'Tax credit rating', ratings),
    field('ratingYear', '评级年度', 'Year of rating', 'integer'),
    ...both('taxpayerKind', '纳税人类型', 'Kind of taxpayer'),
    field('overdue', '有逾期', 'Anything overdue', 'boolean'),
  ],
};

/** Names of the kinds of journal entries. */
export const kindNames: Record<RecordKind | 'consent_status', Bilingual> = {
  identification: { zh: '企业身份', en: 'Identity' },
  ownership: { zh: '股东', en: 'Owners' },
  qualification: { zh: '经营情况', en: 'Business' },
  relationship: { zh: '银企关系', en: 'Relationship' },
  standing: { zh: '资信', en: 'Standing' },
  consent_status: { zh: '授权状态', en: 'Consent' },
};
