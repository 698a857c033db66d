import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FactValue } from '../facts/fact.ts';
import { emptyStatement, type Statement } from '../registration/statement.ts';
import { compareStatement, type AttestedFact } from './comparison.ts';
import { sameAddress, sameName, samePerson } from './normal-forms.ts';
import { differencesIn, judge } from './verdict.ts';

const uscc = '91350100M000100Y43';
const stated: Statement = {
  legalName: { zh: '盛达纺织（宁波）有限公司', en: 'Shengda Textiles (Ningbo) Co., Ltd.' },
  identifiers: [{ scheme: 'uscc', country: 'CN', value: uscc }],
  licence: { number: uscc, holder: '盛达纺织(宁波)有限公司', validUntil: null },
  tax: { number: uscc, kind: { zh: '一般纳税人', en: null }, rating: 'A' },
  legalRepresentative: '王伟',
  registeredAddress: '宁波市海曙区中山西路 88 号',
};

const text = (zh: string | null, en: string | null): FactValue => ({ type: 'text', text: { zh, en } });
const truth: Record<string, FactValue> = {
  legal_name: text('盛达纺织(宁波)有限公司', 'SHENGDA TEXTILES (NINGBO) COMPANY LIMITED'),
  identifier_uscc: { type: 'plain', text: uscc },
  legal_representative: text('王 伟', 'Wang Wei'),
  registered_address: text('浙江省宁波市海曙区中山西路88号', null),
  registration_status: { type: 'code', code: 'active', list: 'registration_status' },
  tax_credit_rating: { type: 'code', code: 'A', list: 'tax_credit_rating' },
  taxpayer_kind: text('一般纳税人', 'General taxpayer'),
};

function factsOf(values: Record<string, FactValue>, more: Partial<AttestedFact> = {}): AttestedFact[] {
  return Object.entries(values).map(([key, value]) => ({
    enterpriseId: 'e',
    sourceId: 'bank',
    key,
    category: 'identity',
    value,
    assurance: 'bank_verified',
    active: true,
    asOf: '2026-01-01T00:00:00.000Z',
    gone: false,
    ...more,
  }));
}

const results = (statement: Statement, facts: readonly AttestedFact[]): Record<string, string> =>
  Object.fromEntries(compareStatement(statement, facts).map(({ field, result }) => [field, result]));

const verdict = (statement: Statement, facts: readonly AttestedFact[]): string =>
  judge(compareStatement(statement, facts), new Set(), true);

test('a statement that a bank attests is equal in every field, however either writes it', () => {
  const fields = compareStatement(stated, factsOf(truth));
  expect(fields.map(({ field, result }) => `${field} ${result}`)).toEqual([
    'legal_name equal',
    'identifier_uscc equal',
    'licence_number equal',
    'licence_holder equal',
    'tax_number equal',
    'tax_standing equal',
    'legal_representative equal',
    'registered_address equal',
    'registration_status equal',
  ]);
  expect(judge(fields, new Set(), true)).toBe('equal');
});

const other = '91330200MA2AAAAAA9';
test.each<[string, Record<string, FactValue>, string[]]>([
  ['another name', { legal_name: text('盛大纺织（宁波）有限公司', null) }, ['legal_name', 'licence_holder']],
  [
    'another English name only',
    { legal_name: text('盛达纺织（宁波）有限公司', 'Shengda Garments (Ningbo) Co., Ltd.') },
    ['legal_name'],
  ],
  [
    'another number',
    { identifier_uscc: { type: 'plain', text: other } },
    ['identifier_uscc', 'licence_number', 'tax_number'],
  ],
  ['another rating', { tax_credit_rating: { type: 'code', code: 'B', list: 'r' } }, ['tax_standing']],
  ['another kind of taxpayer', { taxpayer_kind: text('小规模纳税人', null) }, ['tax_standing']],
  ['another representative', { legal_representative: text('王卫', null) }, ['legal_representative']],
  ['another house', { registered_address: text('宁波市海曙区中山西路 188 号', null) }, ['registered_address']],
  [
    'that it was dissolved',
    { registration_status: { type: 'code', code: 'dissolved', list: 's' } },
    ['registration_status'],
  ],
])('a bank that says %s differs in that alone', (_what, change, differing) => {
  const found = results(stated, factsOf({ ...truth, ...change }));
  expect(Object.keys(found).filter((field) => found[field] === 'differs')).toEqual(differing);
  expect(verdict(stated, factsOf({ ...truth, ...change }))).toBe('differs');
});

test('without a bank that has examined name and number nothing is verified', () => {
  const { legal_name, identifier_uscc, ...rest } = truth;
  expect(verdict(stated, [])).toBe('nothing');
  expect(verdict(stated, factsOf(rest))).toBe('nothing');
  expect(verdict(stated, factsOf({ ...rest, legal_name: text('盛达纺织（宁波）有限公司', null) }))).toBe('nothing');
  expect(verdict(stated, factsOf(truth, { assurance: 'bank_reported' }))).toBe('nothing');
  expect(verdict(stated, factsOf(truth, { assurance: 'registry' }))).toBe('nothing');
  expect(verdict(stated, factsOf(truth, { active: false }))).toBe('nothing');
  expect([legal_name, identifier_uscc].every(Boolean)).toBe(true);
});

test('one source that differs outweighs all that agree', () => {
  const second = factsOf({ legal_name: text('宁波盛达', null) }, { sourceId: 'registry', assurance: 'registry' });
  expect(verdict(stated, [...factsOf(truth), ...second])).toBe('differs');
});

