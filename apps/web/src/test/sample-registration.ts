import type { CaseSummary, ComparedField, EvidenceDocument, OperatorCase, Registration } from '../api/types.ts';
import { hengxin, huayueSource, qinghe, yunxiu } from './sample-enterprises.ts';

const registry = {
  ...huayueSource,
  kind: 'registry' as const,
  id: 'r1',
  name: { zh: '全球法人登记', en: 'GLEIF' },
  mark: 'G',
};
const asOf = '2026-11-19T02:00:00Z';

export const comparedFields: ComparedField[] = [
  {
    field: 'legal_name',
    stated: '青禾精密机械有限公司',
    sources: [
      { source: huayueSource, value: '青禾精密机械有限公司', asOf },
      { source: registry, value: null, asOf },
    ],
    result: 'equal',
  },
  {
    field: 'registered_address',
    stated: '西湖区文三路 88 号 1204 室',
    sources: [{ source: huayueSource, value: '西湖区文三路 88 号 1402 室', asOf }],
    result: 'differs',
  },
  { field: 'tax_standing', stated: 'A', sources: [], result: 'not_attested' },
];

export const documents: EvidenceDocument[] = [
  {
    id: 'd1',
    kind: 'business_licence',
    state: 'kept',
    fileName: '营业执照.pdf',
    mediaType: 'application/pdf',
    sizeBytes: 340_000,
    sha256: `b20d${'0'.repeat(56)}4e77`,
    validUntil: null,
    uploadedAt: asOf,
    expired: false,
    can: ['remove'],
  },
];

const nothingDone = {
  registered: false,
  documents: false,
  verified: false,
  disclosureChosen: false,
  firstPartner: false,
};

export const noRegistration: Registration = {
  state: 'none',
  statement: null,
  edited: false,
  submittedAt: null,
  comparison: null,
  message: null,
  checklist: nothingDone,
  can: ['edit'],
};

export const draft: Registration = {
  ...noRegistration,
  state: 'draft',
  statement: {
    legalName: { zh: '青禾精密机械有限公司', en: null },
    identifiers: [{ scheme: 'uscc', country: 'CN', value: '91320594MA1QH7LK0T' }],
    licence: { number: null, holder: null, validUntil: null },
    tax: { number: null, kind: null, rating: null },
    legalRepresentative: null,
    registeredAddress: '西湖区文三路 88 号 1204 室',
  },
  edited: true,
  can: ['edit', 'submit'],
};

export const returned: Registration = {
  ...draft,
  state: 'returned',
  edited: false,
  submittedAt: asOf,
  comparison: { checkedAt: asOf, fields: comparedFields },
  message: '注册地址：您填写的是 1204 室，华岳银行的记录是 1402 室。请更正后重新提交。',
  checklist: { ...nothingDone, registered: true, documents: true },
};

export const verified: Registration = {
  ...returned,
  state: 'verified',
  message: null,
  checklist: { registered: true, documents: true, verified: true, disclosureChosen: true, firstPartner: true },
  can: ['edit', 'submit'],
};

export const openCase: OperatorCase = {
  id: 'case-1',
  kind: 'differing_statement',
  state: 'open',
  openedAt: asOf,
  enterprise: qinghe,
  otherEnterprise: null,
  decision: null,
  revision: 3,
  fields: comparedFields,
  documents,
  can: ['accept', 'return', 'refuse'],
};

export const caseSummaries: CaseSummary[] = [
  summaryOf(openCase),
  { ...summaryOf(openCase), id: 'case-2', kind: 'claimed_enterprise', enterprise: yunxiu, otherEnterprise: hengxin },
];

function summaryOf({ id, kind, state, openedAt, enterprise, otherEnterprise, decision }: OperatorCase): CaseSummary {
  return { id, kind, state, openedAt, enterprise, otherEnterprise, decision };
}
