import { expect, test } from 'vitest';
import { parseMoney } from '../../../platform/money.ts';
import { reckon } from './comparison.ts';
import type { OfferKind, OfferTerms } from './offer.ts';

const terms: OfferTerms = {
  currency: 'CNY',
  amountFrom: '1000.00',
  amountTo: '3000000.00',
  annualRatePercent: '3.45',
  feePercent: null,
  termMonthsFrom: 1,
  termMonthsTo: 12,
  payoutDays: 0,
  security: null,
  earlyRepaymentPercent: null,
  signatures: 1,
  notes: [],
};
const of = (
  change: Partial<OfferTerms>,
  amount = '1000000.00',
  months = 6,
  kind: OfferKind = 'loan',
  currency = 'CNY',
) => reckon(kind, { ...terms, ...change }, { money: parseMoney(amount, currency), months });

test.each([
  [{}, '1000000.00', 6, '17250.00'],
  [{ annualRatePercent: '4.10' }, '1000000.00', 6, '20500.00'],
  [{ annualRatePercent: null, feePercent: '0.6' }, '1000000.00', 6, '6000.00'],
  [{ feePercent: '0.25' }, '1000000.00', 6, '19750.00'],
  // 1000.01 × 3.45 % ÷ 12 = 2.87502875; 1000.06 × 0.0005 = 0.50003; 1001.00 × 0.0005 = 0.5005, the half of a fen goes up.
  [{}, '1000.01', 1, '2.88'],
  [{ annualRatePercent: null, feePercent: '0.05' }, '1001.00', 1, '0.50'],
  [{ annualRatePercent: null, feePercent: '0.05' }, '1010.00', 1, '0.51'],
  [{ annualRatePercent: '0' }, '1000.00', 12, '0.00'],
] as const)('the cost is exact: %o, %s over %i months', (change, amount, months, expected) => {
  expect(of(change, amount, months)).toEqual({ amount: expected, meaning: 'cost', outside: null });
});

test('a deposit earns its interest less its fee', () => {
  expect(of({ annualRatePercent: '1.45', feePercent: '0.01' }, '1000000.00', 3, 'deposit')).toEqual({
    amount: '3525.00',
    meaning: 'earnings',
    outside: null,
  });
});

test('currencies without decimals are not given any', () => {
  const yen = { currency: 'JPY', amountFrom: '0', amountTo: '10000000' };
  expect(of(yen, '1000001', 6, 'loan', 'JPY').amount).toBe('17250');
});

test('what an offer is not made for is named', () => {
  expect(of({ currency: 'USD' }).outside).toBe('currency');
  expect(of({}, '999.99').outside).toBe('amount');
  expect(of({}, '3000000.01').outside).toBe('amount');
  expect(of({}, '1000.00', 13).outside).toBe('term');
  expect(of({ annualRatePercent: null }).amount).toBeNull();
});
