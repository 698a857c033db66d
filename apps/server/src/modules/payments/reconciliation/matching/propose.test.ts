import { expect, test } from 'vitest';
import { processorMs } from '../../../../../../../tests/support/processor-time.ts';
import { randomBooks, seeded, shuffled } from '../../../../../../../tests/support/payments/random-reconciliation.ts';
import { explain } from './explain.ts';
import { matchRules } from './match-rules.ts';
import type { MatchEntry, MatchItem } from './matching.ts';
import { propose } from './propose.ts';
import { findSum } from './subset-sum.ts';

const party = { counterpartyName: '合昌机电', counterpartyAccount: '6217 0000 1234' };

function entry(id: string, amountMinor: bigint, more: Partial<MatchEntry> = {}): MatchEntry {
  const common = { direction: 'credit', currency: 'CNY', day: 100, carried: [], transactionCode: null } as const;
  return { id, amountMinor, ...common, ...party, byHand: false, ...more };
}
function item(id: string, amountMinor: bigint, more: Partial<MatchItem> = {}): MatchItem {
  const common = { kind: 'request', direction: 'credit', currency: 'CNY', day: 98, carried: [id] } as const;
  return { id, amountMinor, totalMinor: amountMinor, ...common, ...party, ...more };
}

test('a reference with its amount is certain, whatever the bank made of its letters and joints', () => {
  const [found] = propose([entry('e', 500n, { carried: ['货款：pr2026/10-0377。'] })], [item('PR-2026-10-0377', 500n)]);
  expect(found).toMatchObject({ certain: true, confidence: 99, differenceMinor: 0n, items: [{ amountMinor: 500n }] });
});

test('one transfer that names three records pays them, and three transfers that name one pay it in parts', () => {
  const three = [item('PR-0001', 100n), item('PR-0002', 200n), item('PR-0003', 300n)];
  const [one] = propose([entry('e', 600n, { carried: ['PR-0001 PR-0002 PR-0003'] })], three);
  expect(one).toMatchObject({ certain: true, differenceMinor: 0n });
  expect(one?.items).toHaveLength(3);
  const parts = ['a', 'b', 'c'].map((id) => entry(id, 200n, { carried: ['PR-0009'] }));
  const [many] = propose(parts, [item('PR-0009', 600n)]);
  expect(many).toMatchObject({
    certain: true,
    entryIds: ['a', 'b', 'c'],
    items: [{ id: 'PR-0009', amountMinor: 600n }],
  });
});

test('a fee that was kept back is a fee within its bounds, and something unknown beyond them', () => {
  const one = { carried: ['PR-0001'] };
  const [fee] = propose([entry('e', 998_500n, one)], [item('PR-0001', 1_000_000n)]);
  expect(fee).toMatchObject({ certain: false, differenceKind: 'fee', differenceMinor: -1_500n });
  const [most] = propose([entry('e', 995_000n, one)], [item('PR-0001', 1_000_000n)]);
  expect(most).toMatchObject({ differenceKind: 'fee', differenceMinor: -5_000n });
  const [beyond] = propose([entry('e', 994_999n, one)], [item('PR-0001', 1_000_000n)]);
  expect(beyond).toMatchObject({ differenceKind: null, items: [{ amountMinor: 994_999n }] });
  const out = { direction: 'debit' } as const;
  const [added] = propose([entry('e', 1_001_500n, { ...one, ...out })], [item('PR-0001', 1_000_000n, out)]);
  expect(added).toMatchObject({ differenceKind: 'fee', differenceMinor: 1_500n });
});

test('without a reference the party with the amount is likely, never certain; of two as likely neither is sure', () => {
  const [likely] = propose([entry('e', 500n)], [item('PR-0001', 500n)]);
  expect(likely).toMatchObject({ certain: false, confidence: 96 });
  const twice = propose([entry('e', 500n)], [item('PR-0001', 500n), item('PR-0002', 500n)]);
  expect(twice).toMatchObject([{ confidence: 66 }]);
  expect(explain(twice[0]?.reasons ?? []).zh).toContain('请看对方');
});

test('the reference in the transfer of another party is not certain', () => {
  const other = { counterpartyName: '别家公司', counterpartyAccount: '999' };
  const [proposal] = propose([entry('e', 500n, { carried: ['PR-0001'], ...other })], [item('PR-0001', 500n)]);
  expect(proposal).toMatchObject({ certain: false, confidence: 88 });
});

test('without references one transfer of a party is a sum of its records, a third is a usual part, interest is booked', () => {
  const [sum] = propose([entry('e', 31_480n)], [item('TO-0912', 18_200n), item('TO-0925', 13_280n)]);
  expect(sum).toMatchObject({ confidence: 92, items: [{ id: 'TO-0912' }, { id: 'TO-0925' }] });
  const [thirty] = propose([entry('e', 18_600n)], [item('TO-0961', 62_000n)]);
  expect(thirty).toMatchObject({
    confidence: 81,
    reasons: [{ code: 'part_of', percent: 30 }, { code: 'party_account' }],
  });
  const [interest] = propose([entry('e', 412n, { transactionCode: 'ACMT/MCOP/INTR' })], []);
  expect(interest).toMatchObject({ items: [], differenceKind: 'interest', differenceMinor: 412n });
});

