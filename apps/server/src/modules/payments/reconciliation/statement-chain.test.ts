import { expect, test } from 'vitest';
import { monthAfter, periodOf } from './period.ts';
import type { StatementPage } from '../statements/statement-issues.ts';
import { chainFaults, statedDays } from './statement-chain.ts';

function stated(
  day: string,
  openingMinor: bigint | null,
  closingMinor: bigint | null,
  { writtenAt = `${day}T21:00:00Z`, ...more }: Partial<StatementPage> & { readonly writtenAt?: string } = {},
): StatementPage {
  const statementId = `${day} ${openingMinor} ${more.page ?? ''}`;
  return {
    statementId,
    statementKey: statementId,
    via: 'bank',
    message: 'camt.053',
    currency: 'CNY',
    bankId: statementId,
    electronicSequence: null,
    legalSequence: null,
    page: null,
    lastPage: null,
    createdAt: new Date(writtenAt),
    day,
    fromOn: null,
    openingMinor,
    closingMinor,
    closingOn: closingMinor === null ? null : day,
    creditsMinor: 0n,
    debitsMinor: 0n,
    oneCurrency: true,
    state: 'balances',
    expectedMinor: null,
    ...more,
  };
}

function faults(statements: readonly StatementPage[], more: { bookedOn?: string[]; lateMinor?: bigint } = {}) {
  const facts = { month: '2026-10', bookedOn: [], until: '2026-11-10', lateMinor: 0n, ...more };
  return chainFaults(statedDays(statements), facts);
}

test('days over which the balance stays the same are no gap; a day over which it moves is named', () => {
  const whole = [stated('2026-10-09', 0n, 5n), stated('2026-10-15', 5n, 9n), stated('2026-10-31', 9n, 9n)];
  expect(faults(whole)).toEqual({ missing: [], unbalanced: [] });
  const moved = [stated('2026-10-15', 0n, 9n), stated('2026-10-19', 12n, 12n), stated('2026-10-31', 12n, 12n)];
  expect(faults(moved).missing).toEqual(['2026-10-16']);
});

test('entries on a day without a statement name it, and so does the end of a month that no statement carries on', () => {
  const days = [stated('2026-10-09', 0n, 5n), stated('2026-11-02', 5n, 9n)];
  expect(faults(days, { bookedOn: ['2026-10-12'] }).missing).toEqual(['2026-10-12']);
  expect(faults([stated('2026-10-29', 0n, 5n)]).missing).toEqual(['2026-10-30']);
});

test('of a day that the bank says twice the later word counts, and parts of one day are one', () => {
  const again = stated('2026-10-15', 5n, 11n, { writtenAt: '2026-10-16T08:00:00Z' });
  const days = statedDays([stated('2026-10-15', 5n, 9n), again]);
  expect(days).toMatchObject([{ openingMinor: 5n, closingMinor: 11n }]);
  const parts = statedDays([
    stated('2026-10-15', 5n, 9n),
    stated('2026-10-15', 9n, 11n, { writtenAt: '2026-10-15T23:00:00Z' }),
  ]);
  expect(parts).toMatchObject([{ openingMinor: 5n, closingMinor: 11n }]);
});

test("what the bank says of a day closes it, whenever a member's file claims to be from", () => {
  const claimed = { via: 'upload', writtenAt: '2031-01-01T00:00:00Z' } as const;
  const said = stated('2026-10-15', 5n, 9n);
  const others = [
    stated('2026-10-15', 5n, 500n, claimed),
    stated('2026-10-15', 7n, 700n, { ...claimed, bankId: 'another', statementKey: 'another' }),
  ];
  for (const order of [
    [said, ...others],
    [...others, said],
  ])
    expect(statedDays(order)).toMatchObject([{ openingMinor: 5n, closingMinor: 9n }]);
});

test('the pages of a statement open and close a day as one, and are added up together', () => {
  const page = (number: number, more: Partial<StatementPage>): StatementPage => ({
    ...stated('2026-10-15', null, null, { page: number, bankId: 'S-7', electronicSequence: '7', lastPage: false }),
    ...more,
  });
  const first = page(1, { openingMinor: 100n, creditsMinor: 5n });
  const last = page(3, { closingMinor: 42n, closingOn: '2026-10-15', lastPage: true, debitsMinor: 60n });
  const second = page(2, { debitsMinor: 3n });
  const whole = { day: '2026-10-15', openingMinor: 100n, closingMinor: 42n };
  expect(statedDays([last, first, second])).toMatchObject([{ ...whole, balances: true }]);
  expect(statedDays([last, first, { ...second, debitsMinor: 4n }])).toMatchObject([{ ...whole, balances: false }]);
  // The page without balances is dated when it was written, and is of the day that the last one closes.
  expect(statedDays([last, { ...first, day: '2026-10-16' }, second])).toMatchObject([whole]);
});

test('a statement that does not balance, or does not carry on the balance of the day before, is named', () => {
  const days = [
    stated('2026-10-29', 0n, 5n, { state: 'does_not_balance' }),
    stated('2026-10-30', 6n, 7n),
    stated('2026-10-31', 7n, 7n),
  ];
  expect(faults(days).unbalanced).toEqual(['2026-10-29', '2026-10-30']);
});

test('what came late for the month before explains the step from its last statement', () => {
  const days = [stated('2026-09-30', 0n, 100n), stated('2026-10-31', 95n, 95n)];
  expect(faults(days).missing.length).toBeGreaterThan(0);
  expect(faults(days, { lateMinor: -5n })).toEqual({ missing: [], unbalanced: [] });
});

test('an entry is counted in its month, or in the first open one when that is closed', () => {
  expect(periodOf('2026-10-15', null)).toEqual({ month: '2026-10', lateOf: null });
  expect(periodOf('2026-10-15', '2026-09')).toEqual({ month: '2026-10', lateOf: null });
  expect(periodOf('2026-08-15', '2026-12')).toEqual({ month: '2027-01', lateOf: '2026-08' });
  expect(monthAfter('2026-01', -1)).toBe('2025-12');
});
