import { expect, test } from 'vitest';
import { errorInWords, idsIn } from './dead-letter.ts';

test('of a payload the ids are shown and nothing that could be somebody’s words', () => {
  const payload = {
    eventId: '01900000-0000-7000-8000-000000000000',
    topic: 'bank.records_received',
    payload: { enterpriseId: 'e-1', note: 'hello', token: 'abc', customerIds: ['1', 'two words'], amount: 5 },
  };
  expect(idsIn(payload)).toEqual([
    { name: 'eventId', value: '01900000-0000-7000-8000-000000000000' },
    { name: 'topic', value: 'bank.records_received' },
    { name: 'enterpriseId', value: 'e-1' },
    { name: 'customerIds', value: '1' },
  ]);
});

test.each([null, 'text', 5, [], { a: { b: { c: { d: { e: { id: '1' } } } } } }])('%j has no ids', (payload) => {
  expect(idsIn(payload)).toEqual([]);
});

test('a payload of many ids is cut', () => {
  expect(idsIn({ personIds: Array.from({ length: 500 }, (_, n) => `p-${n}`) }).length).toBe(12);
});

test.each([
  [{ message: 'Error: the bank answered 503' }, 'Error: the bank answered 503'],
  [{ value: { message: 'job timed out' } }, 'job timed out'],
  ['plain', 'plain'],
  [null, 'no reason was left'],
  [{ other: 1 }, 'no reason was left'],
  [{ message: 'first line\n    at somewhere (file.ts:1)' }, 'first line'],
  [{ message: 'connect smtp://me:hunter2@mail.example:25 failed' }, 'connect smtp://…@mail.example:25 failed'],
  [
    { message: 'header Authorization: Bearer eyJhbGciOi.x.y was refused' },
    'header Authorization: Bearer … was refused',
  ],
  [{ message: 'password=hunter2, retry' }, 'password=…, retry'],
  [{ message: `value ${'A'.repeat(64)} is wrong` }, 'value … is wrong'],
])('%j is told as "%s"', (output, words) => {
  expect(errorInWords(output)).toBe(words);
});

test('a long error is shortened', () => {
  expect(errorInWords({ message: 'many words '.repeat(100) }).length).toBeLessThanOrEqual(301);
});