test('what a person has taken out is never certain again', () => {
  const [proposal] = propose([entry('e', 500n, { carried: ['PR-0001'], byHand: true })], [item('PR-0001', 500n)]);
  expect(proposal).toMatchObject({ certain: false });
});

test('money in is never money out, and one currency never another', () => {
  const entries = [
    entry('a', 500n, { direction: 'debit', carried: ['PR-0001'] }),
    entry('b', 500n, { currency: 'USD' }),
    entry('c', 500n, { currency: 'USD', carried: ['PR-0001'] }),
  ];
  expect(propose(entries, [item('PR-0001', 500n)])).toEqual([]);
});

test('a reference counts from thirty days before the day of a record to 120 days behind it, and not a day longer', () => {
  const { daysBefore, daysAfter } = matchRules;
  const by = (apart: number) =>
    propose([entry('e', 500n, { day: 1_000 + apart, carried: ['PR-0001'] })], [item('PR-0001', 500n, { day: 1_000 })]);
  for (const apart of [-daysBefore, 0, daysAfter]) expect(by(apart), `${apart}`).toMatchObject([{ certain: true }]);
  for (const apart of [-daysBefore - 1, daysAfter + 1])
    for (const { certain, reasons } of by(apart)) {
      expect(certain).toBe(false);
      expect(reasons.map(({ code }) => code)).not.toContain('reference');
    }
  expect(by(daysAfter + 1)).toEqual([]);
});

test('without a reference the party with the amount counts so many days, the amount alone a week, and not a day longer', () => {
  const { daysWithoutReference, daysWithAmountAlone } = matchRules;
  const nobody = { counterpartyName: null, counterpartyAccount: null };
  const by = (apart: number, more: Partial<MatchEntry> = {}) =>
    propose([entry('e', 500n, { day: 1_000 + apart, ...more })], [item('PR-0001', 500n, { day: 1_000 })]).length;
  for (const sign of [-1, 1]) {
    expect([by(sign * daysWithoutReference), by(sign * (daysWithoutReference + 1))]).toEqual([1, 0]);
    expect([by(sign * daysWithAmountAlone, nobody), by(sign * (daysWithAmountAlone + 1), nobody)]).toEqual([1, 0]);
  }
});

test.each(Array.from({ length: 20 }, (_, seed) => seed))(
  'books of seed %i: nothing is taken twice or beyond its amount, every sum is conserved, and order changes nothing',
  (seed) => {
    const { entries, items, exact } = randomBooks(400, seed);
    const proposals = propose(entries, items);
    const byId = new Map(entries.map((one) => [one.id, one]));
    const left = new Map(items.map((one) => [one.id, one.amountMinor]));
    const taken = new Set<string>();
    for (const { entryIds, items: parts, differenceMinor, differenceKind } of proposals) {
      let sum = 0n;
      for (const id of entryIds) {
        expect(taken.has(id), id).toBe(false);
        taken.add(id);
        sum += byId.get(id)?.amountMinor ?? 0n;
      }
      for (const { id, amountMinor } of parts) {
        const remains = (left.get(id) ?? 0n) - amountMinor;
        expect(amountMinor > 0n && remains >= 0n, id).toBe(true);
        left.set(id, remains);
        sum -= amountMinor;
      }
      expect(sum).toBe(differenceMinor);
      expect(differenceKind === null).toBe(differenceMinor === 0n);
    }
    const next = seeded(seed + 1_000);
    expect(propose(shuffled(entries, next), shuffled(items, next))).toEqual(proposals);
    for (const { entryIds, items: parts, certain } of proposals) {
      if (!certain) continue;
      for (const id of entryIds) expect(parts.map((part) => part.id)).toEqual(exact.get(id));
    }
  },
);

test('a sum is found within its bounds, the one of the fewest summands, and it is known whether there are several', () => {
  expect(findSum([5n, 3n, 2n, 4n], 7n)).toEqual({ found: [0, 2], several: true });
  expect(findSum([5n, 3n, 9n], 8n)).toEqual({ found: [0, 1], several: false });
  expect(findSum([5n, 3n], 5n)).toEqual({ found: null, several: false });
  const hard = Array.from({ length: 200 }, (_, at) => BigInt(2 * at + 2));
  const started = processorMs();
  expect(findSum(hard, 100_001n).found).toBeNull();
  expect(processorMs() - started).toBeLessThan(200);
  const beyond = [...Array.from({ length: matchRules.sumCandidates }, () => 1_000n), 3n, 4n];
  expect(findSum(beyond, 7n).found).toBeNull();
});
