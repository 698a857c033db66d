import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Misfit } from './misfit.ts';
import { readEntry } from './read-entry.ts';

const receivedAt = new Date('2026-11-21T00:00:00Z');

function entry(kind: string, data: object, more: object = {}): object {
  const head = {
    iat: 1_795_132_800,
    jti: 'j',
    recordId: 'HY-1',
    asOf: '2026-11-20T01:14:02Z',
    assurance: 'bank_verified',
  };
  return { ...head, kind, data, ...more };
}

const identification = {
  legalNameZh: '苏州澄湖包装材料有限公司',
  legalNameEn: 'Chenghu Packaging Materials Co., Ltd.',
  tradeName: '澄湖',
  identifiers: [
    { scheme: 'uscc', value: '91110000600037341L', country: 'CN' },
    { scheme: 'lei', value: '529900T8BM49AURSDO55', country: 'CN' },
  ],
  registeredAddress: { zh: '苏州市相城区', en: 'Suzhou' },
  city: { zh: '苏州', en: 'Suzhou' },
  country: 'CN',
  legalRepresentative: { nameZh: '周某' },
  incorporatedOn: '2009-02-17',
  registeredCapital: { amount: '20000000.00', currency: 'CNY' },
  legalForm: { zh: '有限责任公司', en: 'Limited liability company' },
  status: 'active',
};
const qualification = {
  industryCode: 'C2231',
  industry: { zh: '纸制品制造' },
  mainProducts: { zh: '纸箱', en: 'Cartons' },
  revenueBand: '20m_100m',
  revenueYear: 2025,
  employees: 180,
};

function misfitOf(payload: object): string {
  try {
    readEntry(payload, receivedAt);
  } catch (error) {
    if (error instanceof Misfit) return error.message;
    throw error;
  }
  return 'it fits';
}

test('an identification becomes facts of identity, each in the languages in which it is known', () => {
  const read = readEntry(entry('identification', identification), receivedAt);
  if (read.type !== 'facts') throw new Error('an identification has facts');
  const values = Object.fromEntries(read.facts.map(({ key, value }) => [key, value]));
  expect(values).toMatchObject({
    legal_name: { type: 'text', text: { zh: identification.legalNameZh, en: identification.legalNameEn } },
    trade_name: { type: 'text', text: { zh: '澄湖', en: null } },
    identifier_uscc: { type: 'plain', text: '91110000600037341L' },
    legal_representative: { type: 'text', text: { zh: '周某', en: null } },
    incorporated_on: { type: 'date', date: '2009-02-17' },
    registered_capital: { type: 'money', amount: '20000000.00', currency: 'CNY' },
    registration_status: { type: 'code', code: 'active', list: 'registration_status' },
  });
  expect(read.identity?.identifiers).toHaveLength(2);
  expect(read.facts.every(({ key }) => read.covers.includes(key))).toBe(true);
  expect(read.signedAt.toISOString()).toBe('2026-11-20T00:00:00.000Z');
});

test('a record speaks for all keys of its kind, so that one it no longer names can end', () => {
  const read = readEntry(entry('identification', { ...identification, tradeName: undefined }), receivedAt);
  if (read.type !== 'facts') throw new Error('an identification has facts');
  expect(read.covers).toContain('trade_name');
  expect(read.facts.map(({ key }) => key)).not.toContain('trade_name');
});

test('a qualification speaks of activity and of size', () => {
  const read = readEntry(entry('qualification', qualification), receivedAt);
  if (read.type !== 'facts') throw new Error('a qualification has facts');
  expect(read.facts.map(({ key, category }) => `${category}.${key}`).toSorted()).toEqual([
    'activity.industry',
    'activity.main_products',
    'size.employees',
    'size.revenue_band',
  ]);
});

describe('what does not fit is named by place and reason', () => {
  test.each([
    [
      entry('identification', { ...identification, incorporatedOn: '2009-02-30' }),
      'data.incorporatedOn: "2009-02-30" is no day',
    ],
    [entry('identification', { ...identification, identifiers: [] }), 'data.identifiers'],
    [
      entry('identification', {
        ...identification,
        identifiers: [{ scheme: 'uscc', value: '91110000600037341M', country: 'CN' }],
      }),
      'data.identifiers.0.value',
    ],
    [
      entry('identification', {
        ...identification,
        identifiers: [identification.identifiers[0], identification.identifiers[0]],
      }),
      'data.identifiers: one scheme is named twice',
    ],
    [
      entry('identification', { ...identification, registeredCapital: { amount: '-1.00', currency: 'CNY' } }),
      'data.registeredCapital: is less than nothing',
    ],
    [
      entry('ownership', { holders: ['60.5', '39.500001'].map((share) => ({ name: 'A', kind: 'person', share })) }),
      'data.holders: the shares add up to more than 100 per cent',
    ],
    [entry('qualification', { ...qualification, employees: 1.5 }), 'data.employees'],
    [
      entry('identification', { ...identification, legalNameEn: 'A\u202eB' }),
      'data.legalNameEn: is not written as agreed',
    ],
    [entry('identification', { ...identification, legalNameEn: ' ' }), 'data.legalNameEn'],
    [entry('standing', {}), 'data'],
    [entry('gossip', {}), 'entry.kind: "gossip" is no kind'],
    [entry('qualification', qualification, { asOf: '2026-11-22T00:00:00Z' }), 'entry.asOf: lies in the future'],
    [entry('qualification', qualification, { validUntil: '2026-11-19' }), 'entry.validUntil: is earlier than asOf'],
    [entry('qualification', qualification, { assurance: 'guessed' }), 'entry.assurance'],
    [{}, 'entry'],
  ])('%#: %s', (payload, expected) => {
    expect(misfitOf(payload)).toContain(expected);
  });
});

test('a day as validUntil means the whole of it', () => {
  const read = readEntry(entry('qualification', qualification, { validUntil: '2027-03-31' }), receivedAt);
  expect(read.validUntil?.toISOString()).toBe('2027-03-31T23:59:59.000Z');
});

test('shares that make exactly a hundred fit, however finely they are cut', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000 }), (part) => {
      const share = (millionths: number) =>
        `${Math.trunc(millionths / 1e6)}.${String(millionths % 1e6).padStart(6, '0')}`;
      const holders = [part, 100_000_000 - part].map((one) => ({ name: 'A', kind: 'person', share: share(one) }));
      expect(misfitOf(entry('ownership', { holders }))).toBe('it fits');
    }),
  );
});

test('whatever a bank puts into a record, it is read or it is a misfit, and nothing else is thrown', () => {
  const kinds = fc.constantFrom(
    'identification',
    'ownership',
    'qualification',
    'relationship',
    'standing',
    'consent_status',
  );
  const broken = fc.record({ kind: kinds, data: fc.dictionary(fc.string(), fc.anything()) });
  // Good records with one member replaced by anything.
  const spoiled = fc
    .tuple(fc.constantFrom(...Object.keys(identification)), fc.anything())
    .map(([member, value]) => ({ kind: 'identification', data: { ...identification, [member]: value } }));
  fc.assert(
    fc.property(
      fc.oneof(broken, spoiled),
      fc.dictionary(fc.constantFrom('iat', 'asOf', 'validUntil', 'jti'), fc.anything()),
      ({ kind, data }, head) => {
        misfitOf(entry(kind, data, head));
      },
    ),
    { numRuns: 400 },
  );
});
