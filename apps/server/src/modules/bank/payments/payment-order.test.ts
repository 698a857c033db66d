import { describe, expect, test } from 'vitest';
import { isRefusal, weigh, type PaymentState } from './payment-order.ts';

const state = (status: PaymentState['status'], sequence: number, paymentId = 'p'): PaymentState => ({
  paymentId,
  status,
  reason: null,
  executedAt: null,
  sequence,
});

const waiting = (received: number): PaymentState => ({
  ...state('RCVD', 1),
  multi: { status: 'AWAF', required: 3, received },
});

describe('what a word of a bank makes of what is known', () => {
  test.each([
    ['the first word', null, state('RCVD', 1), 'new'],
    ['an end as the first word', null, state('ACSC', 2), 'new'],
    ['an end after it was taken in', state('RCVD', 1), state('ACSC', 2), 'new'],
    ['a rejection after it was taken in', state('RCVD', 1), state('RJCT', 2), 'new'],
    ['the same again', state('RCVD', 1), state('RCVD', 1), 'known'],
    ['an older word after the end', state('ACSC', 2), state('RCVD', 1), 'known'],
    ['the same end again', state('ACSC', 2), state('ACSC', 2), 'known'],
    ['an end under a number that was passed', state('RCVD', 3), state('ACSC', 2), 'new'],
    ['that more have to authorise it', state('RCVD', 1), waiting(1), 'new'],
    ['that one more has', waiting(1), waiting(2), 'new'],
    ['the same count again', waiting(1), waiting(1), 'known'],
    ['the same without a count', waiting(1), state('RCVD', 1), 'known'],
    ['another end', state('ACSC', 2), state('RJCT', 3), 'contradiction'],
    ['an end that is taken back', state('RJCT', 2), state('ACSC', 9), 'contradiction'],
    ['another payment', state('RCVD', 1), state('ACSC', 2, 'q'), 'contradiction'],
  ] as const)('%s', (_what, known, told, expected) => {
    expect(weigh(known, told)).toBe(expected);
  });
});

test('only an answer to the request itself is a refusal', () => {
  expect([400, 403, 404, 422].every((status) => isRefusal(status))).toBe(true);
  expect([401, 408, 425, 429, 500, 503, null].some((status) => isRefusal(status))).toBe(false);
});
