import { expect, test } from 'vitest';
import type { OwnFact } from '../../enterprises/index.ts';
import { findings, meantFor, type Candidate } from './eligibility.ts';
import type { EligibilityRule, OfferContent, OpenOffer } from './offer.ts';

const bank = 'the-bank';
const other = 'another-bank';

function fact(key: string, value: OwnFact['value'], more: Partial<OwnFact> & { from?: string } = {}): OwnFact {
  const { from = bank, ...rest } = more;
  return {
    key,
    category: 'identity',
    value,
    source: { kind: 'bank', id: from, name: { zh: null, en: from }, mark: null, color: null },
    asOf: '2026-01-01T00:00:00.000Z',
    receivedAt: '2026-01-01T00:00:00.000Z',
    validUntil: null,
    assurance: 'bank_verified',
    stale: false,
    evidenceId: null,
    differs: false,
    ...rest,
  };
}

const code = (text: string, list = 'revenue_band'): OwnFact['value'] => ({ type: 'code', code: text, list });
const rule = (change: Partial<EligibilityRule> & Pick<EligibilityRule, 'fact' | 'test'>): EligibilityRule => ({
  must: true,
  ...change,
});
const oneOf = (name: EligibilityRule['fact'], ...values: string[]) =>
  rule({ fact: name, test: { kind: 'one_of', values } });

function offer(
  rules: EligibilityRule[],
  more: Partial<OpenOffer> & { audience?: OfferContent['audience'] } = {},
): OpenOffer {
  const { audience = 'customers', ...rest } = more;
  const content = { eligibility: rules, audience } as unknown as OfferContent;
  return { connectionId: bank, offerId: 'o', version: 1, kind: 'loan', content, targets: null, ...rest };
}
const candidate = (facts: OwnFact[], more: Partial<Candidate> = {}): Candidate => ({
  facts,
  customerIds: ['c-1'],
  shares: null,
  ...more,
});

const outcomes: [EligibilityRule, OwnFact | null, string][] = [
  [oneOf('city', 'suzhou'), fact('city', { type: 'text', text: { zh: '苏州', en: 'Suzhou' } }), 'fits'],
  [oneOf('city', '苏州'), fact('city', { type: 'text', text: { zh: '苏州', en: null } }), 'fits'],
  [oneOf('city', 'Ningbo'), fact('city', { type: 'text', text: { zh: '苏州', en: 'Suzhou' } }), 'misses'],
  [oneOf('revenue_band', '20m_100m'), fact('revenue_band', code('20m_100m')), 'fits'],
  [oneOf('revenue_band', '20m_100m'), null, 'unknown'],
  [
    oneOf('bank_products', 'payroll'),
    fact('bank_products', { type: 'list', items: [code('payroll') as never] }),
    'fits',
  ],
  [
    rule({ fact: 'employees', test: { kind: 'at_least', count: 20 } }),
    fact('employees', { type: 'count', count: 20 }),
    'fits',
  ],
  [
    rule({ fact: 'employees', test: { kind: 'at_most', count: 20 } }),
    fact('employees', { type: 'count', count: 21 }),
    'misses',
  ],
  [rule({ fact: 'employees', test: { kind: 'at_least', count: 1 } }), fact('employees', code('x')), 'unknown'],
  [
    rule({ fact: 'incorporated_on', test: { kind: 'not_after', day: '2024-01-01' } }),
    fact('incorporated_on', { type: 'date', date: '2024-01-01' }),
    'fits',
  ],
  [
    rule({ fact: 'incorporated_on', test: { kind: 'not_after', day: '2024-01-01' } }),
    fact('incorporated_on', { type: 'date', date: '2024-01-02' }),
    'misses',
  ],
  [
    rule({ fact: 'overdue', test: { kind: 'is', value: false } }),
    fact('overdue', { type: 'boolean', value: false }),
    'fits',
  ],
  [
    rule({ fact: 'overdue', test: { kind: 'is', value: false } }),
    fact('overdue', { type: 'boolean', value: true }),
    'misses',
  ],
];

test.each(outcomes)('a rule against a fact: %o', (one, known, expected) => {
  expect(findings([one], known === null ? [] : [known], bank)[0]!.outcome).toBe(expected);
});

