import { expect, test } from 'vitest';
import { changedFields, contentHash, searchText, type InstructionContent } from './content.ts';
import { amountOf, contentOf } from './prepare.ts';

const content: InstructionContent = {
  debtorAccount: '1001',
  creditorName: '恒信贸易有限公司',
  creditorAccount: '2002',
  creditorBank: null,
  amountMinor: 5_000_000n,
  currency: 'CNY',
  remittance: 'Invoice 7',
};
const others: Partial<InstructionContent>[] = [
  { debtorAccount: '1002' },
  { creditorName: '恒信贸易' },
  { creditorAccount: '2003' },
  { creditorBank: 'Lanjiang' },
  { amountMinor: 5_000_001n },
  { currency: 'JPY' },
  { remittance: 'Invoice 8' },
];

test('the same content has the same hash', () => {
  expect(contentHash({ ...content })).toEqual(contentHash(content));
  expect(changedFields(content, { ...content })).toEqual([]);
});

test('a change of any one field is another hash, and is named', () => {
  const hashes = others.map((other) => contentHash({ ...content, ...other }).toString('hex'));
  expect(new Set([...hashes, contentHash(content).toString('hex')]).size).toBe(others.length + 1);
  for (const other of others) expect(changedFields(content, { ...content, ...other })).toEqual(Object.keys(other));
});

test('text that moves from one field into the next is another content', () => {
  const one = contentHash({ ...content, creditorName: 'a', creditorAccount: 'bc' });
  expect(one).not.toEqual(contentHash({ ...content, creditorName: 'ab', creditorAccount: 'c' }));
});

const body = {
  debtorAccount: '7730-1942-01',
  creditorName: '恒信贸易有限公司',
  creditorAccount: ' 7730-2065 01 ',
  creditorBank: null,
  amount: '1.00',
  currency: 'CNY',
  remittance: '',
};

test('the number of the payee is ordered as it was typed', () => {
  expect(contentOf(body).creditorAccount).toBe('7730-2065 01');
});

test.each(['7730-1942-01', '7730194201', '7730 1942 01'])(
  'nobody pays %s from that account itself',
  (creditorAccount) => {
    expect(() => contentOf({ ...body, creditorAccount })).toThrow('is the account that pays');
    expect(contentOf({ ...body, creditorAccount, creditorBank: '澜江银行' }).creditorAccount).toBe(creditorAccount);
  },
);

test('a payment is found by the number of its payee, with its dashes and without', () => {
  const text = searchText({ ...content, creditorAccount: '7730-2065-01' });
  for (const sought of ['7730-2065-01', '7730206501']) expect(text).toContain(sought);
});

test('a search finds payee, account and purpose in any case', () => {
  expect(searchText(content)).toContain('恒信');
  expect(searchText(content)).toContain('2002');
  expect(searchText(content)).toContain('invoice 7');
});

test('an amount of more digits than a bank takes in one payment, or than its currency has, is refused by its field', () => {
  expect(amountOf({ amount: '9999999999999.9999', currency: 'CLF' })).toBe(10n ** 17n - 1n);
  expect(amountOf({ amount: '9999999999999.99', currency: 'CNY' })).toBe(10n ** 15n - 1n);
  expect(amountOf({ amount: '9999999999999', currency: 'JPY' })).toBe(10n ** 13n - 1n);
  const refused = (amount: string, currency: string) => expect(() => amountOf({ amount, currency }));
  for (const currency of ['CLF', 'CNY', 'JPY'])
    refused('10000000000000', currency).toThrow(/body\.amount: has more than 13 digits before the point/);
  refused('1.00001', 'CLF').toThrow(/body\.amount/);
  refused('1.5', 'JPY').toThrow(/body\.amount/);
  refused('0.00', 'CNY').toThrow(/body\.amount/);
});