test('an accepted difference is settled, and the next one is not', () => {
  const facts = factsOf({ ...truth, legal_name: text('宁波盛达', null) });
  const fields = compareStatement(stated, facts);
  const accepted = new Set(differencesIn(fields));
  expect(judge(fields, accepted, true)).toBe('equal');
  const next = compareStatement(stated, factsOf({ ...truth, legal_name: text('宁波盛达纺织', null) }));
  expect(judge(next, accepted, true)).toBe('differs');
});

test('texts in two languages cannot be held against each other, and are no difference', () => {
  const english = { ...stated, legalName: { zh: null, en: 'Shengda' } };
  const { legal_name } = results(english, factsOf({ legal_name: text('盛达', null) }));
  expect(legal_name).toBe('not_attested');
});

test('a European enterprise is known by its register and its VAT number, with or without the letters of the country', () => {
  const german: Statement = {
    ...emptyStatement,
    legalName: { zh: null, en: 'Müller & Söhne Straßenbau GmbH' },
    identifiers: [{ scheme: 'vat', country: 'DE', value: 'DE136695976' }],
    licence: { number: 'HRB 12345', holder: 'MÜLLER AND SÖHNE STRASSENBAU GMBH', validUntil: null },
    tax: { number: '136695976', kind: null, rating: null },
  };
  const facts = factsOf({
    legal_name: text(null, 'Müller & Söhne Straßenbau GmbH'),
    identifier_vat: { type: 'plain', text: 'DE136695976' },
    identifier_national: { type: 'plain', text: 'HRB12345' },
  });
  expect(results(german, facts)).toEqual({
    legal_name: 'equal',
    identifier_vat: 'equal',
    licence_number: 'equal',
    licence_holder: 'equal',
    tax_number: 'equal',
  });
  expect(verdict(german, facts)).toBe('equal');
});

test('a number that a bank named once and names no more differs, though it says nothing', () => {
  const { identifier_uscc, ...rest } = truth;
  const gone = factsOf({ identifier_uscc: identifier_uscc ?? text(null, null) }, { gone: true });
  const fields = compareStatement(stated, [...factsOf(rest), ...gone]);
  const field = fields.find((one) => one.field === 'identifier_uscc');
  expect(field).toMatchObject({ result: 'differs', words: [{ value: null, result: 'differs' }] });
});

test.each([
  ['27 Qingfeng Road, Xiangcheng District, Suzhou', '27 Qingfeng Rd., Xiangcheng Dist., Suzhou, 215000, CN', true],
  ['青岛市黄岛区文澜路 5 号', '青岛市黄岛区文澜路5号, Qingdao, CN', true],
  ['青岛市黄岛区文澜路 5 号', '青岛市黄岛区文澜路 15 号', false],
  ['青岛市黄岛区文澜路 5 号', '青岛市黄岛区文澜路 5 号 2 幢', false],
  ['青岛市黄岛区', '青岛市黄岛区文澜路 5 号', false],
  ['Main Street, Dublin', '1234 Main Street, Dublin', false],
  ['8 Main Street, Dublin', '8 Main Street, Cork', false],
])('the addresses "%s" and "%s" are the same: %s', (a, b, same) => {
  expect(sameAddress(a, b)).toBe(same);
  expect(sameAddress(b, a)).toBe(same);
});

const name = fc
  .array(fc.constantFrom('盛', '达', '纺', '织', 'a', 'b', 'Z', '7', ' ', '(', '）', 'é', 'co', ' ltd'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => `x${parts.join('')}`);

/** The same text as another hand writes it. */
function rewritten(value: string): fc.Arbitrary<string> {
  return fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()).map(([upper, wide, marked]) => {
    const cased = upper ? value.toUpperCase() : value;
    const spelt = wide ? cased.replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)) : cased;
    return marked ? `　${spelt} 。` : spelt;
  });
}

test('width, case, spaces and punctuation never make a difference', () => {
  fc.assert(
    fc.property(
      name.chain((value) => fc.tuple(fc.constant(value), rewritten(value))),
      ([value, again]) => {
        expect(sameName(value, again)).toBe(true);
        expect(samePerson(value, again)).toBe(true);
        expect(sameAddress(value, again)).toBe(true);
      },
    ),
  );
});

test('being the same is a matter of both sides', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(sameName(a, b)).toBe(sameName(b, a));
      expect(samePerson(a, b)).toBe(samePerson(b, a));
      expect(sameAddress(a, b)).toBe(sameAddress(b, a));
    }),
  );
});

test('one more letter or digit in a name is another name', () => {
  fc.assert(
    fc.property(name, fc.constantFrom('q', '9', '鑫'), (value, extra) => {
      expect(sameName(value, value + extra)).toBe(false);
    }),
  );
});

test('whatever sources say besides, one that differs keeps the enterprise from being verified', () => {
  const keys = Object.keys(truth);
  const change = fc.constantFrom<[string, FactValue]>(
    ['legal_name', text('鑫', 'q')],
    ['identifier_uscc', { type: 'plain', text: other }],
    ['registered_address', text('无锡市 9 号', null)],
    ['registration_status', { type: 'code', code: 'suspended', list: 's' }],
    ['legal_representative', text('李雷', null)],
    ['tax_credit_rating', { type: 'code', code: 'D', list: 'r' }],
  );
  const agreeing = fc.array(fc.tuple(fc.constantFrom('b1', 'b2', 'b3'), fc.constantFrom(...keys)), { maxLength: 20 });
  fc.assert(
    fc.property(agreeing, change, fc.boolean(), (agree, [key, value], active) => {
      const facts = agree.flatMap(([sourceId, one]) =>
        factsOf(Object.fromEntries(Object.entries(truth).filter(([each]) => each === one)), { sourceId }),
      );
      const differing = factsOf({ [key]: value }, { sourceId: 'other', assurance: 'registry', active });
      expect(verdict(stated, [...facts, ...differing])).toBe('differs');
    }),
  );
});