test('the word of the offering bank goes before that of others, of others the newest', () => {
  const said = (value: string, from: string, asOf = '2026-01-01T00:00:00.000Z') =>
    fact('revenue_band', code(value), { from, asOf });
  const decided = (facts: OwnFact[]) => findings([oneOf('revenue_band', 'x')], facts, bank)[0]!.fact?.source.id;
  expect(decided([said('x', other, '2026-06-01T00:00:00.000Z'), said('y', bank)])).toBe(bank);
  expect(decided([said('x', 'older'), said('y', other, '2026-06-01T00:00:00.000Z')])).toBe(other);
});

test('what is stale, stated by oneself, or of the relationship with another bank decides nothing', () => {
  const outcome = (known: OwnFact, name: EligibilityRule['fact'] = 'revenue_band') =>
    findings([oneOf(name, 'x')], [known], bank)[0]!.outcome;
  expect(outcome(fact('revenue_band', code('x'), { stale: true }))).toBe('unknown');
  expect(outcome(fact('revenue_band', code('x'), { assurance: 'stated' }))).toBe('unknown');
  expect(outcome(fact('bank_products', code('x'), { from: other }), 'bank_products')).toBe('unknown');
});

test('an offer to customers is for customers, one to anyone for whoever fits', () => {
  const stranger = candidate([], { customerIds: [] });
  expect(meantFor(offer([]), stranger)).toBeNull();
  expect(meantFor(offer([], { audience: 'any' }), stranger)).toEqual({
    why: [{ kind: 'anyone' }],
    tellAs: null,
    namedCustomerIds: null,
  });
  expect(meantFor(offer([], { audience: 'any' }), candidate([]))?.why).toEqual([{ kind: 'customer' }]);
});

test('who does not fulfil what must be, or of whom it is not known, is not meant; what is wished for keeps nobody out', () => {
  const must = oneOf('revenue_band', 'x');
  expect(meantFor(offer([must]), candidate([]))).toBeNull();
  expect(meantFor(offer([must]), candidate([fact('revenue_band', code('y'))]))).toBeNull();
  expect(meantFor(offer([{ ...must, must: false }]), candidate([]))?.why).toEqual([{ kind: 'customer' }]);
});

test('named offers are for whom they name alone, and the rules hold for them too', () => {
  const named = { targets: { customerIds: ['c-1'], pseudonyms: [] } };
  expect(meantFor(offer([], named), candidate([], { customerIds: ['c-0', 'c-1'] }))).toEqual({
    why: [{ kind: 'named' }],
    tellAs: 'c-1',
    namedCustomerIds: ['c-1'],
  });
  expect(meantFor(offer([], named), candidate([], { customerIds: ['c-2'] }))).toBeNull();
  expect(meantFor(offer([oneOf('city', 'x')], named), candidate([]))).toBeNull();
});

test('a bank is told by number only of what its own word, and no pseudonym, led to', () => {
  const must = oneOf('revenue_band', 'x');
  const tellAs = (one: OpenOffer, who: Candidate) => meantFor(one, who)?.tellAs;
  expect(tellAs(offer([must]), candidate([fact('revenue_band', code('x'))]))).toBe('c-1');
  expect(tellAs(offer([must]), candidate([fact('revenue_band', code('x'), { from: other })]))).toBeNull();
  const toPseudonym = offer([], { targets: { customerIds: [], pseudonyms: ['p'] } });
  expect(meantFor(toPseudonym, candidate([]))).toBeNull();
  const shares = { category: 'offers', named: false, customerIds: ['c-1'] } as const;
  expect(tellAs(toPseudonym, candidate([], { shares }))).toBeNull();
  expect(meantFor(toPseudonym, candidate([], { shares }))?.why).toEqual([
    { kind: 'shared', category: 'offers', named: false },
  ]);
});

test('an offer to a pseudonym is for the mandates of the numbers that share under it alone', () => {
  const toPseudonym = offer([], { targets: { customerIds: [], pseudonyms: ['p'] } });
  const who = candidate([], {
    customerIds: ['c-1', 'c-2'],
    shares: { category: 'apps', named: true, customerIds: ['c-2'] },
  });
  expect(meantFor(toPseudonym, who)?.namedCustomerIds).toEqual(['c-2']);
});
