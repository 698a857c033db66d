import { freshLei } from '../enterprises.ts';

/** An identification record of an enterprise under a fresh LEI, or the one that is given. */
export function identification(change: object = {}, lei = freshLei()): object {
  return {
    legalNameZh: '测试企业有限公司',
    legalNameEn: 'Test Enterprise Co., Ltd.',
    identifiers: [{ scheme: 'lei', value: lei, country: 'CN' }],
    registeredAddress: { zh: '苏州' },
    city: { zh: '苏州', en: 'Suzhou' },
    country: 'CN',
    legalRepresentative: { nameZh: '周某' },
    incorporatedOn: '2009-02-17',
    registeredCapital: { amount: '20000000.00', currency: 'CNY' },
    legalForm: { zh: '有限责任公司', en: 'Limited liability company' },
    status: 'active',
    ...change,
  };
}

export function qualification(employees: number): object {
  return {
    industryCode: 'C2231',
    industry: { zh: '纸制品制造', en: 'Paper products' },
    mainProducts: { zh: '纸箱', en: 'Cartons' },
    revenueBand: '20m_100m',
    revenueYear: 2025,
    employees,
  };
}
