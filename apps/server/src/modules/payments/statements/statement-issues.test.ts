import { expect, test } from 'vitest';
import { issuesOf, type StatementPage } from './statement-issues.ts';

function page(statementId: string, more: Partial<StatementPage> = {}): StatementPage {
  return {
    statementId,
    statementKey: statementId,
    via: 'bank',
    message: 'camt.053',
    currency: 'CNY',
    bankId: 'S-7',
    electronicSequence: '7',
    legalSequence: null,
    page: null,
    lastPage: null,
    createdAt: new Date('2026-10-15T21:00:00Z'),
    day: '2026-10-15',
    fromOn: '2026-10-15',
    openingMinor: 100n,
    closingMinor: 100n,
    closingOn: '2026-10-15',
    creditsMinor: 0n,
    debitsMinor: 0n,
    oneCurrency: true,
    state: 'balances',
    expectedMinor: 100n,
    ...more,
  };
}

const later = new Date('2026-10-16T08:00:00Z');

/** What counts, what it replaces, what is of its time; in every order the same. */
function told(...statements: StatementPage[]) {
  const names = (of: readonly StatementPage[]): string =>
    of
      .map(({ statementId }) => statementId)
      .toSorted()
      .join();
  const orders = [statements, statements.toReversed(), [...statements.slice(1), ...statements.slice(0, 1)]];
  const [first, ...others] = orders.map((order) =>
    issuesOf(order)
      .map(({ pages, replaced, beside, isWhole }) => [names(pages), names(replaced), names(beside), isWhole].join('|'))
      .toSorted(),
  );
  for (const other of others) expect(other).toEqual(first);
  return first;
}

test('the later issue counts, what the bank gave before what a member brought, and of one time neither replaces the other', () => {
  expect(told(page('a'), page('b', { createdAt: later }))).toEqual(['b|a||true']);
  expect(told(page('a'), page('b', { createdAt: later, via: 'upload' }))).toEqual(['a|b||true']);
  expect(told(page('a'), page('b'))).toEqual(['b||a|true']);
});

test('another day, currency, number or span of days is another statement, and so is what goes on where one ends', () => {
  const others = [
    { day: '2026-10-16', fromOn: '2026-10-16' },
    { currency: 'USD' },
    { electronicSequence: '8' },
    { fromOn: '2026-10-01' },
  ];
  for (const other of others) expect(told(page('a'), page('b', { ...other, createdAt: later }))).toHaveLength(2);
  const morning = page('a', { closingMinor: 150n });
  expect(told(morning, page('b', { openingMinor: 150n, closingMinor: 160n, createdAt: later }))).toHaveLength(2);
  // An issue whose opening balance was corrected, too, is another issue of it.
  expect(told(morning, page('b', { openingMinor: 90n, closingMinor: 140n, createdAt: later }))).toEqual(['b|a||true']);
});

test('a bank that does not count is told by its balances, or by its id where they say nothing', () => {
  const none = { electronicSequence: null };
  const first = page('a', { ...none, bankId: 'X', closingMinor: 150n });
  expect(told(first, page('b', { ...none, bankId: 'Y', closingMinor: 160n, createdAt: later }))).toEqual(['b|a||true']);
  const still = page('a', { ...none, bankId: 'X' });
  expect(told(still, page('b', { ...none, bankId: 'Y', createdAt: later }))).toHaveLength(2);
  expect(told(still, page('b', { ...none, bankId: 'X', createdAt: later }))).toEqual(['b|a||true']);
});

test('an issue with fewer pages or in one piece takes the place of all pages, one with more of all of them too', () => {
  const one = page('1', { page: 1, lastPage: false, closingMinor: null, closingOn: null });
  const two = page('2', { page: 2, lastPage: true, openingMinor: null });
  expect(told(one, two)).toEqual(['1,2|||true']);
  expect(told(one, two, page('w', { createdAt: later }))).toEqual(['w|1,2||true']);
  const again = { ...one, statementId: '1b', createdAt: later };
  expect(told(one, two, again)).toEqual(['1b,2|1||true']);
  const end = { ...two, statementId: '2b', createdAt: later };
  expect(told(page('w'), again, end)).toEqual(['1b,2b|w||true']);
  const third = page('3', { page: 3, lastPage: true, openingMinor: null });
  expect(told(one, { ...two, lastPage: false }, third, again, end)).toEqual(['1b,2b|1,2,3||true']);
  expect(told(one, third)).toEqual(['1,3|||false']);
  expect(told(two)).toEqual(['2|||false']);
});

test('pages of a count that begins anew with the year, or of another id, stay apart', () => {
  const none = { fromOn: null, page: 1, lastPage: false } as const;
  expect(told(page('a', none), page('b', { ...none, day: '2027-10-15', createdAt: later }))).toHaveLength(2);
  expect(told(page('a', none), page('b', { ...none, page: 2, bankId: 'S-8', day: '2026-10-16' }))).toHaveLength(2);
});
