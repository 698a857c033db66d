import { expect, test } from 'vitest';
import type { FactValue } from '../facts/fact.ts';
import { emptyStatement, type Statement } from '../registration/statement.ts';
import type { AttestedFact } from './comparison.ts';
import { findingsOf, type Contested, type Evidence } from './findings.ts';
import { numberKey } from './verdict.ts';

const [uscc, lei] = ['91350100M000100Y43', '529900W18LQJJN6SJ336'];
const statement: Statement = {
  ...emptyStatement,
  legalName: { zh: '盛达纺织有限公司', en: null },
  identifiers: [
    { scheme: 'uscc', country: 'CN', value: uscc },
    { scheme: 'lei', country: '', value: lei },
  ],
  licence: { number: uscc, holder: '盛达纺织有限公司', validUntil: null },
  tax: { number: uscc, kind: null, rating: null },
  registeredAddress: '宁波市海曙区中山西路 88 号',
};

const text = (zh: string): FactValue => ({ type: 'text', text: { zh, en: null } });
function says(enterpriseId: string, sourceId: string, values: Record<string, FactValue | string>): AttestedFact[] {
  return Object.entries(values).map(([key, value]) => ({
    enterpriseId,
    sourceId,
    key,
    category: 'identity',
    value: typeof value === 'string' ? { type: 'plain', text: value } : value,
    assurance: sourceId === 'bank' ? 'bank_verified' : 'registry',
    active: true,
    asOf: '2026-01-01T00:00:00.000Z',
    gone: false,
  }));
}
const bank = says('own', 'bank', { legal_name: text('盛达纺织有限公司'), identifier_uscc: uscc });
const number = { scheme: 'lei', country: '', value: lei } as const;
const shell: Contested = { ...number, enterpriseId: 'shell', unclaimed: true, mayGoOver: true };
const member: Contested = { ...number, enterpriseId: 'member', unclaimed: false, mayGoOver: true };

const find = (more: Partial<Evidence>) =>
  findingsOf({
    statement,
    isStated: true,
    facts: bank,
    enterpriseId: 'own',
    contested: [],
    accepted: new Set(),
    wasInOrder: false,
    documentsExpired: false,
    ...more,
  });
const kinds = (more: Partial<Evidence>) => find(more).questions.map((question) => question.kind);

test("where nothing differs and no number is another one's, nobody is asked", () => {
  expect(find({})).toMatchObject({ questions: [], verdict: 'equal' });
});

test.each<[string, Record<string, FactValue | string>, string[]]>([
  [
    'name and address',
    { legal_name: text('盛达纺织有限公司'), registered_address: text('宁波市海曙区中山西路88号') },
    [],
  ],
  ['name and another number', { legal_name: text('盛达纺织有限公司'), identifier_uscc: uscc }, []],
  [
    'name and the claimed number alone',
    { legal_name: text('盛达纺织有限公司'), identifier_lei: lei },
    ['differing_statement'],
  ],
  ['address alone', { registered_address: text('宁波市海曙区中山西路88号') }, ['differing_statement']],
  ['nothing', {}, ['differing_statement']],
  [
    'another name',
    { legal_name: text('别家有限公司'), registered_address: text('宁波市海曙区中山西路88号') },
    ['differing_statement'],
  ],
])('behind a number stands an enterprise of which a registry says %s', (_what, values, asked) => {
  const facts = [...bank, ...says('shell', 'registry', values)];
  expect(kinds({ facts, contested: [shell] })).toEqual(asked);
});

test('a bank that names the number itself, or an operator, is enough for an enterprise that nobody has joined', () => {
  const named = [...bank, ...says('own', 'bank', { identifier_lei: lei })];
  expect(kinds({ facts: named, contested: [shell] })).toEqual([]);
  expect(kinds({ contested: [shell], accepted: new Set([numberKey(number)]) })).toEqual([]);
});

test('the number of a member takes an operator, and one that a bank named for it takes more than that', () => {
  const accepted = new Set([numberKey(number)]);
  const named = [...bank, ...says('own', 'bank', { identifier_lei: lei })];
  expect(kinds({ contested: [member] })).toEqual(['claimed_enterprise']);
  expect(kinds({ contested: [member], facts: named })).toEqual(['claimed_enterprise']);
  expect(kinds({ contested: [member], accepted })).toEqual([]);
  expect(kinds({ contested: [{ ...member, mayGoOver: false }], accepted })).toEqual(['claimed_enterprise']);
});

test('what was in order before has changed; what never was differs; every kind is asked once', () => {
  const facts = [...bank, ...says('own', 'registry', { legal_name: text('盛达') })];
  expect(kinds({ facts })).toEqual(['differing_statement']);
  expect(kinds({ facts, wasInOrder: true })).toEqual(['changed_at_bank']);
  expect(kinds({ facts, contested: [member, shell], documentsExpired: true })).toEqual([
    'differing_statement',
    'claimed_enterprise',
    'expired_document',
  ]);
});

test("a question names the other enterprise and its numbers, and nobody else's", () => {
  const [question] = find({ contested: [member, { ...shell, scheme: 'national', value: '7' }] }).questions;
  expect(question).toMatchObject({ otherEnterpriseId: 'shell', numbers: [{ scheme: 'national', value: '7' }] });
});
