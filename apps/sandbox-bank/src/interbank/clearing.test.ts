import { expect, test } from 'vitest';
import { takeWord, whyReturned, type SentStatus, type TransferWord } from './clearing.ts';

const credited: TransferWord = { status: 'ACCC' };
const rejected: TransferWord = { status: 'RJCT', reason: 'AC01' };

test.each<[SentStatus, TransferWord, ReturnType<typeof takeWord>]>([
  ['queued', credited, { to: 'settled' }],
  ['queued', rejected, { to: 'returned', reason: 'AC01' }],
  ['settled', credited, 'known'],
  ['settled', rejected, 'contradiction'],
  ['returned', credited, 'contradiction'],
  ['returned', rejected, 'known'],
  ['set_aside', credited, 'contradiction'],
  ['set_aside', rejected, 'known'],
])('%s, and the other bank says %j: %j', (status, word, expected) => {
  expect(takeWord(status, word)).toEqual(expected);
});

const open = { isCustomers: true, isClosed: false, currency: 'CNY' };

test.each([
  ['an open account of a customer', open, 'CNY', null],
  ['no such account', null, 'CNY', 'AC01'],
  ['an account of the bank itself', { ...open, isCustomers: false }, 'CNY', 'AC01'],
  ['a closed account', { ...open, isClosed: true }, 'CNY', 'AC04'],
  ['an account in another currency', open, 'USD', 'AM03'],
  ['a closed account in another currency', { ...open, isClosed: true }, 'USD', 'AC04'],
] as const)('%s, %j: money in %s is answered by %s', (_what, account, currency, reason) => {
  expect(whyReturned(account, currency)).toBe(reason);
});
